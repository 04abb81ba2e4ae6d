import { counted, isOne } from '../counted.ts'

/** The annex of requirements that a buyer attaches to tender documents. */
export const annex = {
  'annex.kind': () => 'Annex of requirements',
  'annex.draft': () =>
    'Draft. This text is an aid and no legal advice: it needs to be read by a procurement lawyer before it is published.',
  'annex.about': () => 'What the requirement is about',
  'annex.authority': () => 'Contracting authority',
  'annex.case': () => 'Case number',
  'annex.id': () => 'Id of the requirement',
  'annex.type': () => 'Kind',
  'annex.type.mandatory': () => 'Mandatory requirement',
  'annex.type.award-criterion': () => 'Award criterion',
  'annex.type.contract-condition': () => 'Contract condition',
  'annex.procedure': () => 'Procedure',
  'annex.threshold.over': () => 'over the EU threshold',
  'annex.threshold.under': () => 'under the EU threshold',
  'annex.motive': () => 'Why it is demanded',
  'annex.object': () => 'What shall meet it',
  'annex.standard': () => 'Standard',
  'annex.demand': () => 'The requirement',
  'annex.levels.MUST': () => 'every MUST requirement',
  'annex.levels.SHOULD': () => 'every MUST and every SHOULD requirement',
  'annex.demand.mandatory': (a: Demand) =>
    `The offered system shall, in the role "${a.role}", meet ${a.levels} in the table of requirements, which is taken from the profile ${a.profile} (digest ${a.digest}), or meet them in an equivalent way.`,
  'annex.demand.award-criterion': (a: Demand) =>
    `The offered system is given points for the requirements in the table of points that it meets in the role "${a.role}", by the profile ${a.profile} (digest ${a.digest}) or in an equivalent way.`,
  'annex.demand.contract-condition': (a: Demand) =>
    `As long as the contract runs, the system shall, in the role "${a.role}", meet ${a.levels} in the table of requirements, which is taken from the profile ${a.profile} (digest ${a.digest}), or meet them in an equivalent way.`,
  'annex.except': () => 'Rows that are marked as excepted are not demanded; the reason stands there.',
  'annex.law.over.mandatory': () =>
    'Chapter 9, sections 1 and 3–8 of the Swedish Public Procurement Act (2016:1145, LOU) apply.',
  'annex.law.over.award-criterion': () =>
    'Chapter 16, sections 1, 2 and 6 of the Swedish Public Procurement Act (2016:1145, LOU) apply.',
  'annex.law.over.contract-condition': () =>
    'Chapter 17, section 1 of the Swedish Public Procurement Act (2016:1145, LOU) applies.',
  'annex.law.under': () =>
    'The procurement is under the threshold: chapter 19 of the Swedish Public Procurement Act (2016:1145, LOU) applies, and its chapter 9 on technical specifications does not. The requirement is nevertheless stated by the same principles.',
  'annex.equivalent': () => 'Or equivalent',
  'annex.equivalent.over': () =>
    'A tender is not rejected because the solution does not follow the standard that is referred to, when the tender shows that the requirement is met in an equivalent way (LOU 9:7–9:8). The tool is named as one way of showing it; another way with the same content is accepted (LOU 9:6).',
  'annex.equivalent.under': () =>
    'A tender that shows that the requirement is met in an equivalent way is accepted. The tool is named as one way of showing it; another way with the same content is accepted.',
  'annex.proof': () => 'How it is shown',
  'annex.report': (a: { tool: string; version: string }) =>
    `The bidder hands in a conformance report (self-test) in one file, made with the freely available tool ${a.tool}, version ${a.version} or later, or equivalent; or an equivalent account with the same content.`,
  'annex.format': (a: { format: string }) => `Form: ${a.format}`,
  'annex.step': () => 'Least evidence step',
  'annex.step.E0': () => 'E0, statement: the bidder answers yes or no.',
  'annex.step.E1': () => 'E1, self-test: the bidder runs the tests and hands in the report.',
  'annex.step.E2': () =>
    'E2, signed self-test: the report is also signed or sealed by somebody who may act for the bidder.',
  'annex.step.E3': () =>
    'E3, self-test bound to the challenge: the signed report is also of a run that carried the challenge of this tender.',
  'annex.step.E4': () => "E4, the buyer's own run: the buyer has also run the tests, all or a sample, and compared.",
  'annex.step.E5': () => 'E5, independent test: somebody who depends on neither party has run the tests.',
  'annex.when': () => 'When it is handed in',
  'annex.when.in-tender': () => 'With the tender',
  'annex.when.on-request-before-award': () => 'On request, before award',
  'annex.when.before-delivery-approval': () => 'Before the delivery is approved',
  'annex.when.continuous': () => 'Continuously, while the contract runs',
  'annex.age': () => 'Greatest age',
  'annex.age.days': (a: { days: number }) =>
    `${counted(a.days, 'day', 'days')}, counted from the run to the last day of the challenge`,
  'annex.environment': () => 'Where it is tested',
  'annex.environment.test': () => 'In a test environment, with test data only',
  'annex.environment.production-like': () =>
    'In an environment that is like the one in production, with test data only',
  'annex.version': () => 'Version',
  'annex.version.offered': () => 'The report shall be about the version of the product that is offered, and say which.',
  'annex.version.accepted': (a: { versions: string }) =>
    `The report shall be about the version of the product that is offered, and say which. Accepted versions: ${a.versions}.`,
  'annex.untested': () =>
    "A requirement that was not tested does not count as met. The report is the bidder's own test, and does not replace an examination by somebody else.",
  'annex.challenge': () => 'Challenge',
  'annex.challenge.text': () =>
    'The run is made with the challenge below, which is the same for all bidders. Every request of the run carries it, so that the run cannot have been made before the tender was published. A run counts from and to the moments that are given.',
  'annex.challenge.typed': () =>
    'With the tool that is named, the bidder types this, with what is theirs in place of …:',
  'annex.tender-file': () => 'Digest of the enclosed tender file',
  'annex.deviations': () => 'Deviations',
  'annex.deviations.allowed': () => 'Deviations are declared. Declaring one does not make the requirement met.',
  'annex.deviations.none': () =>
    'Deviations are not accepted. One that there is shall still be declared; declaring it does not make the requirement met.',
  'annex.rerun': () => "The buyer's right to run the tests again",
  'annex.rerun.all': (a: { days: number }) =>
    `Before award, and while the contract runs, the buyer may run all tests again against a test environment that the bidder gives access to within ${counted(a.days, 'working day', 'working days')} of the request. Where outcomes differ, that of the buyer's run counts.`,
  'annex.rerun.sample': (a: { days: number; sample: number }) =>
    `Before award, and while the contract runs, the buyer may run the tests of at least ${counted(a.sample, 'randomly drawn requirement', 'randomly drawn requirements')} again against a test environment that the bidder gives access to within ${counted(a.days, 'working day', 'working days')} of the request. Where outcomes differ, that of the buyer's run counts.`,
  'annex.cost.supplier': () => 'The supplier bears the cost.',
  'annex.cost.buyer': () => 'The buyer bears the cost.',
  'annex.cost.each-own': () => 'Each party bears its own cost.',
  'annex.cost.shared': () => 'The parties share the cost.',
  'annex.points': () => 'Points',
  'annex.points.counted': () =>
    'Points are computed from the report. Only the outcome Passed counts; what was not tested gives no points.',
  'annex.points.most': (a: { points: number }) => `All together give at most ${counted(a.points, 'point', 'points')}.`,
  'annex.failure': () => 'If it is not met',
  'annex.failure.rejected': () =>
    'A tender that does not meet the requirement, in an equivalent way either, is not accepted.',
  'annex.failure.no-points': () => 'A requirement that is not met gives no points.',
  'annex.failure.remedied': () =>
    'A requirement that is not met is a fault, and is remedied as the contract says of faults.',
  'annex.evolution': () => 'New versions of the profile',
  'annex.evolution.fixed': () => 'The version that is given holds as long as the contract runs.',
  'annex.evolution.current': (a: { months: number }) =>
    `When the profile comes in a new version, the system shall follow it within ${counted(a.months, 'month', 'months')}.`,
  'annex.reporting': (a: { months: number; days: number }) =>
    `For every new version of the product, and at least once every ${isOne(a.months) ? 'month' : `${a.months} months`}, the supplier hands in a new report within ${counted(a.days, 'working day', 'working days')}.`,
  'annex.secrecy': () => 'Secrecy and readability',
  'annex.table': () => 'Table of requirements',
  'annex.table.text': () =>
    'The wording of the requirements is that of the profile. "Demanded" says whether the row is part of the requirement above.',
  'annex.demanded': () => 'Demanded',
  'annex.yes': () => 'Yes',
  'annex.no': () => 'No',
  'annex.excepted': (a: { reason: string }) => `Excepted: ${a.reason}`,
  'annex.not-tested': () => 'Requirements that are not part of it',
  'annex.not-tested.text': () =>
    'The standard also says the following. It cannot be tested by a tool, and is demanded only if it is demanded elsewhere in the tender documents.',
  'annex.end': () => 'End of the annex',
  'cli.tender-annex.summary': () => 'Write the annex of requirements of a tender, as HTML and DOCX',
  'cli.tender-annex.profile': () => 'Where the profile is, when it does not ship with the program',
  'cli.tender-annex.output': () => 'Folder for the annex',
  'cli.tender-annex.format': (a: { formats: string }) => `Formats to write, separated by commas: ${a.formats}`,
  'cli.tender-annex.example': () => 'In Swedish and English in one file',
  'cli.tender-annex.example-language': () => 'In Swedish alone, for a word processor',
}

export interface Demand {
  role: string
  levels: string
  profile: string
  digest: string
}
