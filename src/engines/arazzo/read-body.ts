import { readLanguage, readValue, type Version } from './read-value.ts'
import { type Node, optional, readFields, readList, readText } from './reader.ts'
import type { RequestBody } from './suite.ts'

/** A Request Body Object: of a request of ours, or of what our receiver answers with. */
export function readBody(node: Node, version: Version): RequestBody {
  const fields = readFields(node, ['contentType', 'payload', 'replacements'])
  return {
    ...optional(fields.get('contentType'), item => ({ contentType: readText(item) })),
    ...optional(fields.get('payload'), item => ({ payload: readValue(item, version) })),
    replacements: readList(fields.get('replacements'), item => readReplacement(item, version)),
  }
}

function readReplacement(node: Node, version: Version): RequestBody['replacements'][number] {
  const fields = readFields(
    node,
    ['target', 'value', ...(version === '1.1' ? ['targetSelectorType'] : [])],
    ['target', 'value'],
  )
  return {
    target: readText(fields.need('target')),
    ...optional(fields.get('targetSelectorType'), item => ({
      language: readLanguage(item, ['jsonpointer', 'jsonpath', 'xpath'], version),
    })),
    value: readValue(fields.need('value'), version),
  }
}
