import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { realWorld } from '../io/world.ts'
import type { Profile } from '../model/profile.ts'
import { embeddedProfiles, loadProfile } from '../profile/load.ts'
import { testedBy } from '../profile/tested-by.ts'
import { judgeFile, judgeFiles } from './vectors/judge-files.ts'

const world = realWorld()
const embedded = await Promise.all((await embeddedProfiles(world)).map(id => loadProfile(world, id)))
// Profiles of XML, and of packages, have their vectors as edits (src/run/vectors), with tests that demand them.
const isPackage = ({ packages }: Profile, id: string) => packages.some(({ document }) => document === id)
const profiles = embedded.filter(profile => profile.documents.some(({ id }) => !isPackage(profile, id)))

/** Ids of the rows that documents can decide: those of the profile itself, and those that it has from its base. */
async function decidedRows(profile: Profile) {
  const places = await testedBy(profile)
  const ids = profile.requirements
    .filter(row => !row.notTested && row.roles.includes('document'))
    .map(({ id }) => id)
    .filter(id => places.get(id)?.some(({ path }) => path.endsWith('.schema.json') || path === 'profile.yaml'))
  const base = profile.extends && (await loadProfile(world, profile.extends.id))
  const known = new Set(base?.requirements.map(({ id }) => id))
  return { own: ids.filter(id => !known.has(id)), inherited: ids.filter(id => known.has(id)) }
}

describe.each(profiles)('vectors of $id', profile => {
  const root = `test-vectors/${profile.id}`
  const folders = readdirSync(root)
    .filter(name => !name.endsWith('.yaml'))
    .sort()

  it('hold, file by file', async () => {
    const results = (await judgeFiles(world, profile, root)).map(({ result }) => result)
    expect(results.filter(({ wrong }) => wrong)).toEqual([])
    const listed = new Set(results.map(({ requirement }) => requirement))
    expect([...listed].sort()).toEqual(folders)
    expect(results.length).toBeGreaterThan(2 * folders.length - 1)
  })

  it('holds a pass and a fail for every requirement of its own that documents can decide', async () => {
    const { own } = await decidedRows(profile)
    expect(own.length).toBeGreaterThan(0)
    for (const id of own) {
      const files = folders.includes(id) ? readdirSync(`${root}/${id}`) : []
      expect(
        files.some(name => name.startsWith('pass-')),
        `${id} has no passing vector`,
      ).toBe(true)
      expect(
        files.some(name => name.startsWith('fail-')),
        `${id} has no failing vector`,
      ).toBe(true)
    }
  })

  it('breaks what it has from another profile by a failing vector of that one, or has one of its own', async () => {
    const { inherited } = await decidedRows(profile)
    const unbroken: string[] = []
    for (const id of inherited.filter(each => !folders.includes(each))) {
      const base = `test-vectors/${profile.extends?.id}/${id}`
      const failing = readdirSync(base).filter(name => name.startsWith('fail-'))
      const results = await Promise.all(failing.map(name => judgeFile(world, profile, `${base}/${name}`, id, false)))
      if (!results.some(({ findings }) => findings.some(finding => finding.requirement === id))) unbroken.push(id)
    }
    expect(unbroken).toEqual([])
  })

  it('names something that tests each requirement, or the reason why nothing does', async () => {
    const places = await testedBy(profile)
    for (const row of profile.requirements) {
      const isTested = places.has(row.id)
      expect(
        isTested !== (row.notTested !== undefined || row.manual !== undefined),
        `${row.id}: tested, or notTested or manual with a reason, not both`,
      ).toBe(true)
    }
    const dropped = profile.extends?.dropped.map(({ requirement }) => requirement) ?? []
    const known = new Set([...profile.requirements.map(({ id }) => id), ...dropped])
    for (const id of places.keys()) expect(known.has(id), `${id} is tested and is no requirement`).toBe(true)
  })
})
