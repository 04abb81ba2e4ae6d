import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { protocol } from './protocol.ts'
import { hostileVerification } from './testing-verification.ts'

const verification = hostileVerification()

describe.each(['sv', 'en'] as const)('a record of verification in %s', language => {
  const page = protocol(verification, speaker(language))

  it('lets nothing from a bundle become markup', () => {
    expect(page).not.toContain('<img')
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(page).not.toContain('<script')
    expect(page).not.toContain('\u202e')
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  it('has a policy that allows its own style sheet alone', () => {
    const [, sheet = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    const hash = createHash('sha256').update(sheet).digest('base64')
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;;`)
    expect(page).not.toMatch(/<[^>]*\b(?:src|href)=/)
  })

  it('names each requirement that the report says something else of', () => {
    for (const id of ['SS-ABS-01', 'SS-ABS-02']) expect(page).toContain(id)
  })
})

it('says in plain Swedish what was found', () => {
  const page = protocol(verification, speaker('sv'))
  for (const said of [
    'Granskningsprotokoll',
    'Ogiltig',
    'SS-ABS-01: rapporten anger Godkänd, men bevisen ger Underkänd.',
    'BUN 2026/123',
    '2026-03-02 10:00 (CET)',
    'det gör bara en egen kontrollkörning',
  ]) {
    expect(page).toContain(said)
  }
  expect(page).not.toMatch(/\b(?:certifikat|intyg|provningsrapport)/i)
})
