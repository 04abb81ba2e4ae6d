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
