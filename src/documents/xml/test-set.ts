import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { Lines } from '../lines.ts'
import { elementSource } from './extent.ts'
import { parseXml } from './parse.ts'
import type { XmlTree } from './tree.ts'
import { attributeValue, stringValue } from './values.ts'

const namespace = 'http://difi.no/xsd/vefa/validator/1.0'

/** What a test says of one rule: that it is kept, or broken at a level and so many times. */
export interface Statement {
  readonly rule: string
  readonly says: 'success' | 'warning' | 'error'
  /** How often it must be broken, where the test gives a number. */
  readonly times?: number
  readonly line: number
}

/** One test of a test set: a document, and what must come of it. */
export interface TestCase {
  readonly statements: readonly Statement[]
  readonly document: string
}

const words: Readonly<Record<string, Statement['says']>> = {
  success: 'success',
  warning: 'warning',
  error: 'error',
  fatal: 'error',
}

/** What may stand beside statements and says nothing of a rule. */
const silent = new Set(['description', 'scope'])

/** True for a text whose root element is that of a test set. */
export function isTestSet(text: string): boolean {
  return text.includes(namespace) && text.includes('testSet')
}

/**
 * Reads a test set in the form of the vefa validator, in which the unit tests of EN 16931 and of Peppol are written.
 * @throws ToolError `test-set.broken` for one that cannot be read, and for one without a single statement
 */
export function readTestSet(text: string, where: string): readonly TestCase[] {
  const { tree, problem } = parseXml(text)
  if (problem) throw broken(`${where}:${problem.line}`, problem.message)
  const root = tree.firstElement[0] ?? 0
  const lines = new Lines(text)
  const cases = children(tree, root)
    .filter(node => nameOf(tree, node) === 'test')
    .map(test => caseOf(tree, test, lines, where))
  const isEmpty = cases.every(({ statements }) => statements.length === 0)
  if (isEmpty) throw broken(where, message('test-set.no-statement'))
  return cases
}

/** The last element is the document; what comes before it says what must come of it. */
function caseOf(tree: XmlTree, test: number, lines: Lines, where: string): TestCase {
  const parts = children(tree, test)
  const statements = parts
    .filter(node => nameOf(tree, node) === 'assert')
    .flatMap(node => children(tree, node))
    .flatMap(node => statementOf(tree, node, lines, where))
  const document = parts.findLast(node => uriOf(tree, node) !== namespace)
  return { statements, document: document === undefined ? '' : elementSource(tree, document) }
}

function statementOf(tree: XmlTree, node: number, lines: Lines, where: string): readonly Statement[] {
  const word = nameOf(tree, node)
  const says = words[word]
  const { line } = lines.place(tree.start[node] ?? 0)
  if (says === undefined) {
    if (silent.has(word)) return []
    // A word that is not known could be a statement that was never tried.
    throw broken(`${where}:${line}`, message('test-set.unknown-word', { word }))
  }
  const number = attributeOf(tree, node, 'number')
  const times = number === undefined || !/^[0-9]+$/.test(number) ? {} : { times: Number(number) }
  return [{ rule: stringValue(tree, node).trim(), says, ...times, line }]
}

function broken(where: string, why: Message): ToolError {
  return new ToolError('test-set.broken', { where }, undefined, why)
}

function attributeOf(tree: XmlTree, node: number, name: string): string | undefined {
  const to = tree.attributeStart[node + 1] ?? tree.attributeCount
  for (let at = tree.attributeStart[node] ?? 0; at < to; at += 1) {
    if (tree.names.local[tree.attributeName[at] ?? 0] === name) return attributeValue(tree, at)
  }
  return undefined
}

function children(tree: XmlTree, node: number): readonly number[] {
  const found: number[] = []
  for (let child = tree.firstElement[node] ?? 0; child > 0; child = tree.nextElement[child] ?? 0) found.push(child)
  return found
}

function nameOf(tree: XmlTree, node: number): string {
  return tree.names.local[tree.name[node] ?? 0] ?? ''
}

function uriOf(tree: XmlTree, node: number): string {
  return tree.names.uri[tree.name[node] ?? 0] ?? ''
}
