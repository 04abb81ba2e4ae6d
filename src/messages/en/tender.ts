/** Words about the tender as data. */
export const tender = {
  'error.tender.refused.what': (a: { file: string }) => `The tender ${a.file} is not right.`,
  'error.tender.refused.why': () => 'It does not fit its schema.',
  'error.tender.refused.do': () =>
    'Mend the file there; reports/schema/tender-1.schema.json says what it holds. One that has been published stays as it is: its digest is what binds.',
  'error.tender.differs.what': (a: { where: string }) =>
    `What would be tested is not what the tender ${a.where} demands.`,
  'error.tender.differs.why': (a: Differences) => differences(a).join(' '),
  'error.tender.differs.do': () =>
    'Use the profile, the role and the modules of the tender. Without --profile, --role and --modules, samklang run takes them from it.',
  'cli.option.tender': () =>
    'Tender that the run is for: profile, role and modules are those that it demands, and every request carries its challenge',
  'report.tender': () => 'Tender',
  'report.tender-digest': () => 'Digest of the tender',
  'report.challenge': () => 'Challenge',
  'error.tender.exists.what': (a: { where: string }) => `${a.where} is already there.`,
  'error.tender.exists.why': () =>
    'It may have been published, and bidders may already have run for it. Nothing has been written.',
  'error.tender.exists.do': () => 'Name another file with --output, or move that one away.',
  'cli.tender.file': () => 'The tender, as samklang tender new wrote it',
  'cli.tender-new.summary': () => 'Write a tender as data: what is demanded, how it is proved, and a challenge',
  'cli.tender-new.output': () => 'File to write; one that is there is never overwritten',
  'cli.tender-new.modules': () => 'Modules that are demanded, separated by commas',
  'cli.tender-new.authority': () => 'Contracting authority',
  'cli.tender-new.case': () => 'Case number of the procurement',
  'cli.tender-new.last-day': () => 'Last day that a run counts (YYYY-MM-DD, to the end of the day in UTC)',
  'cli.tender-new.id': () => 'Id of the requirement in the tender documents (INT-01 by default)',
  'cli.tender-new.title': () => 'Title of the requirement',
  'cli.tender-new.type': (a: { words: string }) => `What kind of requirement it is: ${a.words}`,
  'cli.tender-new.threshold': (a: { words: string }) => `Over or under the EU threshold: ${a.words}`,
  'cli.tender-new.step': (a: { words: string }) => `Least evidence step that is accepted: ${a.words}`,
  'cli.tender-new.max-age': () => 'How many days old a run may be (90 by default)',
  'cli.tender-challenge.summary': () => 'Show the challenge of a tender, and what a supplier types',
  'cli.tender-challenge.example': () => 'What to tell bidders',
  'tender.ask.modules': (a: { known: string }) => `Modules that are demanded, separated by commas (${a.known})`,
  'tender.ask.last-day': () => 'Last day that a run counts (YYYY-MM-DD)',
  'tender.ask.type': (a: { allowed: string }) => `Kind of requirement (${a.allowed})`,
  'tender.ask.threshold': (a: { allowed: string }) => `Over or under the EU threshold (${a.allowed})`,
  'tender.ask.step': (a: { allowed: string }) => `Least evidence step (${a.allowed})`,
  'tender.drafted': (a: { digest: string }) =>
    `Its digest is ${a.digest}. Read it, change what is to be otherwise, and then publish it unchanged: every change gives another digest.`,
  'tender.next': (a: { file: string }) =>
    `Next: samklang tender annex ${a.file}, then samklang tender challenge ${a.file}`,
  'tender.valid': () => 'Valid',
  'tender.not-yet': () => 'It is not valid yet.',
  'tender.over': () => 'It is not valid any more.',
  'tender.typed': () => 'A supplier types, with what is theirs in place of …:',
  'tender.sent': (a: { header: string }) => `Every request then carries ${a.header}`,
  'tender.draft.title': (a: { standard: string }) => `Exchange of information by ${a.standard}`,
  'tender.draft.motive': () =>
    'Data shall move between systems without special adaptation, so that the authority does not depend on a single supplier.',
  'tender.draft.object': () => 'The offered system in the version that is offered, as it will be delivered.',
  'tender.draft.equivalence': () =>
    'The bidder says for each requirement how it is met in an equivalent way, and encloses an account with the same content as the report has.',
  'tender.draft.deviations': () => 'For each requirement, with the reason and the day when it will be met.',
  'tender.draft.rule': () =>
    'Each requirement in the table that is passed gives the points that stand there. All other outcomes give 0 points.',
  'tender.draft.confidentiality': () =>
    'The bidder says for each item what should be kept secret, and what harm its disclosure could do.',
  'tender.draft.accessibility': () => 'Documents that are handed in shall be readable according to EN 301 549.',
  'tender.not-fit': (a: { path: string }) => `The report does not fit the tender ${a.path} yet:`,
  'tender.window': (a: { notBefore: string; notAfter: string }) =>
    `The challenge ends (${a.notAfter}) before it begins (${a.notBefore}).`,
  'tender.no-sample': () => 'A sample is to be run again, and how many requirements it draws is not said.',
  'tender.no-scoring': () => 'An award criterion needs its published rule: scoring is missing.',
  'tender.unknown': (a: { name: string; profile: string }) => `${a.profile} has no "${a.name}".`,
  'tender.points-for-must': (a: { requirement: string }) =>
    `${a.requirement} is a MUST, and gives no points: points are for SHOULD and MAY.`,
}

/** Texts that are empty do not differ. */
export interface Differences {
  profile: string
  wantedProfile: string
  role: string
  wantedRole: string
  missing: string
}

function differences({ profile, wantedProfile, role, wantedRole, missing }: Differences): readonly string[] {
  return [
    ...(profile === '' ? [] : [`The profile is ${profile}, and the tender demands ${wantedProfile}.`]),
    ...(role === '' ? [] : [`The role is ${role}, and the tender demands ${wantedRole}.`]),
    ...(missing === '' ? [] : [`Modules of the tender that are not tested: ${missing}.`]),
  ]
}
