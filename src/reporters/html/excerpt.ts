import type { Finding } from '../../model/finding.ts'

/** Findings whose `actual` is a number of things, and not the value at the place. */
const counts = new Set([
  'schema.maxItems',
  'schema.minItems',
  'schema.maxProperties',
  'schema.minProperties',
  'schema.contains',
  'schema.additionalItems',
  'schema.oneOf-several',
])

/**
 * What stands at the place of a finding in a file, on one line, with its name: made of what the finding itself says, which is
 * short and masked. Of a file no more is quoted: what stands around it could be personal data that nothing has masked.
 * @returns undefined where a finding does not say what stands there
 */
export function excerptOf({ at, actual, message }: Finding): string | undefined {
  if (actual === undefined) return undefined
  const element = /(@?)([^/@[\]]+)(?:\[\d+\])?$/.exec(at.xpath ?? '')
  if (at.xpath !== undefined) return element ? inXml(element[2] ?? '', element[1] === '@', actual) : undefined
  if (counts.has(message.key)) return undefined
  const value = valueAt(message.key, actual)
  return value === undefined ? undefined : `${memberOf(at.pointer ?? '')}${value}`
}

function inXml(name: string, isAttribute: boolean, actual: string): string {
  return isAttribute ? `${name}="${actual}"` : `<${name}> ${actual}`
}

/** JSON, whole or cut at its end. */
const json = /^(?:"(?:[^"\\]|\\.)*["…]|[[{].*[\]}…]|-?\d[\d.eE+-]*|true|false|null)$/

/** JSON of the value; what it holds is left out where the finding does not name it. */
function valueAt(key: string, actual: string): string | undefined {
  switch (key) {
    case 'schema.required':
    case 'schema.dependentRequired':
      return actual === '–' ? '{}' : `{ ${actual.split(', ').map(namedOnly).join(', ')} }`
    case 'schema.additionalProperties':
      return `{ …, ${namedOnly(actual)} }`
    case 'schema.uniqueItems':
      return `[ …, ${actual}, … ]`
    case 'schema.type':
      return typed(actual)
    default:
      return json.test(actual) ? actual : undefined
  }
}

/** A member whose value is nobody's business here. */
function namedOnly(name: string): string {
  return name.endsWith('…') ? '…' : `${JSON.stringify(name)}: …`
}

/** The value behind its type: `string "1"`, `number 4`, `null`, `array`. */
function typed(actual: string): string {
  if (actual === 'array') return '[ … ]'
  if (actual === 'object') return '{ … }'
  return actual.replace(/^(?:string|number|boolean) /, '')
}

/** Name of the member that the pointer ends in; an item of a list has none. */
function memberOf(pointer: string): string {
  const [, name] = /\/([^/]*)$/.exec(pointer) ?? []
  if (name === undefined || /^(?:\d+|-)$/.test(name)) return ''
  // RFC 6901 section 4.
  return `${JSON.stringify(name.replaceAll('~1', '/').replaceAll('~0', '~'))}: `
}
