import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadSchematron } from '../../engines/schematron/load.ts'
import { realWorld } from '../../io/world.ts'
import type { Profile } from '../../model/profile.ts'
import { loadProfile } from '../../profile/load.ts'
import { namesEdited } from './edited.ts'
import { testProfile } from './profile-test.ts'

// Third parties' rule sets are read where they are, and never copied here.
const official = fileURLToPath(new URL('../../../../shared/official', import.meta.url))
const isThere = existsSync(`${official}/en16931`)
const skipped = '(skipped where ../shared/official is absent)'
const world = realWorld()
const level = { fatal: 'MUST', warning: 'SHOULD' } as const
const profiles = ['en16931', 'peppol-bis-billing-3']

/** Rules that the official CII file can only ever keep, and those of the UBL file: their vectors are of the other syntax. */
const neverBroken = { ubl: ['BR-DEC-13', 'BR-DEC-15'], cii: ['BR-AF-08', 'BR-AF-09', 'BR-AG-08', 'BR-AG-09'] }

describe.each(profiles)('vectors of %s', id => {
  it('are there for every requirement that is tested, and for no other', async () => {
    const profile = await loadProfile(world, id)
    const base = profile.extends ? await loadProfile(world, profile.extends.id) : undefined
    const inherited = new Set(base?.requirements.map(row => row.id))
    const wanted = profile.requirements.filter(row => !row.notTested && !inherited.has(row.id)).map(row => row.id)
    const counted = await namesEdited(world, `test-vectors/${id}`)
    expect([...new Set(counted.map(({ requirement }) => requirement))].sort()).toEqual(wanted.sort())
  })

  it.skipIf(!isThere)(`hold, every one ${skipped}`, { timeout: 180_000 }, async () => {
    const profile = await loadProfile(world, id, official)
    const { vectors } = await testProfile(world, profile, 'test-vectors', [])
    expect(vectors.filter(({ wrong, notRun }) => wrong || notRun)).toEqual([])
    expect(vectors.length).toBeGreaterThan(2 * profile.requirements.length * (id === 'en16931' ? 1 : 0.05))
  })
})

describe.skipIf(!isThere)(`rows of en16931 and the official rules ${skipped}`, () => {
  it.each([
    ['ubl', 'EN16931-UBL-validation-preprocessed.sch', /^(BR|UBL)-/],
    ['cii', 'EN16931-CII-validation-preprocessed.sch', /^(BR|CII)-/],
  ])('are the same for %s: ids, and levels by flag', async (syntax, file, of) => {
    const profile = await loadProfile(world, 'en16931')
    const read = () => readFileSync(`${official}/en16931/${syntax}/schematron/preprocessed/${file}`)
    const { compiled } = loadSchematron({ path: file, read })
    const idOf = (id = '') => (syntax === 'cii' && id === 'BR-51' ? 'CII-BR-51' : id)
    const theirs = compiled?.assertions.map(({ id, flag }) => `${idOf(id)} ${level[flag as keyof typeof level]}`)
    const ours = profile.requirements.filter(({ id }) => of.test(id) && !id.endsWith('-XSD'))
    const other = syntax === 'cii' ? 'BR-51' : 'CII-BR-51'
    const rows = ours.filter(({ id }) => id !== other).map(row => `${row.id} ${row.level}`)
    expect(theirs?.sort()).toEqual(rows.sort())
  })

  it.each(Object.entries(neverBroken))(
    'have vectors in %s for all that the rules can break',
    async (syntax, except) => {
      const profile = await loadProfile(world, 'en16931')
      const files = readFileSync(`test-vectors/en16931/${syntax}-br.vectors.yaml`, 'utf8')
      const vectors = [...files.matchAll(/^ {2}(BR-[A-Z0-9-]+):/gm)].map(([, id]) => id ?? '')
      const rules = profile.requirements.filter(row => row.id.startsWith('BR-') && !row.notTested).map(row => row.id)
      const lacking = rules.filter(id => !vectors.includes(id) && !(syntax === 'cii' && id === 'BR-51'))
      expect(lacking.sort()).toEqual([...except].sort())
    },
  )
})

describe('the rules of Peppol BIS Billing 3', () => {
  it('are our own assertions one for each row, with the level of the row as flag', async () => {
    const profile = await loadProfile(world, 'peppol-bis-billing-3')
    const read = (path: string) => profile.resources.get(path)?.bytes
    const { compiled, problems } = loadSchematron({ path: 'resources/peppol-bis-billing.sch', read })
    expect(problems).toEqual([])
    const ours = compiled?.assertions.map(({ id, flag }) => `${id} ${level[flag as keyof typeof level]}`)
    expect(ours?.sort()).toEqual(ownRows(profile).sort())
    expect(ours?.filter(each => each.startsWith('SE-R-'))).toHaveLength(13)
  })
})

function ownRows({ requirements }: Profile): string[] {
  return requirements.filter(({ id }) => /^(PEPPOL|SE)-/.test(id)).map(row => `${row.id} ${row.level}`)
}
