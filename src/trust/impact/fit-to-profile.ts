import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import type { SavedEvidence } from '../../run/evidence-index.ts'

/**
 * Saved evidence as a profile of another version can plan it: modules and choices that name what the profile no longer has
 * are left out of it, since there is nothing left to claim or to choose.
 * @returns why it cannot be, when the role is gone, or all that the run was about
 */
export function fitToProfile(
  { roles, modules, requirements }: Profile,
  saved: SavedEvidence,
): { readonly saved: SavedEvidence } | { readonly why: Message } {
  const { sut, selection } = saved
  if (!Object.hasOwn(roles, sut.role)) return { why: message('impact.role-gone', { role: sut.role }) }
  const ids = requirements.map(({ id }) => id)
  const names = (pattern: string) =>
    ids.some(id => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern))
  const only = selection.only.filter(names)
  // Without a pattern all would be chosen.
  if (only.length === 0 && selection.only.length > 0)
    return { why: message('impact.nothing-chosen', { ids: selection.only.join(', ') }) }
  const claimed = sut.modules?.filter(id => Object.hasOwn(modules, id))
  return {
    saved: {
      ...saved,
      sut: { ...sut, ...(claimed ? { modules: claimed } : {}) },
      selection: { ...selection, only, exclude: selection.exclude.filter(names) },
    },
  }
}
