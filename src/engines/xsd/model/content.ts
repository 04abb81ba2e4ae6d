import type { Component, Components, Name } from './components.ts'
import { type SchemaElement, xsNamespace } from './node.ts'
import { inlineTypes, limited, namedType, type Simple, simpleOf, type TypeUse } from './simple.ts'

/** An element that may stand in another one. */
export interface Particle {
  /** Nothing for a wildcard: any element of the namespaces that `any` tells. */
  readonly name?: Name
  readonly declaration?: Component
  readonly any?: string
  readonly min: number
  /** Infinity for no limit. */
  readonly max: number
  /** One of several, of which not all are there. */
  readonly isAlternative: boolean
}

/** An attribute that an element may have. */
export interface AttributeUse {
  readonly name?: Name
  readonly declaration?: Component
  readonly any?: string
  readonly isRequired: boolean
  /** Where it is used: `default` and `fixed` may stand there. */
  readonly use: SchemaElement
}

/** What an element with a type may hold. */
export interface Content {
  readonly particles: readonly Particle[]
  readonly attributes: readonly AttributeUse[]
  /** Of text. */
  readonly simple?: Simple
  /** Text may stand between its elements. */
  readonly isMixed: boolean
}

/** Groups within groups, and derivations, that are followed; a schema that an engine has accepted has no circles. */
const deepest = 100

const nothing: Content = { particles: [], attributes: [], isMixed: false }

/** The type of an element or attribute; one that a type adds nothing to is that of its base. */
export function typeOf(components: Components, declaration: Component, depth = 0): TypeUse {
  const name = declaration.element.attributes.get('type')
  if (name !== undefined) return plainest(components, namedType(components, declaration, name))
  const [inline] = inlineTypes(declaration)
  if (inline) return inline
  const [head] = (declaration.element.attributes.get('substitutionGroup') ?? '').split(/\s+/)
  const other = head ? components.find('element', components.nameIn(declaration, head)) : undefined
  if (other && depth < deepest) return typeOf(components, other, depth + 1)
  const local = declaration.element.local === 'attribute' ? 'anySimpleType' : 'anyType'
  return { key: local, name: { uri: xsNamespace, local } }
}

function plainest(components: Components, use: TypeUse): TypeUse {
  let type = use
  for (let turn = 0; turn < deepest; turn += 1) {
    const derivation = type.definition && derivationOf(type.definition)
    const isEmpty = derivation?.element.children.every(({ local }) => local === 'annotation')
    const base = derivation?.element.attributes.get('base')
    if (!derivation || !isEmpty || base === undefined) return type
    // A restriction of elements leaves out those that it does not name.
    if (derivation.element.local === 'restriction' && derivation.isComplex) return type
    type = namedType(components, derivation, base)
  }
  return type
}

interface Derivation extends Component {
  readonly isComplex: boolean
}

/** The extension or restriction that a complex type is. */
function derivationOf({ element, document }: Component): Derivation | undefined {
  if (element.local !== 'complexType') return undefined
  const holder = element.children.find(({ local }) => local === 'complexContent' || local === 'simpleContent')
  const derivation = holder?.children.find(({ local }) => local === 'extension' || local === 'restriction')
  return derivation && { element: derivation, document, isComplex: holder?.local === 'complexContent' }
}

/** What elements of this type hold. */
export function contentOf(components: Components, use: TypeUse, depth = 0): Content {
  const { definition, name } = use
  if (depth > deepest) return nothing
  if (definition === undefined && name?.uri === xsNamespace && name.local === 'anyType') {
    return {
      ...nothing,
      isMixed: true,
      particles: [{ any: '##any', min: 0, max: Number.POSITIVE_INFINITY, isAlternative: false }],
    }
  }
  if (definition === undefined || definition.element.local === 'simpleType') {
    return { ...nothing, simple: simpleOf(components, use) }
  }
  const isMixed = [definition.element, ...definition.element.children].some(
    ({ local, attributes }) =>
      (local === 'complexType' || local === 'complexContent') &&
      /^(?:true|1)$/.test(attributes.get('mixed')?.trim() ?? ''),
  )
  const derivation = derivationOf(definition)
  if (!derivation) {
    const { particles, attributes } = partsIn(components, definition)
    return { particles, attributes: merged([], attributes), isMixed }
  }
  const base = derivation.element.attributes.get('base')
  const above = base === undefined ? nothing : contentOf(components, namedType(components, derivation, base), depth + 1)
  const own = partsIn(components, derivation)
  const attributes = merged(above.attributes, own.attributes)
  const isRestriction = derivation.element.local === 'restriction'
  if (derivation.isComplex) {
    const particles = isRestriction ? own.particles : [...above.particles, ...own.particles]
    return { ...above, particles, attributes, isMixed: isMixed || above.isMixed }
  }
  const [inline] = inlineTypes(derivation)
  const simple = inline ? simpleOf(components, inline) : above.simple
  return {
    ...nothing,
    attributes,
    ...(simple ? { simple: isRestriction ? limited(simple, derivation.element) : simple } : {}),
  }
}

/** Those of the base, with what the derivation says of the same ones; what it prohibits is gone. */
function merged(above: readonly AttributeUse[], own: readonly AttributeUse[]): readonly AttributeUse[] {
  const key = ({ name, any }: AttributeUse) => (name ? `{${name.uri}}${name.local}` : `any ${any}`)
  const all = new Map([...above, ...own].map(each => [key(each), each]))
  return [...all.values()].filter(({ use }) => use.attributes.get('use') !== 'prohibited')
}

interface Parts {
  readonly particles: readonly Particle[]
  readonly attributes: readonly AttributeUse[]
}

function partsIn(components: Components, { element, document }: Component): Parts {
  const once = { min: 1, max: 1, isAlternative: false }
  const children = element.children.map(child => ({ element: child, document }))
  return {
    particles: children.flatMap(at => particlesIn(components, at, once, 0)),
    attributes: children.flatMap(at => attributesIn(components, at, 0)),
  }
}

type Occurrence = Pick<Particle, 'min' | 'max' | 'isAlternative'>

function particlesIn(components: Components, at: Component, around: Occurrence, depth: number): readonly Particle[] {
  components.count()
  const { element, document } = at
  const own = times(around, element)
  const inner = (each: Occurrence) =>
    element.children.flatMap(child => particlesIn(components, { element: child, document }, each, depth + 1))
  if (depth > deepest) return []
  if (element.local === 'sequence' || element.local === 'all') return inner(own)
  if (element.local === 'choice') {
    const ways = element.children.filter(({ local }) => local !== 'annotation').length
    return inner(ways > 1 ? { min: 0, max: own.max, isAlternative: true } : own)
  }
  if (element.local === 'group') {
    const found = components.find('group', components.nameIn(at, element.attributes.get('ref') ?? ''))
    return (found?.element.children ?? []).flatMap(child =>
      particlesIn(components, { element: child, document: found?.document ?? document }, own, depth + 1),
    )
  }
  if (element.local === 'any') return [{ ...own, any: element.attributes.get('namespace') ?? '##any' }]
  return element.local === 'element' ? elementsAt(components, at, own) : []
}

function elementsAt(components: Components, at: Component, own: Occurrence): readonly Particle[] {
  const { element, document } = at
  const ref = element.attributes.get('ref')
  if (ref === undefined) {
    const local = element.attributes.get('name') ?? ''
    return [{ ...own, name: { uri: isQualified(at) ? document.target : '', local }, declaration: at }]
  }
  const name = components.nameIn(at, ref)
  const declaration = components.find('element', name)
  const others = components
    .substitutes(name)
    .filter(each => !isAbstract(each))
    .map((each): Particle => {
      const local = each.element.attributes.get('name') ?? ''
      return {
        min: 0,
        max: own.max,
        isAlternative: true,
        name: { uri: each.document.target, local },
        declaration: each,
      }
    })
  if (declaration && isAbstract(declaration) && others.length > 0) return others
  const itself = others.length > 0 ? { min: 0, max: own.max, isAlternative: true } : own
  return [{ ...itself, name, ...(declaration ? { declaration } : {}) }, ...others]
}

/** An element that never stands anywhere itself. */
function isAbstract({ element }: Component): boolean {
  return /^(?:true|1)$/.test(element.attributes.get('abstract')?.trim() ?? '')
}

function isQualified({ element, document }: Component): boolean {
  const form = element.attributes.get('form')
  if (form !== undefined) return form === 'qualified'
  return element.local === 'attribute' ? document.isQualified.attribute : document.isQualified.element
}

function attributesIn(components: Components, at: Component, depth: number): readonly AttributeUse[] {
  components.count()
  const { element, document } = at
  const isRequired = element.attributes.get('use') === 'required'
  if (element.local === 'anyAttribute') {
    return [{ any: element.attributes.get('namespace') ?? '##any', isRequired: false, use: element }]
  }
  if (element.local === 'attributeGroup' && depth < deepest) {
    const found = components.find('attributeGroup', components.nameIn(at, element.attributes.get('ref') ?? ''))
    return (found?.element.children ?? []).flatMap(child =>
      attributesIn(components, { element: child, document: found?.document ?? document }, depth + 1),
    )
  }
  if (element.local !== 'attribute') return []
  const ref = element.attributes.get('ref')
  if (ref === undefined) {
    const local = element.attributes.get('name') ?? ''
    return [{ name: { uri: isQualified(at) ? document.target : '', local }, declaration: at, isRequired, use: element }]
  }
  const name = components.nameIn(at, ref)
  const declaration = components.find('attribute', name)
  return [{ name, isRequired, use: element, ...(declaration ? { declaration } : {}) }]
}

/** How often something stands that stands so often in what stands so often. */
function times({ min, max, isAlternative }: Occurrence, { attributes }: SchemaElement): Occurrence {
  const number = (name: string) => {
    const value = attributes.get(name)?.trim() ?? '1'
    return value === 'unbounded' ? Number.POSITIVE_INFINITY : Number(value)
  }
  const [least, most] = [number('minOccurs'), number('maxOccurs')]
  return { min: min * least, max: most === 0 || max === 0 ? 0 : max * most, isAlternative }
}
