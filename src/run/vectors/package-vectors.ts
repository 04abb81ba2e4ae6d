import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Checked, check } from '../check/check.ts'
import { documentChecks } from '../document-checks.ts'
import { collectFrom } from '../package/collect-package.ts'
import { plan } from '../plan.ts'
import { silent } from '../progress.ts'
import { type MadePackage, type PackageVector, packageVectors, sourceOf } from './edited-packages.ts'
import { isMissing } from './judge-edited.ts'
import type { TestResult } from './result.ts'

/**
 * Judges vectors that are packages, by all that the profile has: one that fails must break its requirement, and nothing
 * else but what it names; one that passes must come under its requirement, and break nothing.
 */
export async function judgePackageVectors(
  world: World,
  profile: Profile,
  folder: string,
): Promise<readonly TestResult[]> {
  const vectors = await packageVectors(world, folder)
  const [type] = profile.packages
  if (vectors.length === 0) return []
  // They count as vectors, so that they are not passed over.
  if (!type)
    return vectors.map(({ requirement, name }) => ({ requirement, name, wrong: message('vectors.unknown-kind') }))
  const planned = plan(profile, { role: 'document' }, { only: [], exclude: [] })
  const checks = await documentChecks(planned, world.cache)
  const judged = new Map<MadePackage, Promise<Checked>>()
  const judge = async (made: MadePackage) => {
    const source = sourceOf(made)
    const evidence = await collectFrom({ world, path: made.root, name: made.root, type, source, progress: silent })
    return check(planned, checks, evidence)
  }
  const results: TestResult[] = []
  for (const vector of vectors) {
    const { requirement, name, made } = vector
    const known = judged.get(made) ?? judge(made)
    judged.set(made, known)
    const checked = await known
    const wrong = wrongIn(profile, vector, checked)
    const others = brokenIn(checked).filter(id => id !== requirement && !vector.also.includes(id))
    const shown = { judged: { findings: checked.findings, others } }
    results.push({ requirement, name, ...(wrong ? { wrong, ...shown } : {}) })
  }
  return results
}

/** What was broken, or could not be decided. */
function brokenIn({ entries }: Checked): readonly string[] {
  const isBroken = ([, { findings, errors, untested }]: [string, ReturnType<Checked['entries']['get']> & object]) =>
    findings > 0 || errors.length > 0 || untested.some(reason => !isMissing(reason))
  return [...entries].filter(isBroken).map(([id]) => id)
}

function wrongIn(profile: Profile, vector: PackageVector, checked: Checked): Message | undefined {
  const { requirement, kind, also } = vector
  if (!profile.requirements.some(({ id }) => id === requirement)) return message('vectors.unknown-row')
  const broken = new Set(brokenIn(checked))
  const entry = checked.entries.get(requirement)
  if (kind === 'fail' && (entry?.findings ?? 0) === 0) return message('vectors.not-broken')
  if (kind === 'pass' && (entry?.exercised ?? 0) === 0) return message('vectors.not-reached')
  if (kind === 'fail') broken.delete(requirement)
  const tooMany = [...broken].filter(id => !also.includes(id)).sort()
  if (tooMany.length > 0) return message('vectors.too-many', { ids: tooMany.join(', ') })
  const tooFew = also.filter(id => !broken.has(id)).sort()
  return tooFew.length > 0 ? message('vectors.too-few', { ids: tooFew.join(', ') }) : undefined
}
