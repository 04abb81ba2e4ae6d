import { Script } from 'node:vm'
import type { XmlTree } from '../../../documents/xml/tree.ts'
import type { RuleEntry } from './dispatch.ts'
import type { Sayings } from './result.ts'
import type { Runtime } from './runtime.ts'

/** What generated code gives: functions on the document that was loaded last. */
export interface Module {
  load(tree: XmlTree): void
  /** Forgets what was computed for the document before. */
  clear(): void
  /** Sets the steps that are left, or says how many they are. */
  budget(steps?: number): number
  readonly rules: readonly ((node: number) => void)[]
  readonly patterns: readonly (readonly RuleEntry[])[]
}

/** Calls of generated code: an assertion failed, or ended with an error. */
export interface Hooks {
  raise(assertion: number, node: number, said: Sayings): void
  fault(assertion: number, node: number, error: unknown): void
}

const tables = 'kind name next first end firstElement nextElement path'.split(' ')

/** Puts the frame around the declarations of a rule set: names of the run-time library and tables of the document. */
export function frame(source: string, functions: readonly string[]): string {
  return `"use strict";
const {${functions.filter(name => name !== 'use').join(',')}}=R;
const NONE=-2147483648,$raise=H.raise,$fault=H.fault;
let $tree,${tables.join(',')},attributeStart,aName,wide,sameName,N=0,$left=0;
function $over(){throw new Exhausted();}
function $load(t){$tree=t;${tables.map(table => `${table}=t.${table};`).join('')}attributeStart=t.attributeStart;aName=t.attributeName;
const x=R.use(t);wide=x.wide;sameName=x.sameName;N=t.count;}
function $budget(n){if(n!==undefined)$left=n;return $left;}
function $enter(k){const b=$tree;$load(foreign(k));return b;}
function $leave(b){$load(b);}
${source}`
}

/** What V8 keeps of code that has run, so that the next process need not compile it again. */
export interface CodeCache {
  /** Of an earlier run; V8 refuses it when it does not fit. */
  readonly known?: Uint8Array
  /** Of this run: what has been called so far. */
  take?: () => Uint8Array | undefined
}

/** Makes functions of the code. It sees the run-time library and the hooks, and it is made of quoted literals only. */
export function instantiate(code: string, library: Runtime, hooks: Hooks, cache: CodeCache): Module {
  const { known } = cache
  const script = new Script(`(function(R,H){${code}\n})`, {
    filename: 'schematron.js',
    ...(known === undefined ? {} : { cachedData: known }),
  })
  const isKnown = known !== undefined && script.cachedDataRejected === false
  cache.take = () => (isKnown ? undefined : script.createCachedData())
  return (script.runInThisContext() as (library: Runtime, hooks: Hooks) => Module)(library, hooks)
}
