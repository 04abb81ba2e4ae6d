import { isTestSet, readTestSet, type Statement } from '../../documents/xml/test-set.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { isMissing } from './judge-edited.ts'
import type { XmlJudge, XmlJudgement } from './judge-xml.ts'
import type { TestResult } from './result.ts'

/** What came of the test sets of others. */
export interface TestSets {
  readonly files: number
  readonly tests: number
  /** One for each statement on a rule. */
  readonly results: readonly TestResult[]
  /** Rules that are said to hold and that the profile does not have: such a statement says nothing. */
  readonly strangers: readonly string[]
}

/**
 * Judges test sets by the rules of a profile alone: their documents are mostly parts of one, that no schema would accept.
 * @throws ToolError `test-set.broken` where a file cannot be read as one, or none is found
 */
export async function judgeTestSets(
  world: World,
  profile: Profile,
  judge: XmlJudge,
  paths: readonly string[],
): Promise<TestSets> {
  const results: TestResult[] = []
  const strangers: string[] = []
  let files = 0
  let tests = 0
  for (const path of paths) {
    const before = files
    for (const entry of await world.files.list(path)) {
      const text = new TextDecoder().decode(await world.files.read(entry.path))
      if (!isTestSet(text)) continue
      files += 1
      for (const { statements, document } of readTestSet(text, entry.name)) {
        tests += 1
        const judgement = judge(document, 'rules')
        for (const statement of statements) {
          if (isStranger(profile, statement, judgement)) strangers.push(statement.rule)
          else results.push(resultOf(profile, statement, judgement, entry.name))
        }
      }
    }
    if (files === before) {
      throw new ToolError('test-set.broken', { where: path }, undefined, message('test-set.no-set'))
    }
  }
  return { files, tests, results, strangers }
}

function isStranger({ requirements }: Profile, { rule, says }: Statement, { raised }: XmlJudgement): boolean {
  return says === 'success' && !raised.has(rule) && !requirements.some(({ id }) => id === rule)
}

function resultOf(profile: Profile, statement: Statement, judgement: XmlJudgement, file: string): TestResult {
  const { rule, line } = statement
  const name = `${file}:${line} ${rule}`
  const reason = judgement.undecided.get(rule)
  if (reason && isMissing(reason)) return { requirement: rule, name, notRun: reason }
  const wrong = reason ?? wrongIn(profile, statement, judgement)
  return { requirement: rule, name, ...(wrong ? { wrong } : {}) }
}

const levels = { error: 'MUST', warning: 'SHOULD' } as const

function wrongIn(profile: Profile, { rule, says, times }: Statement, judgement: XmlJudgement): Message | undefined {
  if (judgement.isUnknown) return message('vectors.unknown-kind')
  const found = (judgement.raised.get(rule) ?? 0) + (judgement.aliases.get(rule) ?? 0)
  if (says === 'success') return found === 0 ? undefined : message('test-set.kept', { times: `${found}` })
  const row = profile.requirements.find(({ id }) => id === rule)
  if (row === undefined) return message('test-set.unknown-rule')
  if (times !== undefined && found !== times)
    return message('test-set.times', { wanted: `${times}`, times: `${found}` })
  if (found === 0) return message('test-set.not-broken')
  return row.level === levels[says] ? undefined : message('test-set.level', { said: says, level: row.level })
}
