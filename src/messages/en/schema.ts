import { counted, isOne } from '../counted.ts'

function mostAllowed(count: string): string {
  return `at most ${count} ${isOne(count) ? 'is' : 'are'} allowed`
}

function leastNeeded(count: string): string {
  return `at least ${count} ${isOne(count) ? 'is' : 'are'} needed`
}

function onlyFirst(count: string): string {
  if (Number(count) === 0) return 'none is allowed'
  return isOne(count) ? 'only the first is allowed' : `only the first ${count} are allowed`
}

function items(count: string): string {
  return counted(count, 'item', 'items')
}

function members(count: string): string {
  return counted(count, 'member', 'members')
}

/** Findings of the JSON Schema engine, one sentence per keyword, and its reasons to refuse a schema. */
export const schema = {
  'schema.type': (a: { expected: string; actual: string }) =>
    `The value must be of type ${a.expected}, not ${a.actual}.`,
  'schema.enum': (a: { expected: string; actual: string }) =>
    `${a.actual} is not one of the allowed values: ${a.expected}.`,
  'schema.const': (a: { expected: string; actual: string }) => `The value must be ${a.expected}, not ${a.actual}.`,
  'schema.multipleOf': (a: { expected: string; actual: string }) => `${a.actual} is not a multiple of ${a.expected}.`,
  'schema.maximum': (a: { expected: string; actual: string }) =>
    `${a.actual} is more than ${a.expected}, the most allowed.`,
  'schema.exclusiveMaximum': (a: { expected: string; actual: string }) =>
    `${a.actual} is not less than ${a.expected}, as it must be.`,
  'schema.minimum': (a: { expected: string; actual: string }) =>
    `${a.actual} is less than ${a.expected}, the least allowed.`,
  'schema.exclusiveMinimum': (a: { expected: string; actual: string }) =>
    `${a.actual} is not more than ${a.expected}, as it must be.`,
  'schema.maxLength': (a: { expected: string; actual: string; length: number }) =>
    `The text has ${counted(a.length, 'character', 'characters')}; ${mostAllowed(a.expected)}: ${a.actual}.`,
  'schema.minLength': (a: { expected: string; actual: string; length: number }) =>
    `The text has ${counted(a.length, 'character', 'characters')}; ${leastNeeded(a.expected)}: ${a.actual}.`,
  'schema.pattern': (a: { expected: string; actual: string }) =>
    `${a.actual} does not match the pattern ${a.expected}.`,
  'schema.format': (a: { expected: string; actual: string }) => `${a.actual} does not follow the format ${a.expected}.`,
  'schema.maxItems': (a: { expected: string; actual: string }) =>
    `The list has ${items(a.actual)}; ${mostAllowed(a.expected)}.`,
  'schema.minItems': (a: { expected: string; actual: string }) =>
    `The list has ${items(a.actual)}; ${leastNeeded(a.expected)}.`,
  'schema.uniqueItems': (a: { first: number; second: number; actual: string }) =>
    `Items ${a.first} and ${a.second} of the list (counted from 0) are equal: ${a.actual}.`,
  'schema.contains': (a: { expected: string; actual: string }) =>
    `The list has ${items(a.actual)} of the kind asked for; it must have ${a.expected}.`,
  'schema.maxProperties': (a: { expected: string; actual: string }) =>
    `The object has ${members(a.actual)}; ${mostAllowed(a.expected)}.`,
  'schema.minProperties': (a: { expected: string; actual: string }) =>
    `The object has ${members(a.actual)}; ${leastNeeded(a.expected)}.`,
  'schema.required': (a: { name: string; actual: string }) =>
    `The member "${a.name}" is missing; there are: ${a.actual}.`,
  'schema.dependentRequired': (a: { name: string; because: string }) =>
    `The member "${a.name}" is missing; it must be there when "${a.because}" is.`,
  'schema.additionalProperties': (a: { name: string }) => `The member "${a.name}" is not allowed here.`,
  'schema.additionalItems': (a: { expected: string; actual: string }) =>
    `The list has ${items(a.actual)}; ${onlyFirst(a.expected)}.`,
  'schema.unevaluatedItem': (a: { actual: string }) => `This item is not allowed here: ${a.actual}.`,
  'schema.not': (a: { actual: string }) => `The value is of a kind that is ruled out: ${a.actual}.`,
  'schema.never': (a: { actual: string }) => `No value is allowed here, and there is ${a.actual}.`,
  'schema.anyOf': (a: { expected: string; actual: string }) =>
    `The value fits none of the alternatives (${a.expected}): ${a.actual}.`,
  'schema.anyOf-nearest': (a: { count: number; nearest: number; actual: string }) =>
    isOne(a.count)
      ? `The value does not fit the only alternative; what it lacks is listed beside this. It is ${a.actual}.`
      : `The value fits none of the ${a.count} alternatives. Number ${a.nearest} is nearest; what it lacks for that is listed beside this. It is ${a.actual}.`,
  'schema.oneOf-several': (a: { expected: string; actual: string }) =>
    `The value fits more than one of the alternatives (numbers ${a.expected}), and may fit only one: ${a.actual}.`,
  'schema.other': (a: { keyword: string; expected: string; actual: string }) =>
    `The value breaks "${a.keyword}" (${a.expected}): ${a.actual}.`,
  'schema.rule': (_: { rule: string }) => 'The rule does not hold.',

  'schema.unknown-reference': (a: { reference: string }) =>
    `Nothing in the profile has the address "${a.reference}". Schemas are never fetched from elsewhere.`,
  'schema.unknown-dialect': (a: { uri: string }) =>
    `$schema is "${a.uri}". JSON Schema 2020-12 and draft-07 are understood.`,
  'schema.same-id': (a: { id: string }) => `Two different schemas have the address ${a.id}.`,
  'schema.syntax': (a: { why: string }) => `The file cannot be read: ${a.why}.`,
  'schema.not-a-schema': () => 'There is no schema at this place: a schema is an object, true or false.',
  'schema.unknown-keyword': (a: { keyword: string }) =>
    `"${a.keyword}" is no keyword. Own additions begin with "x-"; anything else would be a check that never runs.`,
  'schema.misspelt-keyword': (a: { keyword: string; meant: string }) =>
    `"${a.keyword}" is no keyword. Is "${a.meant}" meant?`,
  'schema.other-dialect': (a: { keyword: string; dialect: string }) =>
    `"${a.keyword}" does nothing in JSON Schema ${a.dialect}.`,
  'schema.wrong-keyword-value': (a: { keyword: string; expected: string }) =>
    `"${a.keyword}" has a value that it cannot have (expected: ${a.expected}).`,
  'schema.proto-member': (a: { keyword: string }) =>
    `"${a.keyword}" has a member named "__proto__", which cannot be judged.`,
  'schema.without-effect': (a: { keyword: string; needs: string }) =>
    `"${a.keyword}" does nothing without "${a.needs}".`,
  'schema.beside-reference': (a: { keyword: string }) => `"${a.keyword}" does nothing beside $ref in draft-07.`,
  'schema.unknown-format': (a: { format: string }) =>
    `The format "${a.format}" is not known, so it would not be checked.`,
  'schema.misspelt-format': (a: { format: string; meant: string }) =>
    `The format "${a.format}" is not known. Is "${a.meant}" meant?`,
  'schema.loop': () => 'References lead back here without going into the value, so judging would never end.',
  'schema.no-requirement': () => 'Nothing here carries x-requirement, so nothing could ever be judged by it.',
  'schema.homeless-keyword': (a: { keyword: string }) =>
    `A breach of "${a.keyword}" would belong to no requirement. Put x-requirement here or above.`,
  'schema.mute-tag': () =>
    'x-requirement stands below not, if or contains, where nothing can break it. Put it on the schema around.',
  'schema.tag-without-keyword': (a: { keyword: string }) =>
    `x-requirement names the keyword "${a.keyword}", which is not in the same schema.`,
  'schema.malformed-keyword': (a: { keyword: string }) =>
    `${a.keyword} is not written as it must be; see docs/profiles.md.`,
  'schema.keyword-in-choice': (a: { keyword: string }) =>
    `${a.keyword} stands below anyOf, oneOf, not, if or contains, where a value may be tried and rejected.`,
}
