import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path'
import { message } from '../../messages/speaker.ts'
import { type ProfileKind, profileKinds, type Wishes, wishRules } from '../../profile/new/wishes.ts'
import type { Answers } from '../init/answers.ts'

/** What is wished, and where it is to be. */
export interface Asked {
  readonly wishes: Wishes
  /** Folder of the profile as the user wrote it. */
  readonly folder: string
  /** Folder of its vectors beside `profiles`, where the profile lies in such a folder; else they lie in the profile. */
  readonly vectors: string | undefined
}

/**
 * Asks for what a new profile is about.
 * @param dir the folder that the command line names, if any
 */
export async function askForProfile(ask: Answers, dir: string | undefined): Promise<Asked> {
  const kind = (await ask.choice('kind', message('new.ask.kind', { allowed: '' }), profileKinds, 'json')) as ProfileKind
  const text = async (key: string, question: Parameters<Answers['text']>[1], usual: string, rule = wishRules.line) =>
    (await ask.text(key, question, usual, rule)) ?? usual
  const named = dir === undefined ? '' : basename(resolve(dir)).toLowerCase()
  const id = await text('id', message('new.ask.id'), wishRules.id(named) ? 'my-profile' : named, wishRules.id)
  const titleSv = await text('title-sv', message('new.ask.title-sv'), id)
  const titleEn = await text('title-en', message('new.ask.title-en'), titleSv)
  const publisher = await text('publisher', message('new.ask.publisher'), 'Example')
  const standard = await text('standard', message('new.ask.standard'), titleEn)
  const standardVersion = await text('standard-version', message('new.ask.standard-version'), '1')
  const part = wishRules.name(id.slice(0, 30)) ? 'main' : id.slice(0, 30)
  const module = await text('module', message('new.ask.module'), part, wishRules.name)
  const prefix = await text('prefix', message('new.ask.prefix'), prefixOf(id), wishRules.prefix)
  const ofRecords = { record: 'record', provider: 'provider' }
  if (kind !== 'xml') {
    ofRecords.record = await text('record', message('new.ask.record'), ofRecords.record, wishRules.name)
    ofRecords.provider = await text('provider', message('new.ask.provider'), ofRecords.provider, roleRule)
  }
  const ofXml = { root: 'Document', namespace: `urn:example:${id}` }
  if (kind !== 'json') {
    ofXml.root = await text('root', message('new.ask.root'), ofXml.root, wishRules.element)
    ofXml.namespace = await text('namespace', message('new.ask.namespace'), ofXml.namespace, wishRules.namespace)
  }
  const folder = (dir ?? `profiles/${id}`).replace(/(?<=.)[/\\]+$/, '')
  const parent = dirname(resolve(folder))
  const vectors = basename(parent) === 'profiles' ? join(folder, '..', '..', 'test-vectors', id) : undefined
  const titles = { titleSv, titleEn, publisher, standard, standardVersion }
  const addresses = {
    schemas: schemasFrom(folder),
    vectorSchemas: schemasFrom(vectors ?? join(folder, vectorsWithin(id))),
  }
  return { wishes: { kind, id, ...titles, module, prefix, ...ofRecords, ...ofXml, ...addresses }, folder, vectors }
}

/** Where a profile that lies alone has its vectors, from its own folder. */
export function vectorsWithin(id: string): string {
  return `test-vectors/${id}`
}

/** Files are judged in the role `document`; that of systems has another name. */
function roleRule(text: string): string | undefined {
  return wishRules.name(text) ?? (text === 'document' ? '≠ document' : undefined)
}

/** The first letters of an id: `meeting-rooms` gives `MR`, `rooms` gives `ROO`. */
function prefixOf(id: string): string {
  const words = id.split('-').filter(word => word !== '')
  const letters = words.length > 1 ? words.map(word => word[0]).join('') : id.slice(0, 3)
  const prefix = letters.toUpperCase().slice(0, 8)
  return wishRules.prefix(prefix) ? 'R' : prefix
}

/** From a folder to the schemas of the package that is installed in this folder, as an address for editors. */
function schemasFrom(folder: string): string {
  const way = relative(resolve(folder), resolve('node_modules/samklang/reports/schema')).split(sep).join(posix.sep)
  return way.startsWith('.') ? way : `./${way}`
}
