import type { XmlNames } from './names.ts'
import type { NamespaceDeclaration } from './tree.ts'

/** Number of the prefix that an attribute without a prefix has: it is in no namespace, whatever the default is. */
export const attributePrefix = 3
/** What `bound` holds of a prefix that is not declared. */
export const unbound = -1

/** The namespaces in scope while a document is read. Prefixes and namespaces have the numbers that `XmlNames` gave. */
export class Scopes {
  readonly declarations: NamespaceDeclaration[] = []
  /** The namespace that a prefix stands for at this place. */
  readonly bound: number[] = [0, 1, unbound, 0]
  /** The innermost open element that declares something. */
  top = -1
  private readonly names: XmlNames
  /** What to put back when an element ends: three numbers for each declaration in scope. */
  private readonly before: number[] = []
  /** The element that declared a prefix last. */
  private readonly declaredAt: number[] = []

  constructor(names: XmlNames) {
    this.names = names
  }

  /** False when the element has declared the prefix already. */
  declare(element: number, prefix: string, uri: string): boolean {
    const number = this.names.prefix(prefix)
    while (this.bound.length <= number) this.bound.push(unbound)
    while (this.declaredAt.length <= number) this.declaredAt.push(0)
    if (this.declaredAt[number] === element) return false
    this.declaredAt[number] = element
    this.before.push(element, number, this.bound[number] as number)
    this.bound[number] = this.names.namespace(uri)
    this.declarations.push({ element, prefix, uri })
    this.top = element
    return true
  }

  /** Takes back what the innermost declaring element declared. */
  leave(): void {
    const { before, top } = this
    while (before.at(-3) === top) {
      const namespace = before.pop() as number
      const prefix = before.pop() as number
      before.pop()
      this.bound[prefix] = namespace
    }
    this.top = before.at(-3) ?? -1
  }
}
