import { createHash } from 'node:crypto'
import schema from '../../reports/schema/tender-1.schema.json' with { type: 'json' }
import type { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { BoundTender, Tender } from '../model/tender.ts'
import type { Message } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { readUserYaml } from '../run/user-yaml.ts'

const kind = { name: 'tender-1.schema.json', schema, code: 'tender.refused' } as const

/** A tender that was read, and a way to refuse a place in it, given by its JSON Pointer. */
export interface ReadTender extends BoundTender {
  readonly refused: (pointer: string, reason: Message) => ToolError
}

/**
 * Reads a tender (JSON or YAML), and holds it against its schema and itself.
 * @throws ToolError `tender.refused` with line and column, `file.missing`
 */
export async function readTender(world: World, path: string): Promise<ReadTender> {
  const { value, bytes, refused } = await readUserYaml(world, path, kind)
  const tender = value as Tender
  const { challenge, verification, type, scoring } = tender
  const { notBefore, notAfter } = challenge
  if (Date.parse(notAfter) <= Date.parse(notBefore)) {
    throw refused('/challenge/notAfter', message('tender.window', { notBefore, notAfter }))
  }
  if (verification.extent === 'sample' && verification.sample === undefined) {
    throw refused('/verification/extent', message('tender.no-sample'))
  }
  if (type === 'award-criterion' && !scoring) throw refused('/type', message('tender.no-scoring'))
  return { tender, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, path, refused }
}
