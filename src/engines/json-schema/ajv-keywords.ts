import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, Name, nil, stringify } from 'ajv'
import { strConcat } from 'ajv/dist/compile/codegen/code.js'
import { evaluatedPropsToName, Type, useFunc } from 'ajv/dist/compile/util.js'
import { usePattern } from 'ajv/dist/vocabularies/code.js'
import { anyOf, conditional, contains, markStart, negation, oneOf, unevaluatedItems } from './ajv-branches.ts'
import type { Mark } from './program.ts'

/**
 * Keywords of ours, and standard ones that ajv judges in a way we cannot use. Their code runs with the visit as `this`
 * (`passContext`), and calls the functions of runtime.ts through `scope`.
 */
export const ownKeywords: readonly CodeKeywordDefinition[] = [
  { keyword: 'x-hits', code: countHits },
  {
    keyword: 'x-document',
    code: cxt => void cxt.gen.code(_`this.onDocument(${cxt.schema}, ${cxt.data}, ${pointer(cxt)})`),
  },
  { keyword: 'x-guard', code: guard },
  { keyword: 'x-trail', code: () => {} },
  { keyword: 'x-start', code: markStart },
  { keyword: 'anyOf', schemaType: 'array', trackErrors: true, error: errorWith(countsOf), code: anyOf },
  { keyword: 'oneOf', schemaType: 'array', trackErrors: true, error: errorWith(countsOf), code: oneOf },
  { keyword: 'if', schemaType: ['object', 'boolean'], trackErrors: true, code: conditional },
  {
    keyword: 'not',
    schemaType: ['object', 'boolean'],
    trackErrors: true,
    error: errorWith(() => _`{}`),
    code: negation,
  },
  {
    keyword: 'contains',
    type: 'array',
    schemaType: ['object', 'boolean'],
    before: 'uniqueItems',
    trackErrors: true,
    error: errorWith(({ params }) => _`{found: ${params.found}}`),
    code: contains,
  },
  {
    keyword: 'additionalProperties',
    type: 'object',
    schemaType: ['boolean', 'object'],
    trackErrors: true,
    error: errorWith(({ params }) => _`{additionalProperty: ${params.additionalProperty}}`),
    code: additionalProperties,
  },
  {
    keyword: 'patternProperties',
    type: 'object',
    schemaType: 'object',
    trackErrors: true,
    code: patternProperties,
  },
  { keyword: 'unevaluatedItems', type: 'array', schemaType: ['boolean', 'object'], code: unevaluatedItems },
  {
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    code: cxt => cxt.fail(_`!${func(cxt, 'isMultipleOf')}(${cxt.data}, ${cxt.schema})`),
  },
  {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: errorWith(({ params }) => _`{pair: ${params.pair}}`),
    code: uniqueItems,
  },
]

/** Standard keywords whose errors say something that is not in the schema: which member it is about. */
export const wantsParams: ReadonlySet<string> = new Set([
  ...['required', 'dependentRequired', 'dependencies', 'unevaluatedProperties', 'items'],
])

/** Sentences are made from the parts later, in two languages. */
function errorWith(params: (cxt: Pick<KeywordCxt, 'params'>) => Code) {
  return { message: '', params }
}

function countsOf({ params }: Pick<KeywordCxt, 'params'>): Code {
  return _`{counts: ${params.counts}, passing: ${params.passing ?? null}}`
}

/** A function of runtime.ts, by its name there. */
function func({ gen }: KeywordCxt, name: string): Name {
  return useFunc(gen, { code: `scope.${name}` })
}

/** JSON Pointer of the value at hand. */
function pointer({ it }: KeywordCxt): Code {
  return strConcat(new Name('instancePath'), it.errorPath)
}

function countHits(cxt: KeywordCxt): void {
  const { marks, trial } = cxt.schema as { readonly marks: readonly Mark[]; readonly trial?: boolean }
  for (const { tag, gate } of marks) {
    const count = trial ? _`this.trail.push(${tag})` : _`this.hits[${tag}]++`
    const countSeen = _`this.masked?.(${pointer(cxt)}) || ${count}`
    const open = gateCode(cxt, gate)
    if (open === nil) cxt.gen.code(countSeen)
    else cxt.gen.if(open, () => cxt.gen.code(countSeen))
  }
}

function gateCode({ data }: KeywordCxt, gate: Mark['gate']): Code {
  const isObject = _`typeof ${data} == "object" && ${data} !== null && !Array.isArray(${data})`
  if (gate === undefined) return nil
  if (gate === 'array') return _`Array.isArray(${data})`
  if (gate === 'items') return _`Array.isArray(${data}) && ${data}.length > 0`
  if (gate === 'object') return isObject
  if (gate === 'string' || gate === 'number') return _`typeof ${data} == ${gate}`
  const anyMember = gate.map(name => _`Object.hasOwn(${data}, ${name})`)
  return _`${isObject} && (${anyMember.reduce((all, one) => _`${all} || ${one}`)})`
}

/** The keywords of an object with `x-rules` are below `x-guard`, so that the rules can be told whether they hold. */
function guard(cxt: KeywordCxt): void {
  const valid = cxt.gen.name('valid')
  const below = cxt.subschema({ keyword: 'x-guard' }, valid)
  cxt.mergeEvaluated(below)
  const rules: unknown = cxt.parentSchema['x-rules']
  cxt.gen.code(_`this.onRules(${rules as number}, ${cxt.data}, ${pointer(cxt)}, ${valid})`)
}

/** In time linear in the text of the items; ajv compares each with each. */
function uniqueItems(cxt: KeywordCxt): void {
  if (cxt.schema !== true) return
  const pair = cxt.gen.const('pair', _`${func(cxt, 'duplicates')}(${cxt.data})`)
  cxt.setParams({ pair })
  cxt.fail(_`${pair} !== undefined`)
}

/** As ajv's own, which fails at run time where a branch or a reference has evaluated all members, or none, before. */
function patternProperties(cxt: KeywordCxt): void {
  const { gen, data, it } = cxt
  const schemas = cxt.schema as Readonly<Record<string, unknown>>
  const before = it.props
  const isNoted = it.opts.unevaluated === true && before !== true
  const noted = isNoted ? notedSoFar(cxt) : undefined
  for (const pattern of Object.keys(schemas)) {
    gen.forIn('key', data, key => {
      gen.if(_`${usePattern(cxt, pattern)}.test(${key})`, () => {
        const place = { keyword: 'patternProperties', schemaProp: pattern, dataProp: key, dataPropType: Type.Str }
        if (schemas[pattern] !== true) cxt.subschema(place, gen.name('valid'))
        if (noted) gen.assign(_`${noted}[${key}]`, true)
      })
    })
  }
  if (noted && before instanceof Name) gen.assign(noted, _`${before} === true || ${noted}`)
  if (noted) it.props = noted
}

/** Members that were evaluated so far, in an object that more can be added to. */
function notedSoFar({ gen, it: { props } }: KeywordCxt): Name {
  if (!(props instanceof Name)) return evaluatedPropsToName(gen, props)
  return gen.var('props', _`${props} === true ? {__proto__: null} : {__proto__: null, ...${props}}`)
}

/** As ajv's own, but with the names in a set where ajv would carry the whole schema along in the code. */
function additionalProperties(cxt: KeywordCxt): void {
  const { gen, schema, parentSchema, data, it } = cxt
  it.props = true
  if (schema === true) return
  const names = Object.keys(parentSchema.properties ?? {})
  const patterns = Object.keys(parentSchema.patternProperties ?? {})
  const known = gen.scopeValue('obj', {
    key: JSON.stringify(names),
    ref: new Set(names),
    code: _`new Set(${stringify(names)})`,
  })
  gen.forIn('key', data, key => {
    const matches = patterns.map(pattern => _`${usePattern(cxt, pattern)}.test(${key})`)
    const isKnown = [...(names.length > 0 ? [_`${known}.has(${key})`] : []), ...matches]
    const isNew = isKnown.map(known => _`!${known}`).reduce((all, one) => _`${all} && ${one}`, _`true`)
    gen.if(isNew, () => {
      if (schema !== false) {
        cxt.subschema({ keyword: 'additionalProperties', dataProp: key, dataPropType: Type.Str }, gen.name('valid'))
        return
      }
      cxt.setParams({ additionalProperty: key })
      cxt.error()
    })
  })
}
