import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import schema from '../../../reports/schema/combined-1.schema.json' with { type: 'json' }
import { firstFault } from '../../engines/json-schema/first-fault.ts'
import { speaker } from '../../messages/speaker.ts'
import { stillWorld } from '../../run/testing.ts'
import { reportDigest } from '../digest.ts'
import { plainText } from '../plain-text.ts'
import { breakouts } from '../testing-breakouts.ts'
import { combinedJson } from './json.ts'
import { combinedMarkdown } from './markdown.ts'
import { combinedPage } from './page.ts'
import { combinedExample } from './testing.ts'

const example = combinedExample('')
/** Without any text the page says that it is not stated. */
const texts = breakouts.filter(text => text !== '')
const kind = { name: 'combined-1.schema.json', schema }

describe('combined.json', () => {
  const made = JSON.parse(combinedJson(example))

  it('fits its schema, and not without the digest of a part', async () => {
    const { cache } = stillWorld()
    expect(await firstFault(cache, made, kind)).toBeUndefined()
    const [first, ...others] = made.parts
    const { digest, ...without } = first
    expect(digest).toBe(reportDigest(example.parts[0]?.report as never))
    expect(await firstFault(cache, { ...made, parts: [without, ...others] }, kind)).toMatchObject({
      pointer: '/parts/0',
    })
  })

  it('names what failed, what is a remark, and what is open', () => {
    expect(made.parts[0]).toMatchObject({
      failed: ['R-failed'],
      remarks: ['R-remark'],
      open: ['R-untested', 'R-manual', 'R-error'],
    })
  })
})

describe('combined.html', () => {
  const page = combinedPage(example, speaker('sv'))
  const tagsOf = (markup: string) =>
    markup
      .replace(/<style>[\s\S]*<\/style>/, '')
      .match(/<[^>]*>/g)
      ?.map(tag => tag.replace(/"[^"]*"/g, '""'))

  it.each(texts)('makes no markup of what others wrote: %j', text => {
    const hostile = combinedPage(combinedExample(text), speaker('sv'))
    expect(tagsOf(hostile)).toEqual(tagsOf(combinedPage(combinedExample('x'), speaker('sv'))))
    expect(hostile).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  it('has a policy that allows its own style sheet alone', () => {
    const [, sheet = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    const hash = createHash('sha256').update(sheet).digest('base64')
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`)
    expect(page).not.toMatch(/<script|<[^>]*\b(?:src|style|on\w+)=/)
  })

  it('leads to the rows of a part’s own page, and to none where there is no page', () => {
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)
    expect(links).toContain('.//report.html#k-R-failed')
    expect(links).toContain('.//report.html#r-R-untested')
    expect(links.filter(to => to?.startsWith('./b/'))).toEqual([])
  })

  it('leads nowhere else, whatever a folder is called', () => {
    const [first, ...others] = example.parts
    const odd = { ...example, parts: [{ ...first, page: 'javascript:alert(1)/a b#?.html' }, ...others] }
    expect(combinedPage(odd as typeof example, speaker('sv'))).toContain(
      'href="./javascript%3Aalert(1)/a%20b%23%3F.html#k-R-failed"',
    )
  })

  it('says in both languages that one of two does not conform', () => {
    expect(page).toContain('1 av 2 utbyten uppfyller inte sin profil.')
    expect(page).toContain('1 of 2 exchanges does not conform.')
  })
})

describe('summary.md', () => {
  it('has a line for each exchange, and what failed in it', () => {
    const said = combinedMarkdown(example, speaker('sv'))
    expect(said).toMatch(/^# Uppfyller inte: Utbyten/)
    expect(said).toContain('| Andra | tiny&#64;1.0.0 | document | Uppfyller | 2/6 | 1 | 3 |')
    expect(said).toContain('- **R-failed**')
  })

  it.each(texts)('is nothing but text: %j', text => {
    const said = combinedMarkdown(combinedExample(text), speaker('en'))
    expect(said).not.toMatch(/[<>[\]]/)
    expect(plainText(said)).toBe(said)
    expect(said.split('\n')).toHaveLength(combinedMarkdown(combinedExample('x'), speaker('en')).split('\n').length)
  })
})
