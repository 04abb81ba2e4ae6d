import { Spellings } from './spellings.ts'

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** Ids below this are not names. */
export const firstName = 8

/**
 * Numbers for expanded names (Namespaces in XML 1.0, section 2.1) and for paths of them, shared between documents and
 * what is compiled for them: comparing names is comparing numbers. Numbers are given in order and never change, except
 * that `forget` takes back those given since `keep`.
 */
export class XmlNames {
  /** Namespace name and local name, by name id; '' where there is none, and below `firstName`. */
  readonly uri: string[] = new Array(firstName).fill('')
  readonly local: string[] = new Array(firstName).fill('')
  /** The path that a path continues, and the name that it ends with, by path id. Path 0 is the empty one. */
  readonly pathParent: number[] = [0]
  readonly pathName: number[] = [0]
  /** Counts the calls of `forget`: whoever remembers something by id must forget it when this has changed. */
  generation = 0
  /** Namespace names by number; the numbers 0 and 1 are taken. */
  readonly namespaces: string[] = ['', xmlNamespace]
  /** What names as written meant when they were last met. */
  readonly elements = new Spellings(512)
  readonly attributes = new Spellings(64)
  private readonly prefixes = new Map<string, number>(reservedPrefixes)
  private readonly namespaceNumbers = new Map<string, number>(this.namespaces.map((uri, number) => [uri, number]))
  private readonly byUri = new Map<string, Map<string, number>>()
  private readonly byPath = new Map<number, number>()
  private scratch = new Uint16Array(0)
  private kept = { names: firstName, paths: 1 }
  private readonly slots = new Int32Array(slotCount)

  /** Id of a name, the same each time. */
  id(uri: string, local: string): number {
    let locals = this.byUri.get(uri)
    if (locals === undefined) {
      locals = new Map()
      this.byUri.set(uri, locals)
    }
    const known = locals.get(local)
    if (known !== undefined) return known
    const id = this.uri.length
    locals.set(local, id)
    this.uri.push(uri)
    this.local.push(local)
    return id
  }

  /** Id of the path that continues another by a name. */
  child(path: number, name: number): number {
    // A small table without chains in front of the map: most elements have a path that was just met.
    const slot = (Math.imul(path, 0x9e3779b1) ^ Math.imul(name, 0x85ebca6b)) >>> slotShift
    const guess = this.slots[slot] as number
    if (this.pathName[guess] === name && this.pathParent[guess] === path) return guess
    const key = keyOf(path, name)
    let id = this.byPath.get(key)
    if (id === undefined) {
      id = this.pathName.length
      this.byPath.set(key, id)
      this.pathParent.push(path)
      this.pathName.push(name)
    }
    this.slots[slot] = id
    return id
  }

  /** Number of a prefix; 0 is no prefix, 1 and 2 are xml and xmlns, 3 is no prefix of an attribute. */
  prefix(prefix: string): number {
    const known = this.prefixes.get(prefix)
    if (known !== undefined) return known
    const number = this.prefixes.size + 1
    this.prefixes.set(prefix, number)
    return number
  }

  /** Number of a namespace name. */
  namespace(uri: string): number {
    const known = this.namespaceNumbers.get(uri)
    if (known !== undefined) return known
    const number = this.namespaces.push(uri) - 1
    this.namespaceNumbers.set(uri, number)
    return number
  }

  /**
   * The code units of a text, and a 0 after the last. They are valid until the next text is given: the memory is kept
   * for it, unless it is much.
   */
  unitsOf(text: string): Uint16Array {
    const { length } = text
    const units = length < this.scratch.length ? this.scratch : new Uint16Array(Math.ceil((length + 1) / 4_096) * 4_096)
    if (units.length <= mostScratch) this.scratch = units
    Buffer.from(units.buffer).write(text, 'utf16le')
    units[length] = 0
    return units
  }

  /** Keeps all names and paths known so far: what was compiled for them relies on them. */
  keep(): void {
    this.kept = { names: this.uri.length, paths: this.pathName.length }
  }

  /** Forgets names and paths met since `keep`, so that strangers' documents do not fill the memory. Trees that use them are void. */
  forget(): void {
    this.generation += 1
    for (let id = this.kept.names; id < this.uri.length; id++) {
      const uri = this.uri[id] as string
      const locals = this.byUri.get(uri)
      locals?.delete(this.local[id] as string)
      if (locals?.size === 0) this.byUri.delete(uri)
    }
    for (let id = this.kept.paths; id < this.pathName.length; id++) {
      this.byPath.delete(keyOf(this.pathParent[id] as number, this.pathName[id] as number))
    }
    this.uri.length = this.local.length = this.kept.names
    this.pathName.length = this.pathParent.length = this.kept.paths
    this.slots.fill(0)
    this.elements.clear()
    this.attributes.clear()
    for (const uri of this.namespaces.splice(2)) this.namespaceNumbers.delete(uri)
    this.prefixes.clear()
    for (const [prefix, number] of reservedPrefixes) this.prefixes.set(prefix, number)
  }
}

/** Code units. */
const mostScratch = 8 * 2 ** 20

const reservedPrefixes = [
  ['', 0],
  ['xml', 1],
  ['xmlns', 2],
] as const

const slotBits = 12
const slotCount = 1 << slotBits
const slotShift = 32 - slotBits

// Exact in a double for 2^26 names and as many paths: more do not fit in memory.
function keyOf(path: number, name: number): number {
  return path * 2 ** 26 + name
}
