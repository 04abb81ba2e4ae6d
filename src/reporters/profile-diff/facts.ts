import { message } from '../../messages/speaker.ts'
import {
  type ChangeArea,
  type ChangeClass,
  type ComparedProfile,
  changeAreas,
  changeClasses,
  type ProfileChange,
  type ProfileDiff,
} from '../../model/profile-diff.ts'
import type { Speaker } from '../../model/reporter.ts'

/** Changes of one class in one part of the profile; there is at least one. */
export interface ChangeGroup {
  readonly class: ChangeClass
  readonly area: ChangeArea
  readonly title: string
  readonly changes: readonly ProfileChange[]
}

/** The changes by class, the gravest first, and then by part; what has none is left out. */
export function groupsOf({ changes }: ProfileDiff, { say }: Speaker): readonly ChangeGroup[] {
  return changeClasses.flatMap(kind =>
    changeAreas.flatMap(area => {
      const own = changes.filter(change => change.class === kind && change.area === area)
      return own.length === 0 ? [] : [{ class: kind, area, title: say(message(`diff.area.${area}`)), changes: own }]
    }),
  )
}

/** `id@version sha256:…` */
export function profileName({ id, version, digest }: ComparedProfile): string {
  return `${id}@${version} ${digest}`
}

/** What the changes ask of the version number, and whether it says so. */
export function versionLines(
  { new: { version }, step, suggested, isHonest }: ProfileDiff,
  { say }: Speaker,
): readonly string[] {
  const asked =
    step === 'none' ? say(message('diff.step.none')) : say(message(`diff.step.${step}`, { version: suggested }))
  const held = isHonest ? message('diff.honest', { version }) : message('diff.dishonest', { version, suggested })
  return [asked, say(held)]
}

/** How many changes there are of each class. */
export function countLines({ counts }: ProfileDiff, { say }: Speaker): readonly string[] {
  return changeClasses.map(kind =>
    say(message('diff.count', { name: say(message(`diff.class.${kind}`)), count: `${counts[kind]}` })),
  )
}

/** What a change says, with its requirement where the place is another. */
export function saidOf({ said, at, requirement, isDecided }: ProfileChange, { say }: Speaker): string {
  const owner = requirement === undefined || requirement === at ? '' : ` (${requirement})`
  return `${say(said)}${owner}${isDecided ? '' : ` [${say(message('diff.undecided'))}]`}`
}

/** What stood there and what stands there, as far as it is told beside the sentence. */
export function textsOf(
  { before, after }: ProfileChange,
  { say, pick }: Speaker,
): readonly (readonly [string, string])[] {
  const shown = (value: NonNullable<ProfileChange['before']>) => (typeof value === 'string' ? value : pick(value))
  return [
    ...(before === undefined ? [] : [[say(message('diff.before')), shown(before)] as const]),
    ...(after === undefined ? [] : [[say(message('diff.after')), shown(after)] as const]),
  ]
}
