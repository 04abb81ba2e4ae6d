import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { editXml } from '../../documents/xml/edit.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { loadSchematron } from '../../engines/schematron/load.ts'
import { realWorld } from '../../io/world.ts'
import { loadProfile } from '../../profile/load.ts'
import { editedVectors, namesEdited } from './edited.ts'
import { openXmlJudge, type XmlJudge } from './judge-xml.ts'
import { testProfile } from './profile-test.ts'
import { type Mutant, mutantsOf } from './testing-mutants.ts'

// Third parties' files are read where they are, and never copied here.
const official = fileURLToPath(new URL('../../../../shared/official', import.meta.url))
const isThere = existsSync(`${official}/sdk`)
const skipped = '(skipped where ../shared/official is absent)'
const world = realWorld()
const vectors = 'test-vectors/sdk-meddelande'
const judgeBy = async (resources?: string) => {
  return openXmlJudge(await loadProfile(world, 'sdk-meddelande', resources), world.cache)
}

/** Rows that are broken, and with a question mark those that ended with an error, in order. */
function said(judge: XmlJudge, text: string): readonly string[] {
  const { raised, undecided } = judge(text)
  return [...raised.keys(), ...[...undecided.keys()].map(id => `${id}?`)].sort()
}

describe('vectors of sdk-meddelande', () => {
  it('are there for every requirement that is tested, and for no other', async () => {
    const { requirements } = await loadProfile(world, 'sdk-meddelande')
    const wanted = requirements.filter(row => row.roles.includes('document') && !row.notTested).map(row => row.id)
    const counted = await namesEdited(world, vectors)
    expect([...new Set(counted.map(({ requirement }) => requirement))].sort()).toEqual(wanted.sort())
  })

  it('hold, every one', { timeout: 120_000 }, async () => {
    const { vectors: results } = await testProfile(
      world,
      await loadProfile(world, 'sdk-meddelande'),
      'test-vectors',
      [],
    )
    expect(results.filter(({ wrong, notRun }) => wrong || notRun)).toEqual([])
  })
})

it.each(['171160-2399', '150072-2390', '19610060-2397'])(
  'a subject holds the co-ordination number %s, of which day or month is not known',
  async number => {
    const base = readFileSync(`${vectors}/base/orosanmalan.xml`, 'utf8')
    const text = editXml(base, [{ set: 'm:message/m:messageHeader/m:label', to: `Orosanmälan ${number}` }])
    expect(said(await judgeBy(), text)).toEqual(['SDK-M29'])
  },
)

const message = 'Meddelandesystem/Meddelandetyper/sdk-meddelande-3'
const envelope = 'Accesspunktoperatör/Tekniska specifiktioner/C3.2.2 Kuverteringsprofil-XHE/XHE Exempel_v1.0'
const receipt = 'Accesspunktoperatör/Meddelandetyper/Medelandekvittens-1/C3.2.4 Meddelandekvittens_exempel_v1.0'

/** What the profile says of the published files; profiles/sdk-meddelande/NOTES.md explains it, and has the same table. */
const published: readonly (readonly [string, string])[] = [
  [`${message}/sdk-meddelande-v3.1/example/messageWithAttachments3.xml`, ''],
  [`${message}/sdk-meddelande-v3.1/example/xhe_unencrypted_payload.xml`, ''],
  [`${message}/sdk-meddelande-v3.1/example/xhe_encrypted_payload.xml`, ''],
  [`${message}/sdk-meddelande-testdata-v3.1/felhantering/min.xml`, 'SDK-M28'],
  [`${message}/sdk-meddelande-testdata-v3.1/felhantering/TF2.4.1.xml`, 'SDK-M02 SDK-M04 SDK-M28 SDK-XSD'],
  [`${message}/sdk-meddelande-testdata-v3.1/felhantering/TF2.4.2.xml`, 'SDK-M10 SDK-M28'],
  [`${envelope}/XHE-tm-base.xml`, 'SDK-E01 SDK-E05'],
  [`${envelope}/XHE-NonXML-tm-base.xml`, 'SDK-E01 SDK-E03 SDK-E05'],
  [`${envelope}/XHE-tm-base-ext-sigenc.xml`, 'SDK-E05 SDK-E06'],
  [`${receipt}/Kvittens_AP-Accepterat.xml`, ''],
  [`${receipt}/Kvittens_RE-AnnatFel.xml`, ''],
  [`${receipt}/Kvittens_RE-XSDFel.xml`, ''],
  [`${receipt}/Kvittens_RE-SCHFel.xml`, ''],
  [`${receipt}/Kvittens_RE-SIG.xml`, ''],
]

describe.skipIf(!isThere)(`the published files ${skipped}`, () => {
  it('are judged alike by our rules and by the published ones', { timeout: 60_000 }, async () => {
    const judges = [await judgeBy(), await judgeBy(official)]
    for (const [path, rows] of published) {
      const text = readFileSync(`${official}/sdk/${path}`, 'utf8').replace(/^\uFEFF/, '')
      for (const judge of judges) expect([path, said(judge, text).join(' ')]).toEqual([path, rows])
    }
  })

  it('hold a rule for the recipient that looks at the sender, which ours does not', async () => {
    const path = 'DIGG-XHE-Business-Rules.scmt'
    const folder = 'Accesspunktoperatör/Tekniska specifiktioner/C3.2.2 Kuverteringsprofil-XHE/XHE Schematron v1.0'
    const read = () => readFileSync(`${official}/sdk/${folder}/${path}`)
    const { compiled } = loadSchematron({ path, read })
    const base = readFileSync(`${vectors}/base/kuvert.xml`, 'utf8')
    const text = editXml(base, [{ remove: 'a:Header/a:ToParty/a:PartyIdentification/b:ID/@schemeID' }])
    const { tree } = parseXml(text)
    expect(tree && compiled?.run(tree).raised).toEqual([])
    expect(said(await judgeBy(), text)).toEqual(['R11-XHE'])
  })
})

describe.skipIf(!isThere)(`our rules and the published ones ${skipped}`, () => {
  it('say the same of every vector', { timeout: 120_000 }, async () => {
    const [own, theirs] = [await judgeBy(), await judgeBy(official)]
    const differing = (await editedVectors(world, vectors))
      .filter(({ text }) => said(own, text).join() !== said(theirs, text).join())
      .map(({ name }) => name)
    expect(differing).toEqual([])
  })

  it('say the same of every document with one thing changed, but for what NOTES.md explains', {
    timeout: 300_000,
  }, async () => {
    const [own, theirs] = [await judgeBy(), await judgeBy(official)]
    const unexplained: string[] = []
    const counts = new Map<string, number>()
    for (const file of readdirSync(`${vectors}/base`)) {
      for (const mutant of mutantsOf(readFileSync(`${vectors}/base/${file}`, 'utf8'))) {
        const [ours, published] = [said(own, mutant.text), said(theirs, mutant.text)]
        for (const id of ours.filter(each => !published.includes(each))) note(id, 'ours', mutant)
        for (const id of published.filter(each => !ours.includes(each))) note(id, 'published', mutant)
      }
    }
    function note(id: string, by: 'ours' | 'published', mutant: Mutant): void {
      const why = explained(id, by, mutant)
      if (why === undefined) unexplained.push(`${by}: ${id}, ${mutant.change} ${mutant.path}`)
      else counts.set(why, (counts.get(why) ?? 0) + 1)
    }
    expect(unexplained).toEqual([])
    expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'f'])
  })
})

/** Which of the differences in NOTES.md it is. */
function explained(id: string, by: 'ours' | 'published', { change, path }: Mutant): string | undefined {
  const isStrange = change === 'child' || change === 'attribute'
  if (by === 'ours' && /^R1-(XHE|APP)$/.test(id) && isStrange) return 'a'
  if (by === 'published' && /^R[4-8]-XHE\?$/.test(id) && path.endsWith('/b:BusinessScopeCriterionTypeCode')) return 'b'
  if (by === 'published' && id === 'SDK-E-XSD' && path.includes('/ds:Signature')) return 'c'
  if (by === 'ours' && id === 'SDK-E-XSD' && path.includes('/m:messagePayload')) return 'd'
  if (by === 'published' && /^R[34]-APP\?$/.test(id) && change === 'copy') return 'f'
  return undefined
}
