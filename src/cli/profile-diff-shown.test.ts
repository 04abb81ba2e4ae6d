import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { breakouts } from '../reporters/testing-breakouts.ts'
import { samklang, workFolder } from './testing.ts'
import { type Edit, editedRooms } from './testing-profile.ts'

const profile = editedRooms(workFolder())
const old = profile()
const row = (from: string, to: string): Edit => ['requirements.yaml', from, to]
const schema = (from: string, to: string): Edit => ['room.schema.json', from, to]

describe('profile diff', () => {
  const breaks = schema('"minimum":0', '"minimum":1')
  const reworded = row('En lokal SKALL ha platser.', 'Varenda lokal SKALL ha platser.')

  it('is a list for a terminal, in Swedish too', async () => {
    const { out } = await samklang(['profile', 'diff', old, profile(breaks, reworded), '--lang', 'sv'])
    expect(out).toContain(`Bryter: Innehåll i poster och meddelanden
  room /seats: Gränsen minimum är snävare: 0 → 1 (R-02)
    Det som var tillåtet i den gamla versionen kan nu avvisas.

Redaktionellt: Krav
  R-02: Texten är omformulerad
    Förut: En lokal SKALL ha platser.
    Nu: Varenda lokal SKALL ha platser.

Bryter: 1
Tillkommer: 0
Redaktionellt: 1
Ändringarna kräver numret för en version som bryter: 2.0.0.
Versionsnumret 1.0.0 lovar mindre förändring än det är; det behövs minst 2.0.0.
`)
  })

  it('is Markdown', async () => {
    const { out } = await samklang(['profile', 'diff', old, profile(breaks), '--format', 'markdown'])
    expect(out).toContain('# Changes in Rooms\n')
    expect(out).toContain('## Breaking\n\n')
    expect(out).toContain('- **room /seats**: The limit minimum is tighter: 0 → 1 &#40;R-02&#41;.')
  })

  it('is a page with headings for rows and columns, a policy for its own style sheet alone, and no request', async () => {
    const { out } = await samklang(['profile', 'diff', old, profile(breaks), '--format', 'html', '--lang', 'sv'])
    const [, sheet = ''] = /<style>([\s\S]*)<\/style>/.exec(out) ?? []
    const hash = createHash('sha256').update(sheet).digest('base64')
    expect(out).toContain(`style-src &#39;sha256-${hash}&#39;`)
    expect(out).toContain('<html lang="sv">')
    expect(out).toContain('Gränsen minimum är snävare: 0 → 1 (R-02)')
    expect(out).not.toMatch(/<script|<[^>]*\b(?:src|href|style|on\w+)=|<th\b(?! scope="(?:row|col)")/)
  })

  it.each(breakouts.filter(text => text !== ''))('makes no markup of what a profile says: %j', async text => {
    const hostile = row(
      '{ sv: En lokal SKALL ha platser., en: A room MUST have seats. }',
      JSON.stringify({ sv: text, en: text }),
    )
    const plain = row('{ sv: En lokal SKALL ha platser., en: A room MUST have seats. }', '{ sv: SKALL, en: x }')
    const tags = async (edit: Edit) => {
      const { out } = await samklang(['profile', 'diff', old, profile(edit), '--format', 'html'])
      return out.replace(/<style>[\s\S]*<\/style>/, '').match(/<[^>]*>/g)
    }
    expect(await tags(hostile)).toEqual(await tags(plain))
  })

  it('is refused in a format that there is not', async () => {
    expect((await samklang(['profile', 'diff', old, old, '--format', 'pdf'])).code).toBe(2)
  })
})
