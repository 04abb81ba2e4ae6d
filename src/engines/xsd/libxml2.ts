import { message as said } from '../../messages/speaker.ts'
import type { OpenFiles } from '../../model/profile-files.ts'
import { type Naming, schemaFiles } from './schema-files.ts'
import { namesOf, readOnDemand, root } from './schema-reader.ts'
import { type Breach, type Breaches, SchemaFault, type Validator } from './validator.ts'
import { isRepeated } from './violation.ts'

type Library = typeof import('libxml2-wasm')
type XmlInputProvider = import('libxml2-wasm').XmlInputProvider
/** What the library is made of; its own types leave out `addFunction`. */
type Raw = typeof import('libxml2-wasm/lib/libxml2.mjs') & { addFunction(work: unknown, signature: string): number }

interface Libraries {
  readonly library: Library
  readonly raw: Raw
}

/** Breaches of one document that are told; a report keeps no more of one requirement. */
const breachesTold = 100

/**
 * Compiles a schema with libxml2, which is loaded when it is needed: it takes longer to start than all else. It reads the
 * given files and nothing else: it has no network, no disk, and no external entities. A schema document may have a DTD, as
 * that of XML Signature has; a document that is judged has none.
 * @throws SchemaFault
 */
export async function openLibxml2(given: Pick<OpenFiles, 'path' | 'read'>): Promise<Validator> {
  const library = await import('libxml2-wasm')
  const raw = (await import('libxml2-wasm/lib/libxml2.mjs')) as Raw
  const schema = compileAtOnce(library, given) ?? compileWhole(library, given)
  return { validate: source => validate({ library, raw }, schema, source) }
}

/** The depth and size of what comes here are bounded by our own parser; HUGE only lifts libxml2's bounds on them. */
function optionsOf({ ParseOption: option }: Library): number {
  const safe = option.XML_PARSE_NO_XXE | option.XML_PARSE_NONET
  return safe | option.XML_PARSE_BIG_LINES | option.XML_PARSE_HUGE
}

type Given = Pick<OpenFiles, 'path' | 'read'>

/** Compiles a schema whose files libxml2 finds by itself; nothing when it does not, or the schema is wrong: why is then looked into. */
function compileAtOnce(library: Library, { path, read }: Given) {
  const reader = readOnDemand(library, read)
  try {
    const schema = compile(library, path, read(path) ?? new Uint8Array(), reader)
    if (!reader.hasMissed()) return schema
    schema.dispose()
  } catch (error) {
    if (!(error instanceof SchemaFault)) throw error
  }
  return undefined
}

/** Compiles a schema from all files that are named in it, which have to be there. */
function compileWhole(library: Library, given: Given) {
  const files = schemaFiles(given, (bytes, path) => namingsIn(library, bytes, path))
  const named = [...files].flatMap(([name, bytes]) => namesOf(name).map(each => [each, bytes] as const))
  const provider = new library.XmlBufferInputProvider(Object.fromEntries(named))
  return compile(library, given.path, files.get(given.path) ?? new Uint8Array(), provider)
}

function compile(library: Library, path: string, bytes: Uint8Array, provider: XmlInputProvider) {
  const { XmlDocument, XsdValidator, xmlCleanupInputProvider, xmlRegisterInputProvider } = library
  xmlRegisterInputProvider(provider)
  const url = `${root}${path}`
  let document: InstanceType<Library['XmlDocument']> | undefined
  try {
    document = XmlDocument.fromBuffer(bytes, { url, option: optionsOf(library) })
    return XsdValidator.fromDoc(document)
  } catch (error) {
    if (!(error instanceof library.XmlLibError)) throw error
    throw faultOf(error, path)
  } finally {
    document?.dispose()
    xmlCleanupInputProvider()
  }
}

const xmlSchema = { xs: 'http://www.w3.org/2001/XMLSchema' }

function namingsIn(library: Library, bytes: Uint8Array, path: string): readonly Naming[] {
  let document: InstanceType<Library['XmlDocument']> | undefined
  try {
    document = library.XmlDocument.fromBuffer(bytes, { url: `${root}${path}`, option: optionsOf(library) })
    return document
      .find('/xs:schema/*[self::xs:include or self::xs:import or self::xs:redefine][@schemaLocation]', xmlSchema)
      .flatMap(node => {
        const location = node instanceof library.XmlElement ? node.attr('schemaLocation')?.value : undefined
        return location === undefined ? [] : [{ location: location.trim(), line: node.line }]
      })
  } catch (error) {
    throw error instanceof library.XmlLibError ? faultOf(error, path) : error
  } finally {
    document?.dispose()
  }
}

/** The first that is no warning. */
function faultOf({ details, message }: InstanceType<Library['XmlLibError']>, path: string): SchemaFault {
  const first = details.find(({ level }) => level > 1) ?? details[0]
  const file = first?.file?.startsWith(root) ? first.file.slice(root.length) : path
  return new SchemaFault(
    said('xsd.schema', { why: oneLine(first?.message ?? message) }),
    file,
    Math.max(1, first?.line ?? 1),
  )
}

/**
 * The library's own collector asks for the path of every breach, which takes longer the more siblings there are: a document
 * of nothing but faults would take hours. Ours asks for the first ones only.
 */
function validate({ library, raw }: Libraries, schema: object, source: string): Breaches {
  const option = optionsOf(library) | library.ParseOption.XML_PARSE_IGNORE_ENC
  const document = library.XmlDocument.fromString(source, { option })
  const context = raw.xmlSchemaNewValidCtxt(addressOf(schema))
  const collected = new Collected(raw)
  open = collected
  try {
    raw.xmlSchemaSetValidStructuredErrors(context, collector(raw), 0)
    const result = raw.xmlSchemaValidateDoc(context, addressOf(document))
    if (result < 0 || (result > 0 && collected.count === 0)) throw new Error('libxml2 could not judge the document')
    return { told: collected.told, count: collected.count }
  } finally {
    open = undefined
    raw.xmlSchemaFreeValidCtxt(context)
    document.dispose()
  }
}

/** Where an object of the library is; the object has to be kept, or it is freed with what is there. */
function addressOf(object: object): number {
  return (object as { readonly _ptr: number })._ptr
}

/** What the document that is being judged has shown so far. */
class Collected {
  readonly told: Breach[] = []
  count = 0
  private readonly raw: Raw
  private before: Breach | undefined

  constructor(raw: Raw) {
    this.raw = raw
  }

  add(error: number): void {
    const { XmlErrorStruct, xmlGetNodePath } = this.raw
    const breach = { text: oneLine(XmlErrorStruct.message(error)), line: XmlErrorStruct.line(error) }
    const isAgain = isRepeated(this.before, breach)
    this.before = breach
    if (isAgain) return
    this.count += 1
    if (this.told.length >= breachesTold) return
    const xpath = xmlGetNodePath(XmlErrorStruct.node(error))
    this.told.push(xpath === null ? breach : { ...breach, xpath })
  }
}

let open: Collected | undefined
let pointer: number | undefined

/** The address of our collector; a function that was given to wasm once stays there. */
function collector(raw: Raw): number {
  pointer ??= raw.addFunction((_: number, error: number) => open?.add(error), 'vii')
  return pointer
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
