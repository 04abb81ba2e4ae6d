import { _, type Code, type KeywordCxt, Name, nil } from 'ajv'
import { not } from 'ajv/dist/compile/codegen/index.js'
import { evaluatedPropsToName, Type } from 'ajv/dist/compile/util.js'

/** Number of errors so far, as generated code calls it. */
const errors = new Name('errors')

type Subcontext = ReturnType<KeywordCxt['subschema']>

/** A branch whose failure is no breach: no errors are made, and the first ends it. */
const silent = { compositeRule: true, createErrors: false, allErrors: false } as const

/** `anyOf`. The error says how many errors each branch left behind, so that the nearest branch can be told. */
export function anyOf(cxt: KeywordCxt): void {
  const { gen } = cxt
  const valid = gen.let('valid', false)
  const counts = tryBranches(cxt, (holds, below) => {
    gen.assign(valid, _`${valid} || ${holds}`)
    // With unevaluated* in play every branch has to run, for what it evaluates.
    if (!cxt.mergeValidEvaluated(below, holds)) gen.if(not(valid))
  })
  settle(cxt, valid, { counts })
}

/** `oneOf`. As `anyOf`; `passing` names the two branches when the trouble is that two hold. */
export function oneOf(cxt: KeywordCxt): void {
  const { gen } = cxt
  const valid = gen.let('valid', false)
  const passing = gen.let('passing', null)
  const counts = tryBranches(cxt, (holds, below, index) => {
    if (index > 0) {
      const second = _`${holds} && ${valid}`
      gen.if(second).assign(valid, false).assign(passing, _`[${passing}, ${index}]`).else()
    }
    gen.if(holds, () => {
      gen.assign(valid, true).assign(passing, index)
      cxt.mergeEvaluated(below, Name)
    })
  })
  settle(cxt, valid, { counts, passing })
}

/** Code that tries each branch, and an expression for the numbers of errors they gave. */
function tryBranches(cxt: KeywordCxt, after: (holds: Name, below: Subcontext, index: number) => void): Code {
  const { gen } = cxt
  const schemas = cxt.schema as readonly unknown[]
  const counts = schemas.map(() => gen.let('count', 0))
  const holds = gen.name('_valid')
  openEvaluated(cxt)
  gen.block(() => {
    for (const [index, count] of counts.entries()) {
      const before = gen.const('before', errors)
      const forget = remember(cxt)
      const below = cxt.subschema({ keyword: cxt.keyword, schemaProp: index, compositeRule: true }, holds)
      gen.if(not(holds), () => {
        gen.assign(count, _`${errors} - ${before}`)
        forget()
      })
      after(holds, below, index)
    }
  })
  return _`[${counts.reduce((list, count) => (list === nil ? count : _`${list}, ${count}`), nil as Code)}]`
}

function settle(cxt: KeywordCxt, valid: Name, params: Record<string, Code>): void {
  cxt.setParams(params)
  cxt.result(
    valid,
    () => cxt.reset(),
    () => cxt.error(true),
  )
}

/**
 * `if` with `then` and `else`. What the condition evaluated counts only when it holds (core section 11.3); ajv counts
 * it always, and drops an `if` that stands alone. The errors of a branch speak for themselves.
 */
export function conditional(cxt: KeywordCxt): void {
  const { gen, parentSchema } = cxt
  openEvaluated(cxt)
  const holds = gen.name('holds')
  const forget = remember(cxt)
  const below = cxt.subschema({ keyword: 'if', ...silent }, holds)
  cxt.reset()
  const branch = (keyword: 'then' | 'else') => {
    if (parentSchema[keyword] === undefined) return
    const branchContext = cxt.subschema({ keyword }, gen.name('valid'))
    cxt.mergeEvaluated(branchContext, Name)
  }
  gen.if(
    holds,
    () => {
      cxt.mergeEvaluated(below, Name)
      branch('then')
    },
    () => {
      forget()
      branch('else')
    },
  )
}

/** `not`. Whatever was met on the way is forgotten. */
export function negation(cxt: KeywordCxt): void {
  const { gen } = cxt
  const valid = gen.name('valid')
  const forget = remember(cxt)
  cxt.subschema({ keyword: 'not', ...silent }, valid)
  forget()
  cxt.reset()
  cxt.fail(valid)
}

/** `contains` with its limits, without the errors of items that do not match: none of those is a breach. */
export function contains(cxt: KeywordCxt): void {
  const { gen, data, parentSchema } = cxt
  const { minContains: min = 1, maxContains: max } = parentSchema as { minContains?: number; maxContains?: number }
  const found = gen.let('found', 0)
  gen.forRange('i', 0, _`${data}.length`, item => {
    const valid = gen.name('valid')
    cxt.subschema({ keyword: 'contains', dataProp: item, dataPropType: Type.Num, ...silent }, valid)
    gen.if(valid, () => {
      gen.code(_`${found}++`)
      if (cxt.it.opts.unevaluated) gen.code(_`this.contained.push(${data}, ${item})`)
    })
  })
  cxt.reset()
  cxt.setParams({ found })
  cxt.fail(max === undefined ? _`${found} < ${min}` : _`${found} < ${min} || ${found} > ${max}`)
}

/** Where the log of contained items stood when this schema object began; `unevaluatedItems` looks from there. */
const starts = new WeakMap<object, Name>()

export function markStart({ gen, it }: KeywordCxt): void {
  starts.set(it, gen.const('start', _`this.contained.length`))
}

/**
 * `unevaluatedItems`. Items that `contains` matched are evaluated too (core section 10.3.1.3), which ajv cannot know:
 * it only counts from the front.
 */
export function unevaluatedItems(cxt: KeywordCxt): void {
  const { gen, data, it } = cxt
  const { items = 0 } = it
  it.items = true
  if (items === true) return
  const from = gen.const('from', items instanceof Name ? _`${items} === true ? ${data}.length : ${items} || 0` : items)
  gen.forRange('i', from, _`${data}.length`, item => {
    const contained = _`scope.isContained(this.contained, ${starts.get(it) ?? 0}, ${data}, ${item})`
    gen.if(not(contained), () => {
      const place = { keyword: 'unevaluatedItems', dataProp: item, dataPropType: Type.Num }
      cxt.subschema(place, gen.name('valid'))
    })
  })
}

/** Branches add to what is evaluated at run time, so what is known by now must be there whichever is taken. */
function openEvaluated({ gen, it }: KeywordCxt): void {
  if (!it.opts.unevaluated) return
  if (it.props !== true && !(it.props instanceof Name)) it.props = evaluatedPropsToName(gen, it.props)
  if (it.items !== true && !(it.items instanceof Name)) it.items = gen.var('items', it.items ?? 0)
}

/** Code that takes back what was counted since now, for a branch that does not hold. */
function remember({ gen, it, parentSchema }: KeywordCxt): () => void {
  const logs = [...(parentSchema['x-trail'] === true ? ['trail'] : []), ...(it.opts.unevaluated ? ['contained'] : [])]
  const marks = logs.map(log => [new Name(log), gen.const('mark', _`this.${new Name(log)}.length`)] as const)
  return () => {
    for (const [log, mark] of marks) gen.assign(_`this.${log}.length`, mark)
  }
}
