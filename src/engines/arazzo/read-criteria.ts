import { message } from '../../messages/speaker.ts'
import type { Text } from '../../model/text.ts'
import { parseTemplate } from './expressions.ts'
import { readExpression, readLanguage, type Version } from './read-value.ts'
import {
  type Fields,
  isObject,
  type Node,
  optional,
  readBothLanguages,
  readFields,
  readList,
  readText,
  readWord,
  refuseExpression,
} from './reader.ts'
import { parseCondition } from './simple-condition.ts'
import type { ContextCriterion, Criterion, Guard, OwnCriterion, SimpleCriterion } from './suite.ts'

/** A Criterion Object. */
export function readCriterion(node: Node, version: Version): Criterion {
  const fields = readFields(node, ['context', 'condition', 'type'], ['condition'])
  return readStandard(fields, fields.get('x-message'), version)
}

/** A criterion of `x-criteria`: a Criterion Object, or CEL, with the requirements that it proves. */
export function readOwnCriterion(node: Node, version: Version): OwnCriterion {
  const fields = readFields(
    node,
    ['context', 'condition', 'type', 'verifies', 'message', 'when'],
    ['condition', 'verifies', 'message'],
  )
  const own = {
    verifies: readList(fields.need('verifies'), readText, 1),
    ...optional(fields.get('when'), item => ({ when: readText(item) })),
  }
  const words = fields.need('message')
  if (fields.get('type')?.value !== 'cel') return { ...readStandard(fields, words, version), ...own }
  const condition = readText(fields.need('condition'))
  return { type: 'cel', condition, message: readBothLanguages(words), ...own }
}

/** `x-when`. */
export function readGuard(node: Node): Guard {
  const fields = readFields(node, ['condition', 'reason'], ['condition', 'reason'])
  return { condition: readSimple(fields.need('condition')), reason: readBothLanguages(fields.need('reason')) }
}

/** A condition of type `simple`, standing alone. */
export function readSimple(node: Node, words?: Text): SimpleCriterion {
  const condition = readText(node)
  const parsed = parseCondition(condition)
  if ('wrong' in parsed) {
    return refuseExpression(node, condition, message('arazzo.refused.condition', { wrong: parsed.wrong }))
  }
  return { type: 'simple', condition, parsed, ...(words ? { message: words } : {}) }
}

function readStandard(fields: Fields, words: Node | undefined, version: Version): Criterion {
  const type = fields.get('type')
  const said = words ? readBothLanguages(words) : undefined
  const kind = type ? readType(type, version) : 'simple'
  // "If type is specified, then the context MUST be provided": a simple condition has no use for it, so ours may leave it out.
  if (type && !fields.has('verifies')) fields.need('context')
  if (kind === 'simple') return readSimple(fields.need('condition'), said)
  return readInContext(fields, kind, said)
}

function readType(node: Node, version: Version): Criterion['type'] {
  return isObject(node.value)
    ? readLanguage(node, ['jsonpath', 'xpath'], version)
    : readWord(node, ['simple', 'regex', 'jsonpath', 'xpath'])
}

function readInContext(fields: Fields, type: ContextCriterion['type'], said: Text | undefined): ContextCriterion {
  const node = fields.need('condition')
  const condition = readText(node)
  const template = parseTemplate(condition)
  if ('wrong' in template) return refuseExpression(node, template.wrong)
  return {
    type,
    condition,
    template: template.parts,
    context: readExpression(fields.need('context')),
    ...(said ? { message: said } : {}),
  }
}
