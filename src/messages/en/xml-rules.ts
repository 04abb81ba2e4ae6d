import { counted } from '../counted.ts'

/** What rule sets and schemas for XML say, and what is said about them. */
export const xmlRules = {
  'schematron.raised': (a: { text: string }) => a.text,
  'schematron.raised-as': (a: { rule: string; text: string }) => `[${a.rule}] ${a.text}`,
  'schematron.no-node': (a: { context: string }) =>
    `Nothing in the document came under the rule, which is about ${a.context}.`,
  'schematron.unevaluated': (a: { name: string; line: number; why: string }) =>
    `The rule could not be evaluated for what stands on line ${a.line} of ${a.name}: ${a.why}`,
  'schematron.unsupported': (a: { what: string }) => `${a.what} is not supported here.`,
  'schematron.lacks': (a: { element: string; attribute: string }) =>
    `<${a.element}> must have the attribute ${a.attribute}.`,
  'schematron.no-schema': () => 'The root element is no Schematron schema.',
  'schematron.no-phase': (a: { name: string }) => `There is no phase "${a.name}".`,
  'schematron.no-abstract-pattern': (a: { name: string }) => `There is no abstract pattern "${a.name}".`,
  'schematron.no-abstract-rule': (a: { name: string }) => `There is no abstract rule "${a.name}".`,
  'schematron.own-content': () => 'A pattern with is-a has content of its own.',
  'schematron.extends-round': () => 'Rules extend one another without end.',
  'schematron.include-round': () => 'Files include one another too deeply, or go round.',
  'schematron.too-many-files': (a: { limit: number }) => `More than ${a.limit} files are included.`,
  'schematron.no-file': (a: { path: string }) => `The file "${a.path}" cannot be read.`,
  'schematron.no-element': (a: { href: string }) => `"${a.href}" names no element.`,
  'schematron.not-relative': (a: { path: string }) => `"${a.path}" is no relative path.`,
  'schematron.outside': (a: { path: string }) => `"${a.path}" leads out of the folder of the rule set.`,
  'schematron.no-list': (a: { file: string }) => `"${a.file}", in which the rules look up values, is not well-formed.`,
  'schematron.too-nested': () => 'The expression is nested too deeply.',
  'xsd.no-file': (a: { location: string }) => `"${a.location}" is not in the profile.`,
  'xsd.outside': (a: { location: string }) => `"${a.location}" leads out of the profile.`,
  'xsd.schema': (a: { why: string }) => a.why,
  'xsd.instead': (a: { element: string; expected: string }) =>
    `${a.element} may not stand here. What may is: ${a.expected}.`,
  'xsd.not-expected': (a: { element: string }) => `${a.element} may not stand here, and nothing may follow here.`,
  'xsd.missing': (a: { element: string; expected: string }) =>
    `${a.element} ends too early. What has to follow in it is: ${a.expected}.`,
  'xsd.attribute-missing': (a: { element: string; name: string }) => `${a.element} must have the attribute ${a.name}.`,
  'xsd.attribute': (a: { element: string; name: string }) => `${a.element} may not have the attribute ${a.name}.`,
  'xsd.root': (a: { element: string }) => `The schema knows no root element ${a.element}.`,
  'xsd.text': (a: { element: string }) => `${a.element} may hold no text of its own.`,
  'xsd.elements': (a: { element: string }) => `${a.element} may hold text only, no elements.`,
  'xsd.enumeration': (a: { element: string; value: string; expected: string }) =>
    `${a.element} is "${a.value}", which is none of the allowed values: ${a.expected}.`,
  'xsd.pattern': (a: { element: string; value: string; pattern: string }) =>
    `${a.element} is "${a.value}", which does not have the form ${a.pattern}.`,
  'xsd.length': (a: { element: string; length: number; limit: number }) =>
    a.length > a.limit
      ? `${a.element} is ${counted(a.length, 'character', 'characters')} long, and may be ${a.limit} at most.`
      : `${a.element} is ${counted(a.length, 'character', 'characters')} long, and must be ${a.limit} at least.`,
  'xsd.value': (a: { element: string; value: string; type: string }) =>
    a.type === ''
      ? `${a.element} is "${a.value}", which is no allowed value.`
      : `${a.element} is "${a.value}", which is no value of the type ${a.type}.`,
  'xsd.more': () => 'Not valid by the schema.',
  'xsd.other': (a: { why: string }) => `Not valid by the schema: ${a.why}`,
}
