import { message } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import { groupBy } from '../model/group-by.ts'
import type { Report } from '../model/report.ts'
import type { Speaker } from '../model/reporter.ts'
import type { Requirement } from '../model/requirement.ts'
import type { Text } from '../model/text.ts'
import type { Verdict, VerdictWord } from '../model/verdict.ts'

/** A requirement in scope with what became of it: the line that every format shows in its own way. */
export interface Row {
  readonly requirement: Requirement
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
}

/** Words that leave a requirement unsettled. */
export const openWords: readonly VerdictWord[] = ['untested', 'manual', 'error']

/** Rows in the profile's order. */
export function rowsOf(report: Report): readonly Row[] {
  const requirements = new Map(report.requirements.map(row => [row.id, row]))
  const findings = groupBy(report.findings, ({ requirement }) => requirement)
  return report.verdicts.flatMap(verdict => {
    const requirement = requirements.get(verdict.requirement)
    return requirement ? [{ requirement, verdict, findings: findings.get(verdict.requirement) ?? [] }] : []
  })
}

/** What a module is called; undefined when the profile does not say. Ids come from outside, and objects have names of their own. */
export function moduleTitle({ profile }: Report, module: string): Text | undefined {
  return Object.hasOwn(profile.modules, module) ? profile.modules[module] : undefined
}

/** The verdict as one sentence that a lawyer can read. */
export function verdictSentence(report: Report, { say, pick }: Speaker): string {
  const profile = `${pick(report.profile.title)} ${report.profile.version}`
  const must = report.coverage.byLevel.MUST
  const open = must.untested + must.manual + must.error
  const isOfFiles = report.sut.files !== undefined && report.overall !== 'invalid'
  if (isOfFiles) return filesSentence(report, profile, open, say)
  switch (report.overall) {
    case 'conformant':
      return say(message('overall.sentence.conformant', { profile, musts: must.passed + must.inapplicable }))
    case 'non-conformant':
      return say(message('overall.sentence.non-conformant', { profile, failed: must.failed, open }))
    case 'incomplete': {
      const sentence = say(message('overall.sentence.incomplete', { profile, open }))
      return open === 0 ? `${sentence} ${say(message('report.no-proof'))}` : sentence
    }
    case 'invalid':
      return say(message('overall.sentence.invalid', { profile }))
  }
}

/** Files by themselves say nothing of the system that they came from. */
function filesSentence(report: Report, profile: string, open: number, say: Speaker['say']): string {
  const { passed, inapplicable, failed } = report.coverage.byLevel.MUST
  if (report.overall === 'conformant') {
    return say(message('overall.files.conformant', { profile, musts: passed + inapplicable }))
  }
  return report.overall === 'non-conformant'
    ? say(message('overall.files.non-conformant', { profile, failed, open }))
    : say(message('overall.files.incomplete', { profile, open }))
}

/** What stood in the way, whose it is, and what to do about it. */
export function troubleWords(
  { trouble, message: said }: Report['troubles'][number],
  speaker: Speaker,
): { readonly what: string; readonly concerns: string; readonly next: string } {
  const part = (key: string) => speaker.say({ key, args: {} })
  return {
    what: speaker.say(said),
    concerns: `${part('trouble.owner.label')} ${part(`trouble.owner.${trouble.owner}`)}`,
    next: `${part('cli.error.do')} ${part(`trouble.${trouble.kind}.do`)}`,
  }
}

/** Says a verdict word, a level or an overall word. */
export function word(speaker: Speaker, kind: 'verdict' | 'level' | 'overall', value: string): string {
  return speaker.say({ key: `${kind}.${value}`, args: {} })
}

/** Where a finding is, in one line: name, line and column, record, pointer or XPath. */
export function placeLine({ at }: Finding): string {
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`
  const record = at.record === undefined ? '' : ` #${at.record}`
  const inside = at.pointer || at.xpath
  return `${at.name}${line}${record}${inside ? ` ${inside}` : ''}`
}

/** What a finding says, for everybody: in the profile's own words when it has some, else in the tool's. */
export function findingText(finding: Finding, speaker: Speaker): string {
  return finding.text ? speaker.pick(finding.text) : speaker.say(finding.message)
}

/** Messages about a rule in the language of rules, and the argument that holds its source. */
const ruleArguments: Readonly<Record<string, string>> = { 'schema.rule': 'rule', 'arazzo.rule-broken': 'condition' }

/** What is behind a finding, for those who build: the tool's words beside the profile's, and the rule as written. */
export function findingDetail({ text, message: own }: Finding, speaker: Speaker): string | undefined {
  const rule = own.args[ruleArguments[own.key] ?? '']
  const parts = [
    ...(text ? [speaker.say(own)] : []),
    ...(rule === undefined ? [] : [`${speaker.say(message('report.rule'))}: ${rule}`]),
  ]
  return parts.length === 0 ? undefined : parts.join(' ')
}
