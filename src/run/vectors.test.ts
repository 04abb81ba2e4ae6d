import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { realWorld } from '../io/world.ts'
import type { Finding } from '../model/finding.ts'
import type { Profile } from '../model/profile.ts'
import { embeddedProfiles, loadProfile } from '../profile/load.ts'
import { testedBy } from '../profile/tested-by.ts'
import { check } from './check/check.ts'
import { collectDocuments } from './collect-documents.ts'
import { documentChecks } from './document-checks.ts'
import { plan } from './plan.ts'

interface ExpectedFinding {
  readonly requirement: string
  readonly pointer: string
  readonly record?: number
  /** File name inside a vector that is a folder. */
  readonly document?: string
}

interface Expected {
  readonly findings: readonly ExpectedFinding[]
}

const world = realWorld()
const profiles = await Promise.all((await embeddedProfiles(world)).map(id => loadProfile(world, id)))

/** What a vector file gives: ids and places, and whether its requirement was looked at. */
async function judgeFile(profile: Profile, path: string, requirement: string) {
  const planned = plan(profile, { role: 'document' }, { only: [], exclude: [] })
  const evidence = await collectDocuments(world, [path])
  const checked = await check(planned, await documentChecks(planned, world.cache), evidence)
  const entry = checked.ledger.entries.get(requirement)
  return {
    findings: checked.ledger.findings.map(finding => placed(finding, statSync(path).isDirectory())),
    remarks: checked.remarks,
    entry,
  }
}

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

/** A finding in the terms of `expected.json`, as far as the expected one speaks of them. */
function placed({ requirement, at }: Finding, isFolder: boolean): ExpectedFinding {
  const { pointer = '', record, name } = at
  const where = isFolder ? { document: name } : {}
  return { requirement, pointer, ...where, ...(record === undefined ? {} : { record }) }
}

describe.each(profiles)('vectors of $id', profile => {
  const root = `test-vectors/${profile.id}`
  const folders = readdirSync(root).sort()

  it.each(folders)('%s', async requirement => {
    const expected: Record<string, Expected> = JSON.parse(readFileSync(`${root}/${requirement}/expected.json`, 'utf8'))
    const files = readdirSync(`${root}/${requirement}`).filter(name => name !== 'expected.json')
    expect(Object.keys(expected).sort()).toEqual(files.sort())
    for (const [file, { findings }] of Object.entries(expected)) {
      const result = await judgeFile(profile, `${root}/${requirement}/${file}`, requirement)
      expect(new Set(result.findings), file).toEqual(new Set(findings))
      if (file.startsWith('pass-')) {
        expect(findings, file).toEqual([])
        expect(result.remarks, file).toEqual([])
        expect(result.entry?.exercised ?? 0, `${file} never reached ${requirement}`).toBeGreaterThan(0)
      } else {
        expect(new Set(findings.map(finding => finding.requirement)), `${file} breaks just its own`).toEqual(
          new Set([requirement]),
        )
      }
    }
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
      const results = await Promise.all(failing.map(name => judgeFile(profile, `${base}/${name}`, id)))
      if (!results.some(({ findings }) => findings.some(finding => finding.requirement === id))) unbroken.push(id)
    }
    expect(unbroken).toEqual([])
  })

  it('names something that tests each requirement, or the reason why nothing does', async () => {
    const places = await testedBy(profile)
    for (const row of profile.requirements) {
      const isTested = places.has(row.id)
      expect(
        isTested !== (row.notTested !== undefined),
        `${row.id}: tested, or notTested with a reason, not both`,
      ).toBe(true)
    }
    const dropped = profile.extends?.dropped.map(({ requirement }) => requirement) ?? []
    const known = new Set([...profile.requirements.map(({ id }) => id), ...dropped])
    for (const id of places.keys()) expect(known.has(id), `${id} is tested and is no requirement`).toBe(true)
  })
})
