import { speaker } from '../messages/speaker.ts'
import type { Text } from '../model/text.ts'
import { commands } from './commands.ts'
import { overview } from './overview.ts'

/** The page in both languages. The bundle holds the two texts instead of this: help needs no other sentence of ours. */
export const overviews: Text = { sv: overview(commands, speaker('sv')), en: overview(commands, speaker('en')) }
