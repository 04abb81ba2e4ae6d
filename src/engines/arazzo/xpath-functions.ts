import type { Languages } from './languages.ts'
import { ecmaPattern, isSteady } from './xpath-pattern.ts'

type XPathEngine = typeof import('fontoxpath')

/** What functions of ours get beside their arguments, and where they leave why they could not go on. */
export interface FunctionContext {
  readonly regexp: Languages['regexp']
  fault?: unknown
}

/** Functions of ours that stand in the place of some of the library's. */
const ours = 'urn:samklang:xpath-functions'
const functions = 'http://www.w3.org/2005/xpath-functions'
const namespaces: Readonly<Record<string, string>> = {
  '': functions,
  fn: functions,
  xs: 'http://www.w3.org/2001/XMLSchema',
  map: `${functions}/map`,
  array: `${functions}/array`,
  math: `${functions}/math`,
}

/**
 * Where a function is found. Those with regular expressions are ours, for the library's are slow or go back over the text
 * without end. Those that call by a name made up at run time, and the library's own (`fontoxpath:evaluate`), are nowhere.
 */
export function functionNameResolver(
  { prefix, localName }: { prefix: string | null; localName: string },
  arity: number,
) {
  const namespaceURI = namespaces[prefix ?? '']
  if (namespaceURI === undefined || localName === 'function-lookup') return { namespaceURI: ours, localName }
  const isOurs = namespaceURI === functions && replaced.includes(`${localName}#${arity}`)
  return { namespaceURI: isOurs ? ours : namespaceURI, localName }
}

const replaced = ['matches#2', 'tokenize#2', 'replace#3']

/** Throws for functions that are called by their whole name: the resolver is not asked about those. */
export function refuseWholeNames(expression: string): void {
  if (/Q\{\s*(?:http:\/\/www\.w3\.org\/2005\/xpath-functions|http:\/\/fontoxml\.com\/)[^}]*\}/.test(expression)) {
    throw new Error('XPST0017: functions are called without their namespace')
  }
}

/** Makes our functions known to the library; once for a process. */
export function registerFunctions(engine: XPathEngine): void {
  const plain = { namespaceResolver: () => null }
  const define = (
    localName: string,
    types: string[],
    result: string,
    work: (context: FunctionContext, ...args: string[]) => unknown,
  ) => {
    engine.registerCustomXPathFunction(
      { namespaceURI: ours, localName },
      types,
      result,
      ({ currentContext }, ...args) => {
        try {
          return work(currentContext, ...args.map(arg => arg ?? ''))
        } catch (error) {
          currentContext.fault ??= error
          throw error
        }
      },
    )
  }
  define('matches', ['xs:string?', 'xs:string'], 'xs:boolean', ({ regexp }, text = '', pattern = '') =>
    regexp(ecmaPattern(pattern)).test(text),
  )
  define('tokenize', ['xs:string?', 'xs:string'], 'xs:string*', (_, text = '', pattern = '') => {
    refuseUnsteady(pattern)
    return engine.evaluateXPathToStrings('tokenize($t, $p)', null, null, { t: text, p: pattern }, plain)
  })
  define('replace', ['xs:string?', 'xs:string', 'xs:string'], 'xs:string', (_, text = '', pattern = '', by = '') => {
    refuseUnsteady(pattern)
    return engine.evaluateXPathToString('replace($t, $p, $r)', null, null, { t: text, p: pattern, r: by }, plain)
  })
}

function refuseUnsteady(pattern: string): void {
  if (isSteady(pattern)) return
  throw new Error(
    `FORX0002: only characters and classes, the last perhaps with + or *, are split or replaced at: ${pattern}`,
  )
}
