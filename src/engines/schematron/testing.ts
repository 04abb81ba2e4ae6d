import { parseXml } from '../../documents/xml/parse.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { loadSchematron } from './load.ts'
import type { Compiled } from './open.ts'
import type { Problem } from './source/problem.ts'

/** A document for tests. */
export function treeFrom(text: string): XmlTree {
  const { tree, problem } = parseXml(text)
  if (tree === undefined) throw new Error(`not well-formed: ${JSON.stringify(problem)}`)
  return tree
}

const xmlns = 'xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'

/** A schema around its content; the binding is XPath 2.0 unless said otherwise. */
export function schemaText(content: string, attributes = 'queryBinding="xslt2"'): string {
  return `<schema ${xmlns} xmlns:u="urn:u" ${attributes}><ns prefix="p" uri="urn:p"/>${content}</schema>`
}

/** A rule set of one or several files, the first one being `rules.sch`. */
export function rulesFrom(
  content: string,
  attributes?: string,
  files: Readonly<Record<string, string>> = {},
): Compiled {
  const { compiled, problems } = load(content, attributes, files)
  if (compiled === undefined) throw new Error(problems.map(({ text }) => text).join('; '))
  return compiled
}

export function problemsOf(
  content: string,
  attributes?: string,
  files: Readonly<Record<string, string>> = {},
): readonly Problem[] {
  return load(content, attributes, files).problems
}

function load(content: string, attributes: string | undefined, files: Readonly<Record<string, string>>) {
  const all: Readonly<Record<string, string>> = { 'rules.sch': schemaText(content, attributes), ...files }
  return loadSchematron({ path: 'rules.sch', read: path => all[path] })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

export interface Asked {
  readonly xml?: string
  readonly attributes?: string
  /** Content of the schema before the rule. */
  readonly before?: string
  readonly context?: string
}

/** What an expression gives, as text; `[…]` around a dynamic error. */
export function evaluate(
  expression: string,
  { xml = '<a/>', attributes, before = '', context = '/*' }: Asked = {},
): string {
  const rule = `<rule context="${escaped(context)}"><report test="true()"><value-of select="${escaped(expression)}"/></report></rule>`
  const { raised } = rulesFrom(`${before}<pattern>${rule}</pattern>`, attributes).run(treeFrom(xml))
  return raised.map(({ text }) => text).join('|')
}
