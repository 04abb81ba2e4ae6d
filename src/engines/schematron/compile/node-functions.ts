import { message } from '../../../messages/speaker.ts'
import { asItems, atomize, box, type Code, code, quote } from './code.ts'
import { integerOf } from './each.ts'
import { refuse } from './refusal.ts'
import { argument, type Call, f, type Signature } from './signature.ts'
import { text } from './single.ts'
import { exists } from './truth.ts'

/** Functions on nodes, sequences and truth (XPath functions and operators, sections 9, 14 and 15). */
export const nodeFunctions: Readonly<Record<string, Signature>> = {
  true: f(0, 0, true, () => code('true', 'boolean')),
  false: f(0, 0, true, () => code('false', 'boolean')),
  not: f(1, 1, true, c => code(`!(${c.g.truth(argument(c, 0), c.env)})`, 'boolean')),
  boolean: f(1, 1, true, c => code(`!!(${c.g.truth(argument(c, 0), c.env)})`, 'boolean')),
  exists: f(1, 1, false, c => code(exists(c.g, argument(c, 0), c.env), 'boolean')),
  empty: f(1, 1, false, c => code(`!${exists(c.g, argument(c, 0), c.env)}`, 'boolean')),
  name: f(0, 1, true, c => nameOf(c, 'nodeName')),
  'local-name': f(0, 1, true, c => nameOf(c, 'localName')),
  'namespace-uri': f(0, 1, true, c => nameOf(c, 'namespaceUri')),
  'namespace-uri-for-prefix': f(2, 2, false, c => {
    const element = asItems(c.g.value(argument(c, 1), c.env))
    return code(`namespaceOfPrefix(${text(c.g, argument(c, 0), c.env)},${element})`, 'string')
  }),
  path: f(0, 1, false, c => nameOf(c, 'pathOf')),
  root: f(0, 1, false, () => code('0', 'node')),
  current: f(0, 0, true, ({ env, at }) => code(env.current ?? refuse(message('xpath.outside-rule'), at), 'node')),
  key: f(2, 2, true, c => {
    const name = argument(c, 0)
    if (name.kind !== 'string') return refuse(message('xpath.no-literal', { name: 'key' }), c.at)
    return code(`${c.g.key(name.value, c.at)}(${asItems(c.g.value(argument(c, 1), c.env))})`, 'nodes')
  }),
  lang: f(1, 1, true, c => {
    return code(
      `inLanguage(${c.env.node ?? refuse(message('xpath.no-context'), c.at)},${text(c.g, argument(c, 0), c.env)})`,
      'boolean',
    )
  }),
  data: f(1, 1, false, c => {
    const loop = c.g.each(argument(c, 0), c.env, true, (js, type) => {
      const atom = atomize(js, type)
      return `r.push(${box(atom.js, atom.type)});`
    })
    return code(c.g.hoist(c.env, `const r=[];${loop}return r;`), 'items')
  }),
  reverse: f(1, 1, false, c => code(`${items(c)}.slice().reverse()`, 'items')),
  'distinct-values': f(1, 1, false, c => code(`distinctValues(${items(c)})`, 'items')),
  'index-of': f(2, 2, false, c => {
    const { js, type, optional } = c.g.single(argument(c, 1), c.env)
    return code(`indexOf(${items(c)},${optional ? `ifAny(${js},y=>${box('y', type)})` : box(js, type)})`, 'items')
  }),
  subsequence: f(2, 3, false, c => {
    const ends = c.args.slice(1).map(arg => integerOf(c.g, arg, c.env))
    return code(`subsequence(${[items(c), ...ends].join(',')})`, 'items')
  }),
  'insert-before': f(3, 3, false, c => {
    const added = asItems(c.g.value(argument(c, 2), c.env))
    return code(`insertBefore(${items(c)},${integerOf(c.g, argument(c, 1), c.env)},${added})`, 'items')
  }),
  remove: f(2, 2, false, c => code(`removed(${items(c)},${integerOf(c.g, argument(c, 1), c.env)})`, 'items')),
  unordered: f(1, 1, false, c => c.g.value(argument(c, 0), c.env)),
  'zero-or-one': f(1, 1, false, c => code(`counted(${items(c)},0,1)`, 'items')),
  'one-or-more': f(1, 1, false, c => code(`counted(${items(c)},1,Infinity)`, 'items')),
  'exactly-one': f(1, 1, false, c => code(`counted(${items(c)},1,1)`, 'items')),
  error: f(0, 3, false, c => {
    return code(`raised(${c.args[1] === undefined ? quote('error()') : text(c.g, c.args[1], c.env)})`, 'items')
  }),
}

function items(c: Call): string {
  return asItems(c.g.value(argument(c, 0), c.env))
}

function nameOf(c: Call, name: string): Code {
  const { js, type } = c.g.value(argument(c, 0), c.env)
  if (type === 'node') return code(`${name}(${js})`, 'string')
  if (type !== 'nodes' && type !== 'items' && type !== 'item')
    return refuse(message('xpath.not-node', { name: c.name }), c.at)
  const list = type === 'item' ? `[${js}]` : js
  return code(`nameOfAny(${name},${c.g.old ? `${list}.slice(0,1)` : list})`, 'string')
}
