import { message } from '../../../messages/speaker.ts'
import { type Expression, type Path, partsOf, type Step } from '../xpath/expression.ts'
import { asItems, bind, code, type Env } from './code.ts'
import type { Body, Generator } from './generator.ts'
import { refuse } from './refusal.ts'

/**
 * A loop over a path in a local code list: `document('codes.xml')//code[@id = $x]/value`. The tables of that document
 * stand in for those of the judged one while the path is walked; its nodes leave it as values, and variables enter it
 * as values, so that no node is ever taken for one of the other document.
 */
export function eachElsewhere(g: Generator, path: Path, env: Env, body: Body): string {
  const [first, ...steps] = path.steps
  const [file] = first?.kind === 'call' ? first.args : []
  if (file?.kind !== 'string') return refuse(message('xpath.no-literal', { name: 'document' }), path.at)
  if (env.elsewhere) refuse(message('xpath.elsewhere', { name: 'document' }), path.at)
  const last = steps.at(-1)
  if (last?.kind !== 'step') return refuse(message('xpath.document-path'), path.at)
  let inner: Env = { ...env, node: '0', item: null, position: null, last: null, current: null, elsewhere: true }
  let values = ''
  for (const name of variablesIn(path)) {
    const variable = env.variables.get(name) ?? g.globalVariable(name)
    if (variable === undefined) continue
    const local = g.local()
    const nodes = ['node', 'nodes', 'item', 'items'].includes(variable.type)
    values += `const ${local}=${nodes ? `atomsOf(${asItems(variable)})` : variable.js};`
    inner = bind(inner, name, nodes ? code(local, 'items') : { ...variable, js: local })
  }
  refuseFunctions(g, path)
  const walk = g.each({ ...path, root: true, steps }, inner, true, n => `r.push(new Untyped(stringValue(${n})));`)
  const number = g.document(file.value, path.at)
  const list = g.hoist(env, `${values}const r=[],b=$enter(${number});try{${walk}}finally{$leave(b);}return r;`)
  const item = g.local()
  return `for(const ${item} of ${list}){${body(item, 'item')}}`
}

function variablesIn(e: Expression | Step): ReadonlySet<string> {
  const inner = partsOf(e).flatMap(part => [...variablesIn(part)])
  return new Set(e.kind === 'variable' ? [e.name, ...inner] : inner)
}

/** Functions of the rule set may look at the judged document, which is not there at this moment. */
function refuseFunctions(g: Generator, e: Expression | Step): void {
  if (e.kind === 'call' && (g.userFunction(e.name, e.args.length) !== undefined || e.name === 'key')) {
    refuse(message('xpath.elsewhere', { name: e.name }), e.at)
  }
  for (const part of partsOf(e)) refuseFunctions(g, part)
}
