import { message } from '../../../messages/speaker.ts'
import type { Message } from '../../../model/text.ts'
import { changed, type Element, readElement } from './element.ts'
import { type Place, SchematronProblem } from './problem.ts'

/** Gives the text of a file of the rule set by its path, or nothing when there is none. It never reaches further. */
export type ReadFile = (path: string) => string | Uint8Array | undefined

export const schematronNamespace = 'http://purl.oclc.org/dsdl/schematron'
const xincludeNamespace = 'http://www.w3.org/2001/XInclude'
const maxFiles = 200
const maxDepth = 20

/** Reads a rule file with all that it includes; a rule set has few files, and includes that go round are refused. */
export class Sources {
  private readonly read: ReadFile
  private count = 0

  constructor(read: ReadFile) {
    this.read = read
  }

  /** The root element of a file, with every include replaced by what it names. */
  load(path: string, from: Place): Element {
    return this.expand(this.open(path, from), 0)
  }

  /** A file as it is. */
  open(path: string, from: Place): Element {
    this.count += 1
    if (this.count > maxFiles) fail(message('schematron.too-many-files', { limit: maxFiles }), from)
    const text = this.read(path)
    if (text === undefined) return fail(message('schematron.no-file', { path }), from)
    return readElement(path, text)
  }

  private expand(element: Element, depth: number): Element {
    const children = element.children.flatMap(child => (typeof child === 'string' ? [child] : this.child(child, depth)))
    return changed(element, element.attributes, children)
  }

  private child(child: Element, depth: number): readonly (Element | string)[] {
    const href = child.attributes.get('href')
    if (child.uri === xincludeNamespace) {
      if (child.local !== 'include' || child.attributes.has('xpointer') || child.attributes.get('parse') === 'text') {
        fail(message('schematron.unsupported', { what: 'XInclude' }), child.placeOf())
      }
      return [this.expand(this.target(child, href, depth), depth + 1)]
    }
    if (child.uri !== schematronNamespace) return [child]
    if (child.local === 'include') return [this.expand(this.target(child, href, depth), depth + 1)]
    if (child.local === 'extends' && href !== undefined) {
      return this.expand(this.target(child, href, depth), depth + 1).children
    }
    return [this.expand(child, depth)]
  }

  private target(child: Element, href: string | undefined, depth: number): Element {
    const place = child.placeOf('href')
    if (href === undefined) return fail(message('schematron.lacks', { element: child.local, attribute: 'href' }), place)
    if (depth >= maxDepth) fail(message('schematron.include-round'), place)
    const [path = '', fragment] = href.split('#')
    const root = this.open(resolvePath(child.file, path, place), place)
    if (fragment === undefined) return root
    return find(root, fragment) ?? fail(message('schematron.no-element', { href }), place)
  }
}

function fail(said: Message, place: Place): never {
  throw new SchematronProblem(said, place)
}

function find(element: Element, id: string): Element | undefined {
  if (element.attributes.get('id') === id) return element
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : find(child, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** A path relative to the file that names it; it stays inside of the folder of the rule set. */
export function resolvePath(from: string, path: string, place: Place): string {
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(path)) fail(message('schematron.not-relative', { path }), place)
  const parts = from.split('/').slice(0, -1)
  for (const part of decoded(path, place).split('/')) {
    if (part === '..') {
      if (parts.length === 0) fail(message('schematron.outside', { path }), place)
      parts.pop()
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function decoded(path: string, place: Place): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return fail(message('schematron.not-relative', { path }), place)
  }
}
