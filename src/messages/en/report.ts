import { counted, isOne } from '../counted.ts'

/** "2 MUST requirements failed, 1 was not settled" */
function broken({ failed, open }: { failed: number; open: number }): string {
  const rest = open === 0 ? '' : `, ${open} ${isOne(open) ? 'was' : 'were'} not settled`
  return `${musts(failed)} failed${rest}`
}

function unproved(open: number): string {
  return open === 0 ? '' : `: ${musts(open)} ${isOne(open) ? 'was' : 'were'} not proved`
}

function musts(count: number): string {
  return counted(count, 'MUST requirement', 'MUST requirements')
}

function allHeld(count: number): string {
  if (count === 0) return 'no MUST requirement was in scope'
  const which = isOne(count) ? 'the only MUST requirement in scope was' : `all ${count} MUST requirements in scope were`
  return `${which} tested and held`
}

/** Words of the reports. */
export const report = {
  'report.title': () => 'Conformance report (self-test)',
  'level.MUST': () => 'MUST',
  'level.SHOULD': () => 'SHOULD',
  'level.MAY': () => 'MAY',
  'verdict.passed': () => 'Passed',
  'verdict.failed': () => 'Failed',
  'verdict.inapplicable': () => 'Not applicable',
  'verdict.untested': () => 'Not tested',
  'verdict.manual': () => 'Needs manual check',
  'verdict.error': () => 'Harness error',
  'overall.conformant': () => 'Conformant',
  'overall.non-conformant': () => 'Non-conformant',
  'overall.incomplete': () => 'Incomplete',
  'overall.invalid': () => 'Invalid',
  'overall.sentence.conformant': (a: { profile: string; musts: number }) =>
    `The system conforms to ${a.profile}: ${allHeld(a.musts)}.`,
  'overall.sentence.non-conformant': (a: { profile: string; failed: number; open: number }) =>
    `The system does not conform to ${a.profile}: ${broken(a)}.`,
  'overall.sentence.incomplete': (a: { profile: string; open: number }) =>
    `Whether the system conforms to ${a.profile} is not settled${unproved(a.open)}.`,
  'overall.sentence.invalid': (a: { profile: string }) => `The report for ${a.profile} could not be verified.`,
  'overall.files.conformant': (a: { profile: string; musts: number }) =>
    `The files hold what ${a.profile} demands of them: ${musts(a.musts)} could be decided from them, and held. This says nothing of the system they come from.`,
  'overall.files.non-conformant': (a: { profile: string; failed: number; open: number }) =>
    `The files break ${a.profile}: ${broken(a)}.`,
  'overall.files.incomplete': (a: { profile: string; open: number }) =>
    `Whether the files hold what ${a.profile} demands is not settled${unproved(a.open)}.`,
  'report.no-proof': () => 'Nothing was proved, so nothing is conformant.',
  'report.evidence-step.E1': () =>
    'Evidence step E1: a self-test. It shows what the tool saw when the tester ran it; it does not prove who ran it, or that the system in use is the one tested.',
  'report.scope': () => 'The results concern only the system and version tested, and only what was tested.',
  'report.system': () => 'System',
  'report.supplier': () => 'Supplier',
  'report.version': () => 'Version',
  'report.role': () => 'Role',
  'report.modules': () => 'Modules',
  'report.certificate': () => 'Certificate of the server (issuer, valid to)',
  'report.endpoint': () => 'Address',
  'report.files': () => 'Files',
  'report.inputs': () => 'Inputs',
  'report.profile': () => 'Profile',
  'report.extends': () => 'Extends',
  'report.standard': () => 'Standard',
  'report.digest': () => 'Digest',
  'report.limits': () => 'Not shown',
  'report.validity': () => 'In force',
  'report.rule-set': () => 'Rule set',
  'report.not-supplied': () => 'NOT SUPPLIED',
  'report.date': () => 'Tested',
  'report.tool': () => 'Tool',
  'report.id': () => 'Report id',
  'report.unstated': () => 'not stated',
  'report.numbers': () => 'The result in numbers',
  'report.level': () => 'Level',
  'report.failed': () => 'What failed',
  'report.expected': () => 'Expected',
  'report.actual': () => 'Actual',
  'report.consequence': () => 'Consequence',
  'report.source': () => 'Source',
  'report.reproduce': () => 'Reproduce',
  'report.technical': () => 'Technical detail',
  'report.rule': () => 'Rule',
  'report.verbose-hint': () => 'More behind each line: --verbose, or the HTML report.',
  'report.requirements': (a: { count: number }) => counted(a.count, 'requirement', 'requirements'),
  'report.more-findings': (a: { count: number }) => `and ${a.count} more of the same kind`,
  'report.matrix': () => 'All requirements',
  'report.requirement': () => 'Requirement',
  'report.verdict': () => 'Verdict',
  'report.text': () => 'Text',
  'report.module': () => 'Module',
  'report.reason': () => 'Reason',
  'report.untested': () => 'What was not tested',
  'report.out-of-scope': () => 'Outside the scope',
  'report.out-of-scope.role': () => 'concerns another role',
  'report.out-of-scope.module': () => 'the module is not claimed by the supplier',
  'report.out-of-scope.not-scored': () => 'cannot be tested by a tool, and is not scored',
  'report.out-of-scope.not-in-files': () => 'cannot be decided from these files alone',
  'report.exclusions': () => 'Left out of the method',
  'report.troubles': () => 'Trouble on the way',
  'report.evidence': () => 'Evidence',
  'report.method': () => 'Method',
  'report.decision-rule': () =>
    'Decision rule: a failed MUST makes the system non-conformant; a MUST that is not proved makes the result incomplete; a failed SHOULD is a remark.',
  'report.masked': (a: { count: number }) =>
    a.count === 0
      ? 'No values were masked as personal data.'
      : `${counted(a.count, 'value was', 'values were')} masked as personal data.`,
  'report.end': () => 'End of the report',
  'report.written': (a: { files: string }) => `Written: ${a.files}`,
  'report.not-made': (a: { format: string }) => `The ${a.format} report could not be made.`,
  'report.observations': () => 'Observations',
  'matrix.sheet': () => 'Requirements',
  'matrix.report-sheet': () => 'Report',
  'matrix.exercised': () => 'Times tested',
  'matrix.first-observation': () => 'First observation',
  'badge.message': (a: { step: string; overall: string; date: string }) =>
    `self-test ${a.step} ${a.date}: ${a.overall}`,
  'github.title': (a: { step: string }) => `self-test, evidence step ${a.step}`,
  'report.shortened': () => 'The summary is shortened to fit; the whole is in report.json and report.html.',
  'sarif.elsewhere': (a: { requirement: string; count: number }) =>
    `${a.requirement}: ${counted(a.count, 'finding is', 'findings are')} not in a file, and so not among the results.`,
}
