import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { speaker } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import { type Tender, tenderTypes } from '../../model/tender.ts'
import { row, tinyProfile } from '../../model/testing.ts'
import { breakouts } from '../../reporters/testing-breakouts.ts'
import { exampleNonce, exampleTender } from '../testing.ts'
import { annexPart, type Part } from './content.ts'
import { annexDocument } from './docx.ts'
import { annexPage } from './html.ts'

const digest = `sha256:${'d'.repeat(64)}`
const reason = { sv: 'Går inte att se.', en: 'Cannot be seen.' }
const profile = tinyProfile(
  [
    row('A-01'),
    row('A-02', 'SHOULD'),
    row('A-03', 'MAY', { module: 'extra' }),
    row('A-04', 'MUST', { module: 'extra' }),
    row('A-05', 'MUST', { module: 'protocol' }),
    row('A-06', 'MUST', { notTested: reason }),
    row('A-07', 'MUST', { roles: ['document'] }),
  ],
  { mandatoryModules: ['protocol'] },
)

function part(language: 'sv' | 'en', more: Partial<Tender> = {}, of = profile): Part {
  return annexPart({ tender: exampleTender(more), digest, path: 'x/tender.json' }, of, speaker(language))
}

/** All that a part says, block by block. */
function words({ blocks }: Part): string {
  return blocks
    .flatMap(block => {
      if (block.kind === 'pairs') return block.rows.flat()
      return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
    })
    .join('\n')
}

/** The rows of the tables of requirements: id and whether it is demanded. */
function demanded(made: Part): readonly string[] {
  return made.blocks.flatMap(block =>
    block.kind === 'table' && block.head.length === 5 ? block.rows.map(cells => `${cells[0]} ${cells[3]}`) : [],
  )
}

const scoring = { rule: 'Tre poäng.', points: { 'A-02': 3 }, maximum: 3 }
const reporting = { everyMonths: 6, withinDays: 10 }
const variants = tenderTypes.flatMap(type =>
  (['over', 'under'] as const).flatMap(threshold =>
    (['sv', 'en'] as const).map(each => [type, threshold, each] as const),
  ),
)

describe('the annex', () => {
  it.each(variants)('of a %s %s the threshold says in %s what it always says', (type, threshold, language) => {
    const text = words(part(language, { type, procedure: { threshold }, scoring, reporting }))
    const always = {
      sv: [
        'likvärdig',
        'upphandlingsjurist',
        'egenprovning',
        'har prövats räknas inte',
        'kontrollkörning',
        'avvikelse',
      ],
      en: [
        'equivalent',
        'procurement lawyer',
        'self-test',
        'does not count as met',
        'run all tests again',
        'Deviations',
      ],
    }[language]
    for (const phrase of [...always, exampleNonce, digest, profile.digest, '2026-04-01T00:00:00Z', 'BUN 2026/123']) {
      expect(text).toContain(phrase)
    }
    expect(text).toContain('samklang run --tender tender.json')
    // What LOU 9:9 keeps for accredited bodies.
    expect(text).not.toMatch(/certif|intyg|provningsrapport/i)
    expect(text).not.toMatch(/undefined|NaN|annex\./)
  })

  it.each(tenderTypes)('of a %s states the law by the threshold', type => {
    const over = words(part('sv', { type, procedure: { threshold: 'over' }, scoring }))
    const under = words(part('sv', { type, procedure: { threshold: 'under' }, scoring }))
    const chapter = { mandatory: '9 kap. 1 och', 'award-criterion': '16 kap. 1,', 'contract-condition': '17 kap. 1 §' }[
      type
    ]
    expect(over).toContain(chapter)
    expect(over).not.toContain('19 kap.')
    expect(under).toContain('19 kap.')
    expect(under).not.toContain(chapter)
    expect(under).not.toMatch(/9 kap\. [67]/)
  })

  it('lists what is demanded of this role and these modules, and apart from it what nothing can test', () => {
    expect(demanded(part('en'))).toEqual(['A-01 Yes', 'A-02 No', 'A-05 Yes'])
    expect(demanded(part('en', { modules: ['core', 'extra'], level: { required: 'SHOULD' } }))).toEqual([
      'A-01 Yes',
      'A-02 Yes',
      'A-03 No',
      'A-04 Yes',
      'A-05 Yes',
    ])
    const except = [{ requirement: 'A-01', reason: 'Later.' }]
    expect(demanded(part('en', { level: { required: 'MUST', except } }))).toContain('A-01 Excepted: Later.')
    expect(demanded(part('en', { type: 'award-criterion', scoring }))).toEqual(['A-01 No', 'A-02 No', 'A-05 No'])
    const text = words(part('en'))
    expect(text).toContain('Cannot be seen.')
    expect(text).not.toContain('A-07')
    expect(words(part('en', {}, tinyProfile([row('A-01')])))).not.toContain('not part of it')
  })

  it('has the published points and nothing of points without them', () => {
    const text = words(part('sv', { type: 'award-criterion', scoring }))
    expect(text).toContain('Tre poäng.\n')
    expect(text).toContain('A-02\nKrav A-02\n3')
    expect(text).toContain('högst 3 poäng')
    expect(words(part('sv'))).not.toContain('Poäng')
  })

  it('says what the tender says: versions, form, sample, costs, new versions, secrecy', () => {
    const text = words(
      part('sv', {
        object: { description: 'Lärplattform.', versions: ['4.2', '5'] },
        evidence: { ...exampleTender().evidence, format: 'en zip-fil' },
        verification: { extent: 'sample', sample: 10, accessWithinDays: 1, cost: 'supplier' },
        profileEvolution: { policy: 'current', graceMonths: 1, cost: 'shared' },
        deviations: { allowed: false, declared: 'Per krav.' },
        confidentiality: 'Per uppgift.',
        reporting,
      }),
    )
    for (const phrase of [
      'Lärplattform.',
      '4.2, 5',
      'en zip-fil',
      '10 slumpvis valda krav',
      'inom 1 arbetsdag',
      'inom 1 månad.',
      'Parterna delar',
      'Avvikelser godtas inte',
      'Per uppgift.',
      '6 månaders',
    ])
      expect(text).toContain(phrase)
  })
})

describe('a profile that is not in force all the time of a tender', () => {
  const textOf = (language: 'sv' | 'en', status: Profile['status']) =>
    JSON.stringify(part(language, {}, { ...profile, status }))
  it('is told beside its name', () => {
    expect(textOf('sv', { validTo: '2026-02-01' })).toContain('gäller till och med 2026-02-01')
    expect(textOf('en', { validFrom: '2026-12-01' })).toContain('is in force from 2026-12-01')
    expect(textOf('sv', { deprecated: true, replacement: 'tiny@2.0.0' })).toContain(
      'utgivaren avråder från tiny@1.0.0; tiny@2.0.0 ersätter den',
    )
    expect(textOf('sv', { validFrom: '2020-01-01', validTo: '2030-01-01' })).not.toContain('Giltighet')
  })
})

describe('the annex as a page', () => {
  it('has a section for each language, and asks nothing of the network', () => {
    const page = annexPage([part('sv'), part('en')])
    expect(page.match(/<section lang="(\w+)">/g)).toEqual(['<section lang="sv">', '<section lang="en">'])
    expect(page).toContain('content="default-src &#39;none&#39;;')
    expect(page).not.toMatch(/<script|src=|href=/)
    expect(annexPage([part('en')])).toContain('<html lang="en">')
  })

  it.each(breakouts)('takes %j for text', text => {
    const page = annexPage([part('sv', { title: text, authority: text, caseNumber: text, motive: text })])
    const plain = annexPage([part('sv', { title: 'x', authority: 'x', caseNumber: 'x', motive: 'x' })])
    const tags = (markup: string) => markup.match(/<[^>]*>/g)
    expect(tags(page)).toEqual(tags(plain))
  })
})

describe('the annex as DOCX', () => {
  const about = { date: '2026-02-01T00:00:00Z', creator: 'samklang' }
  const texts = (parts: readonly Part[]) =>
    Object.entries(unzipSync(annexDocument(parts, about))).map(([path, bytes]) => [path, strFromU8(bytes)] as const)

  it('is a package of well-formed parts, the same bytes each time', () => {
    const files = texts([part('sv'), part('en')])
    expect(files.map(([path]) => path)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/document.xml',
      'word/_rels/document.xml.rels',
      'word/styles.xml',
    ])
    for (const [path, text] of files) expect(XMLValidator.validate(text), path).toBe(true)
    expect(annexDocument([part('sv')], about)).toEqual(annexDocument([part('sv')], about))
    const named = new Map(files)
    const types = named.get('[Content_Types].xml') ?? ''
    for (const path of ['/word/document.xml', '/word/styles.xml', '/docProps/core.xml'])
      expect(types).toContain(`"${path}"`)
  })

  it('says all that the part says, in its order and with its language', () => {
    const xml = new Map(texts([part('sv'), part('en')])).get('word/document.xml') ?? ''
    const said = [...xml.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>/g)].map(([, text = '']) => text)
    const plain = (text: string) => text.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    const wanted = [...words(part('sv')).split('\n'), ...words(part('en')).split('\n')]
    expect(said.map(plain).filter(text => text !== '')).toEqual(wanted.filter(text => text !== ''))
    const [swedish, english] = ['sv-SE', 'en-GB'].map(tag => xml.split(`w:val="${tag}"`).length)
    expect([swedish, english]).toEqual([said.length / 2 + 1, said.length / 2 + 1])
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1)
  })

  it('names only styles that it has, and repeats the heads of tables', () => {
    const named = new Map(texts([part('sv')]))
    const xml = named.get('word/document.xml') ?? ''
    const known = new Set([...(named.get('word/styles.xml') ?? '').matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id))
    const used = [...xml.matchAll(/<w:(?:pStyle|tblStyle) w:val="(\w+)"/g)].map(([, id]) => id)
    expect(used.filter(id => !known.has(id))).toEqual([])
    expect(xml).toContain('<w:tblHeader/>')
  })

  it.each(breakouts)('takes %j for text', text => {
    for (const [path, xml] of texts([part('sv', { title: text, motive: text })])) {
      expect(XMLValidator.validate(xml), path).toBe(true)
    }
  })
})
