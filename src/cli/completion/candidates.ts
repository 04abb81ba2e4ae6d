import { evidenceSteps } from '../../model/report.ts'
import { tenderTypes } from '../../model/tender.ts'
import type { World } from '../../model/world.ts'
import { knownProfiles, loadProfile } from '../../profile/load.ts'
import { reporters } from '../../reporters/table.ts'
import type { CommandEntry } from '../command.ts'
import { signIns } from '../init/answers.ts'
import { ciNames } from '../init/snippets.ts'
import { scripts } from './scripts.ts'

/** What the completion of a command line may ask. */
export interface Known {
  readonly world: World
  readonly commands: readonly CommandEntry[]
  /** Options of a command, with their hyphens. */
  readonly optionsOf: (command: string) => Promise<readonly string[]>
}

/**
 * What the last of the words may become. Nothing means that the shell offers files.
 * @param words behind `samklang`, the last being the one that is typed, which may be empty
 */
export async function candidates(words: readonly string[], known: Known): Promise<readonly string[]> {
  const current = words.at(-1) ?? ''
  const typed = words.slice(0, -1)
  const found = await possible(current, typed, known)
  // Of a list with commas, only the last word is completed.
  const before = current.slice(0, current.lastIndexOf(',') + 1)
  const start = current.slice(before.length)
  return found.filter(word => word.startsWith(start)).map(word => `${before}${word}`)
}

async function possible(current: string, typed: readonly string[], known: Known): Promise<readonly string[]> {
  const { commands, world } = known
  const [first, second] = typed
  const names = commands.map(({ name }) => name.split(' '))
  if (first === undefined) return [...new Set(names.map(([word = '']) => word)), '--help', '--version', '--lang']
  const command = names.find(([one, two]) => one === first && (two === undefined || two === second))
  if (!command)
    return names.flatMap(([one, two]) => (one === first && two !== undefined && typed.length === 1 ? [two] : []))
  const option = typed.at(-1) ?? ''
  const values = option.startsWith('--') ? await valuesOf(option, first, typed, world) : undefined
  if (values) return values
  if (current.startsWith('-')) return known.optionsOf(command.join(' '))
  if (first === 'explain') return idsOf(world, typed)
  if (first === 'profile' && typed.length === 2) return knownProfiles(world)
  return first === 'completion' ? Object.keys(scripts) : []
}

/** Values of an option; undefined when it has none that we know. */
async function valuesOf(
  option: string,
  command: string,
  typed: readonly string[],
  world: World,
): Promise<readonly string[] | undefined> {
  const report = ['run', 'check', 'report', 'demo', 'merge'].includes(command)
  switch (option) {
    case '--profile':
      return knownProfiles(world)
    case '--only':
    case '--exclude':
      return idsOf(world, typed)
    case '--role':
      return Object.keys((await loadProfile(world, profileIn(typed))).roles)
    case '--modules':
      return Object.keys((await loadProfile(world, profileIn(typed))).modules)
    case '--format':
      if (command === 'tender') return ['html', 'docx']
      return report ? Object.keys(reporters) : ['text', 'json']
    case '--lang':
      return ['sv', 'en']
    case '--ci':
      return [...ciNames, 'none']
    case '--auth':
      return signIns
    case '--type':
      return command === 'tender' ? tenderTypes : undefined
    case '--threshold':
      return ['over', 'under']
    case '--step':
      return evidenceSteps
    default:
      return undefined
  }
}

async function idsOf(world: World, typed: readonly string[]): Promise<readonly string[]> {
  return (await loadProfile(world, profileIn(typed))).requirements.map(({ id }) => id)
}

function profileIn(typed: readonly string[]): string {
  const at = typed.indexOf('--profile')
  return typed[at + 1] !== undefined && at >= 0 ? (typed[at + 1] ?? '') : 'ss12000'
}
