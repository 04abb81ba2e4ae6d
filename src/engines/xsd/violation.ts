import { shown } from '../../documents/visible.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import type { Breach } from './validator.ts'

/** Gives the name that a document has for an expanded name, `{namespace}local`. */
export type NameShown = (namespace: string, local: string) => string

type Groups = Readonly<Record<string, string>>

/** What libxml2 says after the element, and what we say of it. The first that fits counts. */
const sentences: readonly (readonly [RegExp, (element: string, groups: Groups) => Message])[] = [
  [
    /^This element is not expected\. Expected is (?:one of )?\( (?<expected>.+) \)\.$/,
    (element, { expected }) => message('xsd.instead', { element, expected: listed(expected) }),
  ],
  [/^This element is not expected\.$/, element => message('xsd.not-expected', { element })],
  [
    /^Missing child element\(s\)\. Expected is (?:one of )?\( (?<expected>.+) \)\.$/,
    (element, { expected }) => message('xsd.missing', { element, expected: listed(expected) }),
  ],
  [
    /^The attribute '(?<name>.+)' is required but missing\.$/,
    (element, { name }) => message('xsd.attribute-missing', { element, name: name ?? '' }),
  ],
  [
    /^The attribute '(?<name>.+)' is not allowed\.$/,
    (element, { name }) => message('xsd.attribute', { element, name: name ?? '' }),
  ],
  [/^No matching global declaration available/, element => message('xsd.root', { element })],
  [/^Character content (?:other than whitespace )?is not allowed/, element => message('xsd.text', { element })],
  [/^Element content is not allowed/, element => message('xsd.elements', { element })],
  [
    /^\[facet 'enumeration'\] The value '(?<value>.*)' is not an element of the set \{(?<expected>.*)\}\.$/,
    (element, { value, expected }) =>
      message('xsd.enumeration', { element, value: cut(value), expected: cut(expected, 300) }),
  ],
  [
    /^\[facet 'pattern'\] The value '(?<value>.*)' is not accepted by the pattern '(?<pattern>.*)'\.$/,
    (element, { value, pattern }) => message('xsd.pattern', { element, value: cut(value), pattern: cut(pattern, 200) }),
  ],
  [
    /^\[facet '(?:min|max)?[lL]ength'\] The value (?:'.*' )?has a length of '(?<length>\d+)'; .* length of '(?<limit>\d+)'\.$/,
    (element, { length, limit }) => message('xsd.length', { element, length: Number(length), limit: Number(limit) }),
  ],
  [
    /^'(?<value>.*)' is not a valid value of the (?:atomic|list|union|local atomic|local list|local union) type(?: '(?<type>.*)')?\.$/,
    (element, { value, type = '' }) => message('xsd.value', { element, value: cut(value), type }),
  ],
]

/**
 * What a breach is, in our words; what has no words of ours yet is told as the engine told it. Names are those of the
 * document.
 */
export function violation(text: string, nameShown: NameShown): Message {
  const named = bounded(text).replace(/\{([^{}\s]*)\}([^\s',()]+)/g, (_, namespace, local) =>
    nameShown(namespace, local),
  )
  const { element, attribute, rest } =
    /^Element '(?<element>[^']+)'(?:, attribute '(?<attribute>[^']+)')?: (?<rest>.*)$/.exec(named)?.groups ?? {}
  if (element === undefined || rest === undefined) return message('xsd.other', { why: cut(named, 1_000) })
  const what = attribute === undefined ? `<${element}>` : `${element}/@${attribute}`
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(rest)
    if (found) return say(what, found.groups ?? {})
  }
  return message('xsd.other', { why: cut(named, 1_000) })
}

/** libxml2 tells of one wrong value first the facet and then the type that has it. */
export function isRepeated(before: Breach | undefined, after: Breach): boolean {
  const facet = before?.text.indexOf(": [facet '") ?? -1
  if (before === undefined || facet < 0 || before.line !== after.line) return false
  return after.text.startsWith(before.text.slice(0, facet)) && after.text.includes(' is not a valid value of the ')
}

/** The middle of a long text is a value: what is said of it stands before and after. */
function bounded(text: string): string {
  return text.length > 4_000 ? `${text.slice(0, 1_900)}…${text.slice(-1_900)}` : text
}

function listed(names = ''): string {
  const all = names.split(', ')
  return all.length > 12 ? `${all.slice(0, 12).join(', ')} …` : all.join(', ')
}

function cut(text = '', length = 80): string {
  return shown(text, length)
}
