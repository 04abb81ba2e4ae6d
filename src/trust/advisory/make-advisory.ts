import schema from '../../../reports/schema/advisory-1.schema.json' with { type: 'json' }
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Advisory } from '../../model/advisory.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { precedence } from '../../profile/precedence.ts'
import { readUserYaml } from '../../run/user-yaml.ts'
import { type Envelope, envelopeOf, signed } from '../dsse.ts'
import type { Signer } from '../keys.ts'
import { predicateTypes, type Statement, statementBytes, statementType } from '../statement.ts'

/** What the publisher writes: the rest is the profile's. */
type Written = Omit<Advisory, 'schema' | 'publisher' | 'profile'>

const { schema: _schema, publisher: _publisher, profile: _profile, ...properties } = schema.properties
const required = schema.required.filter(name => Object.hasOwn(properties, name))
const kind = {
  name: 'advisory-file.schema.json',
  schema: { ...schema, required, properties: { ...properties, $schema: { type: 'string' } } },
  code: 'advisory.refused',
} as const

/**
 * Reads what a publisher has to say of versions of a profile. The profile must be one of those versions, and have the requirement:
 * an advisory that names nothing would be ignored by everybody.
 * @throws ToolError `advisory.refused` with line and column, `requirement.unknown`, `file.missing`
 */
export async function readAdvisoryFile(world: World, path: string, profile: Profile): Promise<Advisory> {
  const { value, refused, whereOf } = await readUserYaml(world, path, kind)
  const { $schema: _editors, ...written } = value as Written & { readonly $schema?: string }
  const { from, to } = written.versions
  if (precedence(from, to) > 0) throw refused('/versions', message('advisory.why.order', { from, to }))
  if (precedence(profile.version, from) < 0 || precedence(profile.version, to) > 0)
    throw refused('/versions', message('advisory.why.outside', { version: profile.version, from, to }))
  if (written.correctedIn !== undefined && precedence(written.correctedIn, to) <= 0)
    throw refused('/correctedIn', message('advisory.why.corrected', { version: written.correctedIn, to }))
  const { requirement } = written
  const known = profile.requirements.map(({ id }) => id)
  if (!known.includes(requirement))
    throw new ToolError('requirement.unknown', { where: whereOf('/requirement'), requirement, known: known.join(', ') })
  return { schema: 'samklang-advisory/1', publisher: profile.publisher, profile: profile.id, ...written }
}

/** The advisory under its publisher's signature: an in-toto Statement on the profile that it was written beside, in a DSSE envelope. */
export function signedAdvisory(advisory: Advisory, profile: Profile, { key, publicKey }: Signer): Envelope {
  const statement: Statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: `${profile.id}@${profile.version}`, digest: { sha256: profile.digest.replace(/^sha256:/, '') } }],
    predicateType: predicateTypes.advisory,
    predicate: { ...advisory },
  }
  return signed(envelopeOf(statementType, statementBytes(statement)), key, publicKey)
}
