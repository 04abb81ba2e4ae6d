import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { printSheet } from '../io/chromium.ts'
import { describeInChromium, printEnvironment } from '../reporters/testing-chromium.ts'
import { stillWorld } from '../run/testing.ts'
import { samklang } from './testing.ts'

/** A World of one report and nothing else, where files go to `written` and a browser prints. */
function printingWorld(environment: Readonly<Record<string, string>>) {
  const world = stillWorld()
  const written = new Map<string, Uint8Array>()
  const report = readFileSync('reports/examples/non-conformant/report.json')
  const files = {
    ...world.files,
    read: async () => report,
    exists: async () => false,
    write: async (path: string, content: string | Uint8Array) => void written.set(path, Buffer.from(content)),
  }
  const print: typeof world.print = sheet => printSheet(sheet, environment)
  return { written, world: { ...world, files, print } }
}

const argv = ['report', 'report.json', '--output', 'out', '--lang', 'sv', '--quiet', '--format']

describeInChromium('samklang report --format pdf', () => {
  it('writes a PDF, and ends as the verdict says', async () => {
    const { world, written } = printingWorld(printEnvironment())
    expect(await samklang([...argv, 'pdf'], { world })).toEqual({ code: 1, out: '', err: '' })
    expect(Buffer.from(written.get('out/report.pdf') ?? []).toString('latin1', 0, 5)).toBe('%PDF-')
  }, 60_000)
})

it('without a browser a PDF is missed in plain words, with what to do, and the other formats are there', async () => {
  const { world, written } = printingWorld({ PATH: '/nowhere' })
  const { code, err } = await samklang([...argv, 'pdf,csv'], { world })
  expect(code).toBe(2)
  expect([...written.keys()]).toEqual(['out/matrix.csv'])
  expect(err).toContain('Det finns ingen webbläsare att skriva ut PDF-filen med.')
  expect(err).toContain('SAMKLANG_CHROMIUM')
  expect(err).toContain('google-chrome')
  expect(err).toContain('[browser.missing]')
})
