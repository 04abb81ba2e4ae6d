import { told } from '../told.ts'
import { report } from './report.ts'

/** What an advisory did, with the words for verdicts as keys. */
export interface Trail {
  readonly id: string
  readonly date: string
  readonly key: string
  readonly requirement: string
  readonly before: string
  readonly sv: string
  readonly en: string
}

export interface Range {
  readonly from: string
  readonly to: string
}

const word = (key: string) => told(report, { problem: key })

const why = {
  'advisory.why.form': () => 'It is no signed advisory that can be read.',
  'advisory.why.untrusted': () =>
    "It is not signed by a key that you have named as that of the profile's publisher (--publisher).",
  'advisory.why.signature': () => 'Its signature does not hold: it was changed after it was signed.',
  'advisory.why.not-in-force': () => "The publisher's certificate was not in force on the day of the advisory.",
  'advisory.why.own': () => 'The same key has signed the bundle: nobody mends a report of his own.',
  'advisory.why.regraded': () => 'The report has been re-graded already. Use the original, and all advisories at once.',
  'advisory.why.miscounted': () => 'The report does not agree with its own verdicts.',
}

/** What a profile's publisher says of versions that are out already. */
export const advisory = {
  ...why,
  'cli.advise.summary': () =>
    'Sign a note against versions of a profile, by which old reports are re-graded with a trail',
  'cli.advise.file': () =>
    'What is wrong, in which versions, of which requirement: YAML or JSON (docs/profile-commands.md)',
  'cli.advise.key': () => "Private key of the profile's publisher, in PEM",
  'cli.advise.output': () => 'File for the signed advisory',
  'cli.advise.example': () => 'Say that a verdict of versions that are out is not to be relied on',
  'cli.advise.done': (a: { file: string; id: string; key: string }) =>
    `The advisory ${a.id} is in ${a.file}, signed by ${a.key}.`,
  'advisory.left-out': (a: { ids: string; file: string }) =>
    `Advisories were not applied to ${a.file}, since its report could not be verified: ${a.ids}`,
  'cli.option.advisory': () => "Signed advisory of the profile's publisher: the report is re-graded with a trail",
  'cli.option.publisher': () =>
    "Public key of the profile's publisher, or own certificate: PEM file, or folder of them. Advisories by others are refused",
  'cli.report.example-advisory': () => 'Show an old report as an advisory has it be read, with what stood there before',
  'advisory.label': () => 'Advisory',
  'advisory.regraded': (a: { before: string; after: string; digest: string }) =>
    `Re-graded by advisories of the profile's publisher: was ${word(a.before)}, is ${word(a.after)}. The original report is unchanged: ${a.digest}.`,
  'advisory.applied': (a: Trail) =>
    `${a.id} (${a.date}, signed by ${a.key}): ${a.requirement} was ${word(a.before)}, and is not tested. ${a.en}`,
  'advisory.noted': (a: Trail) =>
    `${a.id} (${a.date}, signed by ${a.key}): on ${a.requirement}, which is ${word(a.before)} still. ${a.en}`,
  'advisory.unaffected': (a: Trail & { problem: string }) =>
    `${a.id} (${a.date}, signed by ${a.key}) changes nothing here. ${a.problem}`,
  'advisory.reading': (a: { sv: string; en: string }) => `How to read it: ${a.en}`,
  'advisory.corrected': (a: { version: string }) => `Corrected in ${a.version}.`,
  'advisory.withdrawn': (a: Omit<Trail, 'requirement'>) =>
    `Was ${word(a.before)}; taken back by advisory ${a.id} of ${a.date}, signed by ${a.key}: ${a.en}`,
  'advisory.not.profile': (a: { profile: string }) => `It is not about ${a.profile}.`,
  'advisory.not.version': (a: { version: string }) => `It is not about version ${a.version}.`,
  'advisory.not.requirement': (a: { requirement: string }) => `The report has no requirement ${a.requirement}.`,
  'advisory.not.judged': () => 'Its requirement is out of scope in this report.',
  'advisory.not.verdict': (a: { found: string }) => `It takes back another verdict than ${word(a.found)}.`,
  'advisory.not.check': (a: { check: string }) => `The verdict does not rest on ${a.check}.`,
  'advisory.not.alone': (a: { check: string }) => `More than ${a.check} found fault, or may have.`,
  'advisory.why.order': (a: Range) => `The first version is after the last: ${a.from}, ${a.to}.`,
  'advisory.why.outside': (a: Range & { version: string }) =>
    `The profile is version ${a.version}, which is not from ${a.from} to ${a.to}. Name one that the advisory is about.`,
  'advisory.why.corrected': (a: { version: string; to: string }) =>
    `It cannot be corrected in ${a.version} when ${a.to} is concerned.`,
  'verify.regraded': () => 'The report is re-graded by advisories: a bundle holds the original.',
  'error.advisory.refused.what': (a: { file: string }) => `The advisory ${a.file} cannot be used.`,
  'error.advisory.refused.why': (a: { problem: string }) => told(why, a),
  'error.advisory.refused.do': () =>
    'docs/profile-commands.md says what an advisory holds, and "samklang profile advise" signs one; docs/trust.md says whose counts.',
}
