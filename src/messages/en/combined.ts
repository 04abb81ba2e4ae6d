import { counted, isOne } from '../counted.ts'

/** Words of several runs and of the one report of them. */
export const combined = {
  'combined.title': () => 'The exchanges of a system',
  'combined.kind': () => 'Combined conformance report (self-test)',
  'combined.exchanges': () => 'The exchanges',
  'combined.column.exchange': () => 'Exchange',
  'combined.column.profile': () => 'Profile',
  'combined.column.role': () => 'Role',
  'combined.column.result': () => 'Result',
  'combined.column.held': () => 'MUST that held',
  'combined.column.failed': () => 'Failed',
  'combined.column.open': () => 'Open',
  'combined.sentence.conformant': (a: { count: number }) =>
    isOne(a.count)
      ? 'The only exchange that was tested conforms to its profile.'
      : `All ${a.count} exchanges that were tested conform to their profiles.`,
  'combined.sentence.non-conformant': (a: { broken: number; count: number }) =>
    `${a.broken} of ${counted(a.count, 'exchange', 'exchanges')} ${isOne(a.broken) ? 'does' : 'do'} not conform.`,
  'combined.sentence.incomplete': (a: { open: number; count: number }) =>
    `${a.open} of ${counted(a.count, 'exchange', 'exchanges')} ${isOne(a.open) ? 'is' : 'are'} not settled.`,
  'combined.sentence.invalid': () => 'A report of an exchange could not be verified.',
  'combined.rule': () => 'Decision rule: the system conforms when each of its exchanges conforms to its own profile.',
  'combined.whole': () => 'The whole report of this exchange',
  'combined.more': (a: { count: number }) => `and ${a.count} more in the report of the exchange`,
  'combined.again': () =>
    'This page holds nothing that the reports of the exchanges do not say: "samklang combine combined.json" makes it again from them.',
  'combined.turn': (a: { at: number; of: number; name: string }) => `Run ${a.at} of ${a.of}: ${a.name}`,
  'combined.not-made': (a: { names: string }) =>
    `No combined report was written, since these runs gave none: ${a.names}`,
  'runs.twice': (a: { name: string }) => `There is a run called ${a.name} already.`,
  'cli.run-all.summary': () => 'Test several exchanges of one system, and write one report of them',
  'cli.run-all.file': () => 'File with the runs, as YAML or JSON',
  'cli.run-all.output': () => 'Folder for the combined report, and a folder in it for each run',
  'cli.run-all.evidence': () => 'Save the evidence of each run in a folder of its own in this one',
  'cli.run-all.quiet': () => 'Write files, and say nothing but what you have to do for the runs to go on',
  'cli.run-all.example': () => 'Every run of the file, one after the other',
  'cli.run-all.example-evidence': () => 'With evidence that can be bundled and signed',
  'cli.combine.summary': () => 'Make one report of the reports of several exchanges of one system',
  'cli.combine.reports': () => 'Their report.json files, or a combined.json to make again',
  'cli.combine.title': () => 'What the exchanges are together',
  'cli.combine.output': () => 'Folder for combined.html, combined.json and summary.md',
  'cli.combine.example': () => 'Of all runs of a folder',
  'cli.combine.example-again': () => 'The same again, from the reports that it names; an altered one is refused',
  'error.runs.refused.what': (a: { file: string }) => `The file of runs ${a.file} is not right.`,
  'error.runs.refused.why': () => 'It does not fit its schema.',
  'error.runs.refused.do': () =>
    'Mend the file there; docs/reports.md shows one, and reports/schema/runs-1.schema.json lists what it can hold.',
  'error.combine.other-system.what': (a: { first: string; ours: string; second: string; theirs: string }) =>
    `${a.second} is the report of another system (${a.theirs}) than ${a.first} (${a.ours}).`,
  'error.combine.other-system.why': () => 'One result for two systems would say something that holds for neither.',
  'error.combine.other-system.do': () =>
    'Combine reports of one supplier, product and version; run again with --supplier, --product and --product-version if they were left out.',
  'error.combine.differs.what': (a: { file: string; where: string }) =>
    `${a.where} is not the report that ${a.file} was made of.`,
  'error.combine.differs.why': () =>
    'Its digest is another: one of the two has been changed or replaced. Nothing was written.',
  'error.combine.differs.do': () =>
    'Get the reports that belong together, or combine the report.json files themselves to see what they give now.',
  'error.combine.miscounted.what': (a: { where: string }) => `The report ${a.where} does not agree with itself.`,
  'error.combine.miscounted.why': () => 'What it says of the whole does not follow from its verdicts.',
  'error.combine.miscounted.do': () =>
    'Get the report as it was written, or make it again from saved evidence: samklang report evidence/',
  'error.combine.twice.what': (a: { first: string; second: string }) =>
    `${a.first} and ${a.second} are the same report.`,
  'error.combine.twice.why': () => 'It would count as two exchanges.',
  'error.combine.twice.do': () => 'Name each report once.',
}
