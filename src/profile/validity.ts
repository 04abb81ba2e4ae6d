import { message } from '../messages/speaker.ts'
import type { Profile } from '../model/profile.ts'
import type { Message } from '../model/text.ts'

/**
 * What whoever chooses a profile for some days has to know of it: that it is not yet, no longer or not at all to be used then.
 * @param first ISO date or time; `last` too, when it is for more than one day
 */
export function validityNotes(
  { id, version, status }: Pick<Profile, 'id' | 'version' | 'status'>,
  first: string,
  last = first,
): readonly Message[] {
  const profile = `${id}@${version}`
  const { validFrom, validTo, deprecated, replacement = '' } = status
  return [
    ...(validFrom !== undefined && first.slice(0, 10) < validFrom
      ? [message('status.not-yet', { profile, from: validFrom })]
      : []),
    ...(validTo !== undefined && last.slice(0, 10) > validTo
      ? [message('status.expired', { profile, to: validTo, replacement })]
      : []),
    ...(deprecated === true ? [message('status.deprecated', { profile, replacement })] : []),
  ]
}
