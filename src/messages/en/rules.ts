/** Findings of formats, cross-field rules and rules across documents. */
export const rules = {
  'rule.missing': (a: { name: string }) => `The rule asks for "${a.name}", which is not there.`,
  'rule.type': (a: { operation: string; types: string }) =>
    `The rule uses "${a.operation}" on what it is not for: ${a.types}.`,
  'rule.value': (a: { operation: string; value: string }) =>
    `The rule gives "${a.operation}" a value that it cannot use: ${a.value}.`,
  'rule.not-boolean': (a: { actual: string }) => `The rule gives ${a.actual}, not true or false.`,
  'rule.beside-broken': () => 'The rule cannot be decided, since the document breaks its schema in another place.',
  'unique.duplicate': (a: { value: string; first: string }) =>
    `"${a.value}" must be there once, and is also at ${a.first}.`,
  'reference.unresolved': (a: { value: string; to: string }) => `"${a.value}" leads to no ${a.to}.`,
  'reference.not-of-kind': (a: { value: string; to: string; pointer: string; kind: string }) =>
    `"${a.value}" leads to a ${a.to} whose ${a.pointer} is not ${a.kind}.`,
  'reference.of-kind': (a: { value: string; to: string; pointer: string; kind: string }) =>
    `"${a.value}" leads to a ${a.to} whose ${a.pointer} is ${a.kind}.`,
  'across.circle': (a: { value: string }) => `Following the records from "${a.value}" on leads back to it.`,
  'across.at-a-time': (a: { value: string; kind: string }) =>
    `"${a.value}" is in another record of the kind ${a.kind} at the same time.`,
  'across.not-repeated': (a: { member: string; to: string; id: string }) =>
    `The reference to the ${a.to} "${a.id}" does not have the same ${a.member} as that record.`,
  'rule.records-incomplete': (a: { type: string }) =>
    `Not every record of the type ${a.type} has been seen, so what those hold that were not is not known.`,
  'rule.reference-incomplete': (a: { to: string }) =>
    `Not every record of the type ${a.to} has been seen, so it is not known whether all references lead somewhere.`,
}
