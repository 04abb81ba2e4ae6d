import { message } from '../messages/speaker.ts'
import { pointerOf } from '../model/pointer.ts'
import type { Profile } from '../model/profile.ts'
import type { ReadTender } from './read.ts'

/**
 * Holds the names in a tender against its profile: what is misspelt would demand nothing, or could never be met.
 * @param profile the one that the tender demands, digest and all
 * @throws ToolError `tender.refused`
 */
export function refuseUnknownNames({ tender, refused }: ReadTender, profile: Profile): void {
  const levels = new Map(profile.requirements.map(({ id, level }) => [id, level]))
  const about = `${profile.id}@${profile.version}`
  const known = (isKnown: boolean, pointer: string, name: string) => {
    if (!isKnown) throw refused(pointer, message('tender.unknown', { name, profile: about }))
  }
  known(Object.hasOwn(profile.roles, tender.role), '/role', tender.role)
  for (const [at, module] of tender.modules.entries()) {
    known(Object.hasOwn(profile.modules, module), `/modules/${at}`, module)
  }
  for (const [at, { requirement }] of (tender.level.except ?? []).entries()) {
    known(levels.has(requirement), `/level/except/${at}/requirement`, requirement)
  }
  for (const requirement of Object.keys(tender.scoring?.points ?? {})) {
    const pointer = pointerOf(['scoring', 'points', requirement])
    known(levels.has(requirement), pointer, requirement)
    if (levels.get(requirement) === 'MUST') throw refused(pointer, message('tender.points-for-must', { requirement }))
  }
}
