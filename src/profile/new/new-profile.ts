import type { MessageKey } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import { manifestText } from './manifest.ts'
import { type NewFiles, recordFiles } from './record-files.ts'
import { rowsText } from './rows.ts'
import { recordVectorFiles, xmlVectorFiles } from './vector-files.ts'
import { hasRecords, hasXml, type Wishes } from './wishes.ts'
import { xmlFiles } from './xml-files.ts'

/** The files of a new profile by path in its folder, and its vectors by path in theirs. */
export interface NewProfile {
  readonly profile: NewFiles
  readonly vectors: NewFiles
}

/** A profile that passes its own tests, with comments that teach in the speaker's language. Texts of the profile are in both. */
export function newProfile(wishes: Wishes, { say }: Speaker): NewProfile {
  const told = (key: MessageKey) => say({ key, args: {} })
  const comment = (key: MessageKey) => `# ${told(key)}`
  return {
    profile: {
      'profile.yaml': manifestText(wishes, comment),
      'requirements.yaml': rowsText(wishes, comment),
      ...(hasRecords(wishes) ? recordFiles(wishes, told) : {}),
      ...(hasXml(wishes) ? xmlFiles(wishes, told) : {}),
    },
    vectors: {
      ...(hasRecords(wishes) ? recordVectorFiles(wishes) : {}),
      ...(hasXml(wishes) ? xmlVectorFiles(wishes, told) : {}),
    },
  }
}
