import { message } from '../../../messages/speaker.ts'
import { asItems, box, type Code, code, mapped, quote } from './code.ts'
import { integerOf } from './each.ts'
import { refuse } from './refusal.ts'
import { argument, type Call, f, type Signature } from './signature.ts'
import { double, eachAtom, numeric, oldNumber, oldNumberOfCode } from './single.ts'

/** Functions on numbers (XPath functions and operators, sections 6 and 15.4). */
export const numberFunctions: Readonly<Record<string, Signature>> = {
  number: f(0, 1, true, number),
  round: f(1, 1, true, c => rounding(c, 'round', 'roundDouble')),
  floor: f(1, 1, true, c => rounding(c, 'floor', 'Math.floor')),
  ceiling: f(1, 1, true, c => rounding(c, 'ceiling', 'Math.ceil')),
  abs: f(1, 1, false, c => rounding(c, 'abs', 'Math.abs')),
  'round-half-to-even': f(1, 2, false, c => {
    const { js, type, optional } = numeric(c.g, argument(c, 0), c.env)
    const places = c.args[1] === undefined ? '0' : integerOf(c.g, c.args[1], c.env)
    return code(`halfToEven(${optional ? `ifAny(${js},y=>${box('y', type)})` : box(js, type)},${places})`, 'item', true)
  }),
  count: f(1, 1, true, c => {
    const loop = c.g.each(argument(c, 0), c.env, true, () => 'r++;')
    return code(c.g.hoist(c.env, `let r=0;${loop}return r;`), c.g.old ? 'double' : 'integer')
  }),
  sum: f(1, 2, true, sum),
  avg: f(1, 1, false, c => code(`average(${asItems(c.g.value(argument(c, 0), c.env))})`, 'item', true)),
  max: f(1, 1, false, c => code(`extreme(${quote('>')},${asItems(c.g.value(argument(c, 0), c.env))})`, 'item', true)),
  min: f(1, 1, false, c => code(`extreme(${quote('<')},${asItems(c.g.value(argument(c, 0), c.env))})`, 'item', true)),
  position: f(0, 0, true, c => placed(c, c.env.position)),
  last: f(0, 0, true, c => placed(c, c.env.last)),
  'format-number': f(2, 2, true, c => {
    const picture = argument(c, 1)
    if (picture.kind !== 'string') return refuse(message('xpath.no-literal', { name: 'format-number' }), c.at)
    if (!/^[^0#.,;]*[#,]*0*(?:,?[0#]+)*(?:\.0*#*)?[^0#.,;]*$/.test(picture.value) || /[%‰;]/.test(picture.value)) {
      refuse(message('schematron.unsupported', { what: `format-number(…, "${picture.value}")` }), picture.at)
    }
    return code(`formatNumber(${double(c.g, argument(c, 0), c.env)},${quote(picture.value)})`, 'string')
  }),
}

function placed({ g, name, at }: Call, js: string | null): Code {
  return code(js ?? refuse(message('xpath.outside-predicate', { name }), at), g.old ? 'double' : 'integer')
}

function number(c: Call): Code {
  if (c.g.old) return code(oldNumber(c.g, argument(c, 0), c.env), 'double')
  const value = c.g.single(argument(c, 0), c.env)
  const { js, type, optional } = value
  if (type === 'integer') return code(optional ? `(${js}??NaN)` : js, 'double')
  if (type === 'double') return code(optional ? `(${js}??NaN)` : js, 'double')
  if (type === 'string' || type === 'untyped') {
    return code(optional ? `numberOfAny(${js})` : `numberOf(${js})`, 'double')
  }
  return code(`numberOfItem(${optional ? `ifAny(${js},y=>${box('y', type)})` : box(js, type)})`, 'double')
}

function rounding(c: Call, ofDecimal: string, ofDouble: string): Code {
  const value = numeric(c.g, argument(c, 0), c.env)
  if (value.type === 'integer') return ofDecimal === 'abs' ? mapped(value, 'Math.abs', 'integer') : value
  if (value.type === 'decimal') return mapped(value, ofDecimal, 'decimal')
  if (value.type === 'double') return mapped(value, ofDouble, 'double')
  if (value.type !== 'item') return refuse(message('xpath.number', { found: value.type }), c.at)
  return mapped(value, `y=>rounded(${ofDecimal},${ofDouble},y)`, 'item').optional
    ? code(`ifAny(${value.js},y=>rounded(${ofDecimal},${ofDouble},y))`, 'item', true)
    : code(`rounded(${ofDecimal},${ofDouble},${value.js})`, 'item')
}

/** Decimals are added exactly, untyped text as doubles, as XPath says. */
function sum(c: Call): Code {
  if (c.g.old) {
    const loop = eachAtom(c.g, argument(c, 0), c.env, true, atom => `r+=${oldNumberOfCode(atom)};`)
    return code(c.g.hoist(c.env, `let r=0;${loop.js}return r;`), 'double')
  }
  if (c.args.length > 1) refuse(message('schematron.unsupported', { what: 'sum(…, …)' }), c.at)
  const loop = eachAtom(c.g, argument(c, 0), c.env, true, ({ js, type }, all) => {
    if (all === 'decimal') return `r=add(r,${js});`
    return all === 'integer' ? `r+=${js};` : `r=plus(r,${box(js, type)});`
  })
  if (loop.type === 'decimal') return code(c.g.hoist(c.env, `let r=zero;${loop.js}return r;`), 'decimal')
  if (loop.type === 'integer') return code(c.g.hoist(c.env, `let r=0;${loop.js}return r;`), 'integer')
  return code(c.g.hoist(c.env, `let r=null;${loop.js}return r??zero;`), 'item')
}
