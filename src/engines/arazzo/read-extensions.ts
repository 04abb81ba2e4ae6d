import { message } from '../../messages/speaker.ts'
import { readGuard, readOwnCriterion, readSimple } from './read-criteria.ts'
import { readReceiving } from './read-receiving.ts'
import { readExpression, readValue, type Version } from './read-value.ts'
import {
  type Fields,
  type Node,
  optional,
  readFields,
  readList,
  readNumber,
  readText,
  readWord,
  refuse,
  refuseExpression,
} from './reader.ts'
import type { Step } from './suite.ts'

type Extensions = Pick<
  Step,
  | 'verifies'
  | 'criteria'
  | 'when'
  | 'each'
  | 'paging'
  | 'completes'
  | 'poll'
  | 'receive'
  | 'address'
  | 'auth'
  | 'negative'
  | 'connection'
>

/** The `x-` fields of a step that are ours; other extensions are left alone, as the specification asks. */
export function readExtensions(fields: Fields, version: Version): Extensions {
  const paging = fields.get('x-paging')
  const poll = fields.get('x-poll')
  if (paging && poll) refuse(fields.node, message('arazzo.refused.not-together', { names: 'x-paging, x-poll' }))
  return {
    verifies: readVerifies(fields),
    criteria: readList(fields.get('x-criteria'), item => readOwnCriterion(item, version), 1),
    ...optional(fields.get('x-when'), node => ({ when: readGuard(node) })),
    ...optional(fields.get('x-for-each'), node => ({ each: readEach(node, version) })),
    ...optional(paging, node => ({ paging: readPaging(node) })),
    ...optional(fields.get('x-complete'), node => ({ completes: readText(node) })),
    ...optional(poll, node => ({ poll: readPoll(node) })),
    ...optional(fields.get('x-receive'), node => ({ receive: readReceiving(node, version) })),
    ...optional(fields.get('x-address'), node => ({ address: readValue(node, version) })),
    auth: fields.has('x-auth') ? readWord(fields.need('x-auth'), ['none', 'default']) : 'default',
    negative: fields.get('x-negative')?.value === true,
    connection: fields.get('x-connection')?.value === true,
  }
}

/** A step without success criteria always succeeds, so it can prove nothing. */
function readVerifies(fields: Fields): readonly string[] {
  const node = fields.get('x-verifies')
  if (!node) return []
  if (!fields.has('successCriteria')) refuse(node, message('arazzo.refused.proves-nothing'))
  return readList(node, readText, 1)
}

function readEach(node: Node, version: Version): NonNullable<Step['each']> {
  const fields = readFields(node, ['in', 'limit'], ['in'])
  const list = fields.need('in')
  const value = readValue(list, version)
  if (!Array.isArray(list.value) && value.kind !== 'cel') readExpression(list)
  const limit = fields.get('limit')
  return { in: value, limit: limit ? readNumber(limit, 1, true) : 1000 }
}

function readPaging(node: Node): NonNullable<Step['paging']> {
  const fields = readFields(node, ['next', 'parameter', 'keep', 'max'], ['next', 'parameter'])
  const next = readExpression(fields.need('next'))
  const fromAnswer = (next.kind === 'body' || next.kind === 'header') && next.of === 'response'
  if (!fromAnswer) refuseExpression(fields.need('next'), readText(fields.need('next')))
  const max = fields.get('max')
  return {
    next,
    parameter: readText(fields.need('parameter')),
    keep: readList(fields.get('keep'), readText),
    max: max ? readNumber(max, 1, true) : 1000,
  }
}

function readPoll(node: Node): NonNullable<Step['poll']> {
  const fields = readFields(node, ['until', 'every', 'timeout'], ['until', 'every', 'timeout'])
  return {
    until: readSimple(fields.need('until')),
    every: readNumber(fields.need('every'), 1, true),
    timeout: readNumber(fields.need('timeout'), 1, true),
  }
}
