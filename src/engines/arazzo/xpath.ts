import { problemWeights } from '../../documents/problem.ts'
import { defaultXmlLimits } from '../../documents/xml/limits.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import type { Languages } from './languages.ts'
import { type FunctionContext, functionNameResolver, refuseWholeNames, registerFunctions } from './xpath-functions.ts'

/** A context or a payload that is not XML. */
export class NotXml extends Error {}

/** XML with more elements inside one another than XPath is asked about: whoever made it could hold the run up for hours. */
export class XmlTooDeep extends Error {}

type XPathEngine = typeof import('fontoxpath')
type Dom = typeof import('slimdom')

/**
 * The effective boolean value of an XPath expression on an XML text. All versions are judged by XPath 3.1. Unprefixed
 * names are in no namespace, and no prefix is known: `*:name` and `Q{uri}name` are how a namespace is met. Regular
 * expressions run in linear time.
 * Throws for a faulty expression, NotXml for a text that is not well-formed.
 */
export async function testXml(expression: string, text: string, languages: Languages): Promise<boolean> {
  const { engine, dom } = await libraries()
  const document = parse(dom, text)
  return evaluated(expression, languages, options =>
    engine.evaluateXPathToBoolean(expression, document, null, null, options),
  )
}

/** Throws for an expression that is faulty whatever it is asked of (static errors, `XPST…`). */
export async function checkXPath(expression: string, languages: Languages): Promise<void> {
  try {
    await testXml(expression, '<empty/>', languages)
  } catch (error) {
    if (error instanceof Error && error.message.includes('XPST')) throw error
  }
}

/** The items that an XPath expression gives: numbers, booleans and strings as they are, nodes as their text. */
export async function selectXml(expression: string, text: string, languages: Languages): Promise<readonly unknown[]> {
  const { engine, dom } = await libraries()
  const document = parse(dom, text)
  const items = evaluated<readonly unknown[]>(expression, languages, options =>
    engine.evaluateXPath(expression, document, null, null, engine.evaluateXPath.ALL_RESULTS_TYPE, options),
  )
  return items.map(item => (isNode(item) ? engine.evaluateXPathToString('string(.)', item) : item))
}

/** The XML text with the content of every selected element or attribute replaced. Undefined when nothing is selected. */
export async function replaceXml(
  expression: string,
  text: string,
  content: string,
  languages: Languages,
): Promise<string | undefined> {
  const { engine, dom } = await libraries()
  const document = parse(dom, text)
  const nodes = evaluated(expression, languages, options =>
    engine.evaluateXPathToNodes(expression, document, null, null, options),
  )
  if (nodes.length === 0) return undefined
  // The engine types nodes by the part of the DOM that it reads; they are the ones of our own document.
  for (const node of nodes as unknown as InstanceType<Dom['Node']>[]) node.textContent = content
  return dom.serializeToWellFormedString(document)
}

/** Evaluates with our functions. What one of them has to say is thrown as it is; the library would wrap it. */
function evaluated<T>(expression: string, { regexp }: Languages, evaluate: (options: Options) => T): T {
  refuseWholeNames(expression)
  const currentContext: FunctionContext = { regexp }
  try {
    return evaluate({ namespaceResolver: () => null, functionNameResolver, currentContext })
  } catch (error) {
    throw currentContext.fault ?? error
  }
}

type Options = NonNullable<Parameters<XPathEngine['evaluateXPathToNodes']>[4]>

let loaded: Promise<{ readonly engine: XPathEngine; readonly dom: Dom }> | undefined

function libraries(): Promise<{ readonly engine: XPathEngine; readonly dom: Dom }> {
  loaded ??= Promise.all([import('fontoxpath'), import('slimdom')]).then(([found, dom]) => {
    // Node sees one CommonJS object, a bundler the names themselves.
    const engine = 'evaluateXPath' in found ? found : (found as { default: XPathEngine }).default
    registerFunctions(engine)
    return { engine, dom }
  })
  return loaded
}

function parse(dom: Dom, text: string): InstanceType<Dom['Document']> {
  if (isTooDeep(text)) throw new XmlTooDeep()
  try {
    return dom.parseXmlDocument(text)
  } catch (cause) {
    throw new NotXml(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** Our parser does not look behind a DTD; there, tags are counted. */
function isTooDeep(text: string): boolean {
  const { problem } = parseXml(text)
  if (problem?.message.key !== 'xml.doctype') return problem !== undefined && problemWeights[problem.kind] === 'limit'
  let depth = 0
  for (const [tag] of text.matchAll(/<\/?[^\s<>!?/][^<>]*>/g)) {
    depth += tag.startsWith('</') ? -1 : tag.endsWith('/>') ? 0 : 1
    if (depth > defaultXmlLimits.depth) return true
  }
  return false
}

function isNode(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'nodeType' in item
}
