import { counted, isOne } from '../counted.ts'

/** Why a report does not belong to a tender. One id for each reason. */
export const binding = {
  'binding.no-tender': () => 'The report was not made for a tender.',
  'binding.other-words': (a: { stated: string; tender: string }) =>
    `The report names the tender "${a.stated}", which is "${a.tender}".`,
  'binding.other-tender': (a: { stated: string; tender: string }) =>
    `The report was made for another tender, or another version of its file: ${a.stated}. This one is ${a.tender}.`,
  'binding.other-nonce': (a: { stated: string; nonce: string }) =>
    `The challenge in the report is ${a.stated}, and that of the tender is ${a.nonce}.`,
  'binding.unchallenged': (a: { count: number; first: string }) =>
    `${counted(a.count, 'request does', 'requests do')} not carry the challenge of the tender: ${a.first}${isOne(a.count) ? '' : ' …'}`,
  'binding.unseen': (a: { count: number; first: string }) =>
    `Whether ${counted(a.count, 'request', 'requests')} carried the challenge cannot be seen, since the evidence is not there: ${a.first}${isOne(a.count) ? '' : ' …'}`,
  'binding.other-profile': (a: { stated: string; tender: string }) =>
    `The report was made by the profile ${a.stated}, and the tender demands ${a.tender}.`,
  'binding.other-role': (a: { stated: string; tender: string }) =>
    `The report is about the role ${a.stated}, and the tender demands ${a.tender}.`,
  'binding.modules-missing': (a: { modules: string }) =>
    `Modules that the tender demands were not tested: ${a.modules}.`,
  'binding.too-early': (a: { began: string; notBefore: string }) =>
    `The run began ${a.began}, before the tender's challenge was valid (${a.notBefore}).`,
  'binding.too-late': (a: { ended: string; notAfter: string }) =>
    `The run ended ${a.ended}, after the tender's challenge was valid (${a.notAfter}).`,
  'binding.in-future': (a: { ended: string; now: string }) =>
    `The run ended ${a.ended}, which is later than now (${a.now}).`,
  'binding.too-old': (a: { began: string; limit: number; by: string }) =>
    `The run began ${a.began} and was more than ${a.limit} days old on ${a.by}.`,
  'binding.tool-too-old': (a: { version: string; minimum: string }) =>
    `The tool has the version ${a.version}, and the tender demands at least ${a.minimum} or equivalent.`,
  'binding.other-tool': (a: { tool: string; tender: string }) =>
    `The report was made by ${a.tool}, and not by ${a.tender}. Whether that is equivalent is for the buyer to judge.`,
  'binding.version-unstated': () => 'The report does not say which version of the product was tested.',
  'binding.other-version': (a: { version: string; versions: string }) =>
    `The version that was tested, ${a.version}, is none that is accepted: ${a.versions}.`,
  'binding.exclusions': (a: { count: number; ids: string }) =>
    `${counted(a.count, 'requirement was', 'requirements were')} left out of the run: ${a.ids}.`,
  'binding.not-in-files': (a: { count: number; ids: string }) =>
    `${counted(a.count, 'requirement', 'requirements')} of the modules could not be decided from the files, and so ${isOne(a.count) ? 'was' : 'were'} not judged: ${a.ids}.`,
}
