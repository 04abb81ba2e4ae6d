import { readBody } from './read-body.ts'
import { readValue, type Version } from './read-value.ts'
import { isObject, type Node, optional, readFields, readNumber, readText } from './reader.ts'
import type { OurAnswer, Receiving } from './suite.ts'

/** `x-receive`: an address alone, or with how long it is waited, what a person is to do, and what is answered. */
export function readReceiving(node: Node, version: Version): Receiving {
  if (!isObject(node.value) || !('address' in node.value)) return { address: readValue(node, version) }
  const fields = readFields(node, ['address', 'patience', 'instruction', 'answer'])
  return {
    address: readValue(fields.need('address'), version),
    ...optional(fields.get('patience'), item => ({ patience: readValue(item, version) })),
    ...optional(fields.get('instruction'), item => ({ instruction: readInstruction(item, version) })),
    ...optional(fields.get('answer'), item => ({ answer: readAnswer(item, version) })),
  }
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
  return {
    status: readNumber(fields.need('status'), 200, true),
    ...optional(fields.get('body'), item => ({ body: readBody(item, version) })),
  }
}
