import type { NamespaceDeclaration } from './tree.ts'

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

/** Number of the prefix that an attribute without a prefix has: it is in no namespace, whatever the default is. */
export const attributePrefix = 3
/** What `bound` holds of a prefix that is not declared. */
export const unbound = -1

/** The namespaces in scope while a document is read. Prefixes and namespace names are numbers here. */
export class Scopes {
  readonly declarations: NamespaceDeclaration[] = []
  /** The namespace name that a prefix stands for at this place. */
  readonly bound: number[] = [0, 1, unbound, 0]
  readonly uris: string[] = ['', xmlNamespace]
  /** The innermost open element that declares something. */
  top = -1
  private readonly prefixes = new Map([
    ['', 0],
    ['xml', 1],
    ['xmlns', 2],
  ])
  private readonly uriNumbers = new Map([
    ['', 0],
    [xmlNamespace, 1],
  ])
  /** What to put back when an element ends: three numbers for each declaration in scope. */
  private readonly before: number[] = []
  /** The element that declared a prefix last. */
  private readonly declaredAt: number[] = []

  /** Number of a prefix, known or new. */
  prefix(prefix: string): number {
    const known = this.prefixes.get(prefix)
    if (known !== undefined) return known
    const number = this.bound.length
    this.prefixes.set(prefix, number)
    this.bound.push(unbound)
    return number
  }

  /** False when the element has declared the prefix already. */
  declare(element: number, prefix: string, uri: string): boolean {
    const number = this.prefix(prefix)
    if (this.declaredAt[number] === element) return false
    this.declaredAt[number] = element
    this.before.push(element, number, this.bound[number] as number)
    this.bound[number] = this.uriNumber(uri)
    this.declarations.push({ element, prefix, uri })
    this.top = element
    return true
  }

  /** Takes back what the innermost declaring element declared. */
  leave(): void {
    const { before, top } = this
    while (before.at(-3) === top) {
      const uri = before.pop() as number
      const prefix = before.pop() as number
      before.pop()
      this.bound[prefix] = uri
    }
    this.top = before.at(-3) ?? -1
  }

  private uriNumber(uri: string): number {
    const known = this.uriNumbers.get(uri)
    if (known !== undefined) return known
    const number = this.uris.length
    this.uriNumbers.set(uri, number)
    this.uris.push(uri)
    return number
  }
}
