import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { asText } from './evaluate.ts'
import { faultText } from './fault-text.ts'
import { pointerTokens } from './follow.ts'
import { queryJson } from './jsonpath.ts'
import type { Languages } from './languages.ts'
import type { Replacement, SelectorLanguage } from './suite.ts'
import { replaceXml } from './xpath.ts'

interface Setting {
  readonly contentType: string
  readonly languages: Languages
  readonly step: string
}

/**
 * Sets a value at the places of a payload that a Payload Replacement Object names. Without a language the target is a
 * JSON Pointer in JSON and an XPath in XML. A target that is not there is our fault; a pointer may add a member.
 */
export async function replaceIn(
  payload: unknown,
  { target, language, value: _parsed }: Replacement,
  value: unknown,
  setting: Setting,
): Promise<{ readonly payload: unknown } | { readonly reason: Message }> {
  const used = language ?? defaultLanguage(setting.contentType)
  try {
    const made =
      used === 'xpath'
        ? await replaceXml(target, asText(payload), asText(value), setting.languages)
        : await inJson(used)
    if (made !== undefined) return { payload: made }
    return { reason: message('arazzo.replacement-target', { step: setting.step, target }) }
  } catch (error) {
    const detail = faultText(error)
    return { reason: message('arazzo.replacement-fault', { step: setting.step, target, detail }) }
  }

  async function inJson(kind: SelectorLanguage): Promise<unknown> {
    const copy: unknown = structuredClone(typeof payload === 'string' ? JSON.parse(payload) : payload)
    const paths = kind === 'jsonpointer' ? [pointerTokens(target)] : await pathsOf(target, copy, setting.languages)
    if (paths.length === 0) return undefined
    return paths.reduce<unknown>((whole, path) => (whole === undefined ? whole : put(whole, path, value)), copy)
  }
}

function defaultLanguage(contentType: string): SelectorLanguage {
  return /[/+]xml\b/i.test(contentType) ? 'xpath' : 'jsonpointer'
}

async function pathsOf(query: string, payload: unknown, languages: Languages): Promise<readonly (readonly string[])[]> {
  return (await queryJson(query, payload, languages)).nodes.map(node => node.path.map(String))
}

/** Changes `whole`, which is our own copy. Undefined when the parent of the place is not there. */
function put(whole: unknown, path: readonly string[], value: unknown): unknown {
  const last = path.at(-1)
  if (last === undefined) return value
  let parent: unknown = whole
  for (const token of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, token)) return undefined
    parent = (parent as Record<string, unknown>)[token]
  }
  if (typeof parent !== 'object' || parent === null) return undefined
  if (!Array.isArray(parent)) {
    Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true })
    return whole
  }
  const index = last === '-' ? parent.length : Number(last)
  if (!Number.isInteger(index) || index < 0 || index > parent.length) return undefined
  parent[index] = value
  return whole
}
