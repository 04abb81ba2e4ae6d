import { message } from '../../messages/speaker.ts'
import { readBody } from './read-body.ts'
import { readValue, type Version } from './read-value.ts'
import { isObject, type Node, optional, readFields, readNumber, readText, refuse } from './reader.ts'
import type { OurAnswer, Receiving, Value } from './suite.ts'

/** `x-receive`: an address alone, or with how long it is waited, what a person is to do, and what is answered. */
export function readReceiving(node: Node, version: Version): Receiving {
  if (!isObject(node.value) || !('address' in node.value)) return { address: readAddress(node, version) }
  const fields = readFields(node, ['address', 'patience', 'instruction', 'answer'])
  return {
    address: readAddress(fields.need('address'), version),
    ...optional(fields.get('patience'), item => ({ patience: readValue(item, version) })),
    ...optional(fields.get('instruction'), item => ({ instruction: readInstruction(item, version) })),
    ...optional(fields.get('answer'), item => ({ answer: readAnswer(item, version) })),
  }
}

/** A structure, or a misspelt one, is no address: nothing would ever come there. */
function readAddress(node: Node, version: Version): Value {
  const value = readValue(node, version)
  const isText = value.kind === 'constant' ? typeof value.value === 'string' : !/^(list|object)$/.test(value.kind)
  return isText ? value : refuse(node, message('arazzo.refused.type', { expected: 'string' }))
}

function readInstruction(node: Node, version: Version): NonNullable<Receiving['instruction']> {
  const fields = readFields(node, ['sv', 'en', 'unless'], ['sv', 'en'])
  return {
    sv: readText(fields.need('sv')),
    en: readText(fields.need('en')),
    ...optional(fields.get('unless'), item => ({ unless: readValue(item, version) })),
  }
}

function readAnswer(node: Node, version: Version): OurAnswer {
  const fields = readFields(node, ['status', 'body'], ['status'])
  const status = readNumber(fields.need('status'), 200, true)
  if (status > 599) refuse(fields.need('status'), message('arazzo.refused.word', { allowed: '200–599' }))
  return {
    status,
    ...optional(fields.get('body'), item => ({ body: readBody(item, version) })),
  }
}
