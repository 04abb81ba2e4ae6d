import { counted } from '../counted.ts'

const kinds = { name: 'A name', variable: 'The name of a variable', type: 'A type', function: 'A function' } as const

/** What may be wrong with a regular expression. */
export type RegexFault = keyof typeof regexFaults

const regexFaults = {
  none: () => 'is none',
  ends: () => 'ends too early',
  'group-open': () => 'has a group that is not closed',
  'group-unopened': () => 'has ")" without "("',
  lookaround: () => 'has "(?", which is not supported',
  quantifiers: () => 'has a quantifier after a quantifier',
  unescaped: (found: string) => `has "${found}" where it stands for nothing; write "\\${found}"`,
  escape: (found: string) => `has "\\${found}", which is no escape`,
  'back-reference': () => 'refers back to a group; back-references are not supported',
  property: () => 'has a property without a name',
  block: (found: string) => `names the block "${found}", which is not supported`,
  'negated-block': () => 'negates a block in a class, which is not supported',
  'empty-class': () => 'has an empty class',
  subtraction: () => 'has "[" in a class; class subtraction is not supported',
} as const

/** Another version may know more faults than this one. */
function faultOf({ fault, found }: { fault: RegexFault; found: string }): string {
  return Object.hasOwn(regexFaults, fault) ? regexFaults[fault](found) : fault
}

/** What an expression of a rule is refused for. */
export const xpath = {
  'xpath.version-2': (a: { what: string }) =>
    `"${a.what}" belongs to XPath 2.0, and the query binding of the rule set means XPath 1.0.`,
  'xpath.version-3': (a: { what: string }) => `"${a.what}" belongs to XPath 3, which is not supported.`,
  'xpath.unexpected': (a: { found: string }) => `"${a.found}" may not stand here.`,
  'xpath.ends': () => 'The expression ends too early.',
  'xpath.expected': (a: { what: string }) => `"${a.what}" is expected here.`,
  'xpath.expected-name': (a: { kind: keyof typeof kinds }) => `${kinds[a.kind]} is expected here.`,
  'xpath.no-end': (a: { what: 'comment' | 'string' }) => `A ${a.what} has no end.`,
  'xpath.name-after-number': () => 'A name may not follow a number directly.',
  'xpath.too-much-code': () => 'The rule set makes too much code: it repeats unions too deeply.',
  'xpath.arguments': (a: { name: string; count: number }) =>
    `${a.name}() cannot have ${counted(a.count, 'argument', 'arguments')}.`,
  'xpath.no-literal': (a: { name: string }) => `${a.name}() needs a text between quotation marks here.`,
  'xpath.number': (a: { found: string }) => `A number is wanted here, not ${a.found}.`,
  'xpath.outside-predicate': (a: { name: string }) => `${a.name}() stands outside of a predicate.`,
  'xpath.outside-rule': () => 'current() stands outside of a rule.',
  'xpath.not-node': (a: { name: string }) => `What ${a.name}() is given is no node.`,
  'xpath.prefix': (a: { prefix: string }) => `The prefix "${a.prefix}" is not declared.`,
  'xpath.variable': (a: { name: string }) => `The variable $${a.name} is not declared.`,
  'xpath.variable-round': (a: { name: string }) => `The variable $${a.name} depends on itself.`,
  'xpath.no-key': (a: { name: string }) => `There is no key "${a.name}".`,
  'xpath.no-diagnostic': (a: { id: string }) => `There is no diagnostic "${a.id}".`,
  'xpath.no-property': (a: { id: string }) => `There is no property "${a.id}".`,
  'xpath.no-context': () => 'There is no context item here (XPDY0002).',
  'xpath.step-on-value': () => 'A step follows what is no node (XPTY0019).',
  'xpath.temporal-truth': () => 'A date or time is neither true nor false (FORG0006).',
  'xpath.no-pattern': () => 'A context must be a pattern: steps down the child and attribute axes.',
  'xpath.context-axis': (a: { axis: string }) => `The axis "${a.axis}" is not supported in a context.`,
  'xpath.context-test': (a: { test: string }) =>
    `${a.test} is not supported as a context: rules visit elements and attributes only.`,
  'xpath.current-position': () => 'current() beside a position is not supported in a context.',
  'xpath.key-content': () => '<xsl:key> with content is not supported.',
  'xpath.no-document': (a: { path: string }) => `The file "${a.path}" of document() cannot be read.`,
  'xpath.elsewhere': (a: { name: string }) => `${a.name}() is not supported in a path in another document.`,
  'xpath.document-path': () => 'document() is not supported without a path to nodes of it.',
  'xpath.regex-flag': (a: { flag: string }) => `The flag "${a.flag}" of a regular expression is not supported.`,
  'xpath.regex': (a: { pattern: string; fault: RegexFault; found: string }) =>
    `The regular expression "${a.pattern}" ${faultOf(a)}.`,
}
