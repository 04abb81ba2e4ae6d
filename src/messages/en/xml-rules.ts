import { counted } from '../counted.ts'

/** What rule sets and schemas for XML say, and what is said about them. */
export const xmlRules = {
  'schematron.raised': (a: { text: string }) => a.text,
  'schematron.raised-as': (a: { rule: string; text: string }) => `[${a.rule}] ${a.text}`,
  'schematron.no-node': (a: { context: string }) =>
    `Nothing in the document came under the rule, which is about ${a.context}.`,
  'schematron.unevaluated': (a: { name: string; line: number; why: string }) =>
    `The rule could not be evaluated for what stands on line ${a.line} of ${a.name}: ${a.why}`,
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
