import type { Component, Components, Name } from './components.ts'
import { type SchemaElement, xsNamespace } from './node.ts'

/** What a value may be: of a simple type, or of content that is text alone. */
export interface Simple {
  /** Types of XML Schema that it comes down to: `xs:date`; several in a union, `list of xs:string`. */
  readonly types: readonly string[]
  /** Facets as they are written, those of the type itself first. */
  readonly facets: readonly (readonly [facet: string, value: string])[]
  readonly values: readonly ListedValue[]
}

interface ListedValue {
  readonly value: string
  readonly documentation?: Documentation
}

/** What a schema says of a component in words, by the language that it says they are in; '' for none. */
export type Documentation = ReadonlyMap<string, string>

/** A type that an element or an attribute has. `key` is the same for the same type. */
export interface TypeUse {
  readonly key: unknown
  /** Of one that has a name. */
  readonly name?: Name
  /** Nothing for a type of XML Schema itself, and for what is not found. */
  readonly definition?: Component
}

/** Facets that limit a value, in the order they are told. */
const facets = [
  ...['pattern', 'length', 'minLength', 'maxLength', 'minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'],
  ...['totalDigits', 'fractionDigits'],
]

/** Derivations that are followed; a schema that an engine has accepted has no circles. */
const deepest = 100

/** The type by its name in an attribute of the component. */
export function namedType(components: Components, component: Component, value: string): TypeUse {
  const name = components.nameIn(component, value)
  const definition = components.find('complexType', name) ?? components.find('simpleType', name)
  return { key: definition?.element ?? `{${name.uri}}${name.local}`, name, ...(definition ? { definition } : {}) }
}

/** What a simple type allows. */
export function simpleOf(components: Components, { name, definition }: TypeUse, depth = 0): Simple {
  if (definition === undefined || depth > deepest) {
    const type = name === undefined ? 'xs:anySimpleType' : name.uri === xsNamespace ? `xs:${name.local}` : name.local
    return { types: [type], facets: [], values: [] }
  }
  const [derivation] = definition.element.children.filter(({ local }) => local !== 'annotation')
  if (!derivation) return { types: [], facets: [], values: [] }
  const here = { ...definition, element: derivation }
  if (derivation.local === 'restriction') return restricted(components, here, depth)
  const members = [
    ...(derivation.attributes.get(derivation.local === 'list' ? 'itemType' : 'memberTypes') ?? '')
      .split(/\s+/)
      .filter(each => each !== '')
      .map(each => namedType(components, here, each)),
    ...inlineTypes(here),
  ].map(each => simpleOf(components, each, depth + 1))
  const types = [...new Set(members.flatMap(each => each.types))]
  const values = members.flatMap(each => each.values)
  // What limits one member of a union does not limit the others.
  const shared = members.length === 1 ? (members[0]?.facets ?? []) : []
  return derivation.local === 'list'
    ? { types: types.map(each => `list of ${each}`), facets: shared, values }
    : { types, facets: shared, values: members.every(each => each.values.length > 0) ? values : [] }
}

/** @param here the `restriction` of a simple type, or of content that is text */
function restricted(components: Components, here: Component, depth: number): Simple {
  const base = here.element.attributes.get('base')
  const [inline] = inlineTypes(here)
  const use = inline ?? (base === undefined ? { key: here } : namedType(components, here, base))
  return limited(simpleOf(components, use, depth + 1), here.element)
}

/** The base with the facets of a restriction: a facet that it names anew takes the place of the one before, but for patterns. */
export function limited(base: Simple, { children }: SchemaElement): Simple {
  const own = children.flatMap(({ local, attributes }): readonly (readonly [string, string])[] =>
    facets.includes(local) ? [[local, attributes.get('value') ?? '']] : [],
  )
  // Patterns of one restriction are alternatives; those of its base hold too.
  const patterns = own.filter(([facet]) => facet === 'pattern').map(([, value]) => value)
  const others = own.filter(([facet]) => facet !== 'pattern')
  const kept = base.facets.filter(([facet]) => facet === 'pattern' || !others.some(([name]) => name === facet))
  const values = children
    .filter(({ local }) => local === 'enumeration')
    .map(each => {
      const documentation = documentationOf(each)
      return { value: each.attributes.get('value') ?? '', ...(documentation.size > 0 ? { documentation } : {}) }
    })
  return {
    types: base.types,
    facets: [...(patterns.length > 0 ? [['pattern', patterns.join(' | ')] as const] : []), ...others, ...kept],
    values: values.length > 0 ? values : base.values,
  }
}

/** Types that are written where they are used. */
export function inlineTypes({ element, document }: Component): readonly TypeUse[] {
  return element.children
    .filter(({ local }) => local === 'simpleType' || local === 'complexType')
    .map(each => ({ key: each, definition: { element: each, document } }))
}

/** Words of a component, without layout. */
export function documentationOf({ children }: SchemaElement): Documentation {
  const texts = new Map<string, string>()
  for (const annotation of children.filter(({ local }) => local === 'annotation')) {
    for (const each of annotation.children.filter(({ local }) => local === 'documentation')) {
      const text = each.text.replace(/\s+/g, ' ').trim()
      const language = (each.attributes.get('xml:lang') ?? '').toLowerCase().split('-')[0] ?? ''
      if (text !== '') texts.set(language, [texts.get(language), text].filter(part => part !== undefined).join(' '))
    }
  }
  return texts
}
