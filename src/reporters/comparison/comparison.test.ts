import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import schema from '../../../reports/schema/comparison-1.schema.json' with { type: 'json' }
import { compare as en } from '../../messages/en/compare.ts'
import { speaker } from '../../messages/speaker.ts'
import { compare as sv } from '../../messages/sv/compare.ts'
import type { Comparison } from '../../model/comparison.ts'
import { stillWorld } from '../../run/testing.ts'
import { compareBids } from '../../tender/compare.ts'
import { boundTender, comparedBy, exampleBid } from '../../tender/testing-bids.ts'
import { readTyped } from '../../trust/read-typed.ts'
import { breakouts } from '../testing-breakouts.ts'
import { comparisonPage } from './page.ts'
import { compared } from './testing.ts'
import { comparisonWorkbook } from './workbook.ts'

const sheetsOf = async (comparison: Comparison, language: 'sv' | 'en' = 'sv') =>
  readSheets(Buffer.from(comparisonWorkbook(comparison, speaker(language))))

describe('comparison.json', () => {
  const held = (comparison: unknown) =>
    readTyped(stillWorld().cache, JSON.stringify(comparison), 'c', { name: 'comparison-1.schema.json', schema })

  it('fits its schema', async () => {
    await expect(held(compared())).resolves.toMatchObject({ schema: 'samklang-comparison/1' })
  })

  it('does not with a result of a bid that cannot be compared, or without a reason', async () => {
    const comparison = compared()
    const [first, second] = comparison.bids
    const withResult = [{ ...second, result: first?.result }]
    await expect(held({ ...comparison, bids: withResult })).rejects.toThrow('bundle.refused')
    await expect(held({ ...comparison, bids: [{ ...second, reasons: [] }] })).rejects.toThrow('bundle.refused')
  })
})

describe('comparison.html', () => {
  const page = comparisonPage(compared(), speaker('sv'))
  const tagsOf = (markup: string) => markup.replace(/<style>[\s\S]*<\/style>/, '').match(/<[^>]*>/g)

  it.each(breakouts)('makes no markup of what a supplier writes: %j', text => {
    const hostile = comparisonPage(compared(text), speaker('sv'))
    expect(tagsOf(hostile)).toEqual(tagsOf(page))
    expect(hostile).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  it('has a policy that allows its own style sheet alone, and asks for nothing', () => {
    const [, sheet = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    const hash = createHash('sha256').update(sheet).digest('base64')
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    )
    expect(page).not.toMatch(/<script|<[^>]*\b(?:src|href|style|on\w+)=/)
  })

  it('has headings for every row and column, and tables that the keyboard can scroll', () => {
    expect(page).not.toMatch(/<th\b(?! scope="(?:row|col)")/)
    expect(page.match(/<table>/g)).toHaveLength(2)
    expect(page.match(/<div class="wide" role="region" tabindex="0" aria-label="[^"]+">/g)).toHaveLength(2)
    expect(page).toContain('<html lang="sv">')
  })

  it('says in plain Swedish what each bid shows', () => {
    for (const said of [
      'Anbud 1: Alfa',
      'Ej jämförbar',
      'M2: rapporten anger Godkänd, men bevisen ger Underkänd.',
      'Godkänd (likvärdighet påstådd)',
      'M1: Underkänd',
      '4 kap. 9 § LOU',
      '1 bevis är maskerat: begär en kopia med alla bevis.',
      '2 av 5,5',
      'SKALL (undantaget i upphandlingen)',
    ]) {
      expect(page).toContain(said)
    }
  })

  it('says nothing of the substance of a bid that cannot be compared', () => {
    const section = page.slice(page.indexOf('<h3>Anbud 2: Beta'), page.indexOf('<h3>Anbud 3'))
    expect(section).toContain('Ej jämförbar')
    expect(section).not.toContain('Inget SKALL-krav')
  })
})

describe('comparison.xlsx, read by another library', () => {
  it('has a sheet of bids, of requirements and of notes', async () => {
    const sheets = await sheetsOf(compared())
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Anbud', 'Krav', 'Underlag'])
    const [bids, requirements] = sheets
    const facts = new Map(bids?.data.map(([name, ...values]) => [name, values]))
    expect(facts.get('Går det att jämföra?')).toEqual(['Jämförbar', 'Ej jämförbar', 'Jämförbar'])
    expect(facts.get('Poäng enligt den publicerade regeln')).toEqual(['2 av 5,5', 'inga anges', '2 av 5,5'])
    expect(requirements?.data.map(row => [row[0], row[4], ...row.slice(5)])).toEqual([
      ['Krav', 'Skiljer sig', 'Anbud 1: Alfa', 'Anbud 2: Beta', 'Anbud 3: Alfa'],
      ['M1', 'ja', 'Godkänd', '–', 'Underkänd'],
      ['M2', 'ja', 'Godkänd', '–', 'Kräver manuell bedömning'],
      ['S1', 'nej', 'Godkänd (likvärdighet påstådd)', '–', 'Godkänd'],
      ['S2', 'ja', 'Underkänd (avvikelse deklarerad)', '–', 'Ej tillämplig'],
    ])
  })

  it.each(breakouts)('has text alone in its cells, whatever a supplier writes: %j', async text => {
    const bytes = comparisonWorkbook(compared(text), speaker('sv'))
    const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const)
    const sheets = parts.filter(([path]) => path.startsWith('xl/worksheets/')).map(([, part]) => part)
    for (const sheet of sheets) {
      expect(sheet).not.toMatch(/<f[ >/]/)
      const cells = sheet.match(/<c /g)?.length
      expect(sheet.match(/ t="inlineStr"/g)?.length).toBe(cells)
    }
    expect(await readSheets(Buffer.from(bytes))).toHaveLength(3)
  })

  it('has columns for more bids than there are letters', async () => {
    const bids = Array.from({ length: 60 }, (_, at) => exampleBid(`B${at + 1}`))
    const [, requirements] = await sheetsOf(compareBids(boundTender(), bids, comparedBy))
    expect(requirements?.data[0]?.slice(5)).toEqual(bids.map((_, at) => `Anbud ${at + 1}: B${at + 1}`))
  })
})

describe('no word puts one bid before another, or decides', () => {
  const judging =
    /\b(?:best|better|worst|rank|winn|win\b|reject|disqualif|bäst|bättre|sämst|vinn|rangordn|förkast|avslå|avvisa|uteslut|diskvalif)/i
  const messages = [...Object.values(en), ...Object.values(sv)].map(said => (said as (a: object) => string)({}))

  it('in any message', () => {
    expect(messages.filter(said => judging.test(said))).toEqual([])
    expect(judging.test('Anbudet förkastas.')).toBe(true)
    expect(judging.test('The best bid')).toBe(true)
  })

  it.each(['sv', 'en'] as const)('on the page or in the workbook in %s', async language => {
    const comparison = compared()
    expect(comparisonPage(comparison, speaker(language)).replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(judging)
    expect(JSON.stringify(await sheetsOf(comparison, language))).not.toMatch(judging)
    expect(JSON.stringify(comparison)).not.toMatch(judging)
  })
})
