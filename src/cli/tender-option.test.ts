import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { exampleNonce, schoolTender } from '../tender/testing.ts'
import { samklang, workFolder } from './testing.ts'

const { path: folder, write } = workFolder()
const good = 'test-vectors/ss12000/SS-PERS-02/pass-1.json'
const bad = 'test-vectors/ss12000/SS-PERS-02/fail-1.json'
const asked = async (name: string, role: string, modules: readonly string[]) =>
  write(name, await schoolTender({ role, modules }))

describe('--tender', () => {
  it('is told by every format for people', async () => {
    const argv = ['run', '--files', good, '--tender', await asked('files.json', 'document', ['persons'])]
    const output = join(folder, 'told')
    const { out } = await samklang([
      ...argv,
      '--modules',
      'persons',
      '--format',
      'json,markdown,html,xlsx',
      '--output',
      output,
    ])
    expect(out).toContain('Tender: Exempelkommunen, BUN 2026/123, INT-03\n')
    expect(out).toContain(`Challenge: ${exampleNonce}\n`)
    const sheets = unzipSync(readFileSync(join(output, 'matrix.xlsx')))
    expect(strFromU8(sheets['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain(exampleNonce)
    expect(readFileSync(join(output, 'summary.md'), 'utf8')).toContain(
      `- Tender: Exempelkommunen, BUN 2026/123, INT-03\n`,
    )
    const page = readFileSync(join(output, 'report.html'), 'utf8')
    expect(page).toContain('Exempelkommunen, BUN 2026/123, INT-03')
    expect(page).toContain(`<code>${exampleNonce}</code>`)
    expect(page).toContain('Utmaningskod')
    const shown = await samklang(['report', join(output, 'report.json'), '--output', output, '--format', 'markdown'])
    expect(shown.out).toContain('Tender: Exempelkommunen')
  })

  it('takes profile, role and modules from it, unless told otherwise', async () => {
    const path = await asked('given.json', 'document', ['persons', 'groups'])
    const argv = ['run', '--files', good, '--tender', path, '--format', 'json']
    expect(JSON.parse((await samklang(argv)).out).sut).toMatchObject({
      role: 'document',
      modules: ['groups', 'persons', 'protocol'],
    })
    const { code, err } = await samklang([...argv, '--modules', 'persons'])
    expect(code).toBe(2)
    expect(err).toContain('Modules of the tender that are not tested: groups.')
    expect(err).toContain('[tender.differs]')
    expect((await samklang([...argv, '--profile', 'ss12000-dnp', '--lang', 'sv'])).err).toContain(
      'Profilen är ss12000-dnp@',
    )
  })

  it('tells while there is time why the report could not be handed in', async () => {
    const path = await asked('told.json', 'document', ['persons'])
    const argv = ['run', '--files', good, '--tender', path, '--format', 'json', '--output', join(folder, 'handed')]
    const { err } = await samklang([...argv, '--exclude', 'SS-PERS-02'])
    expect(err).toContain(
      `The report does not fit the tender ${path} yet:\n  The tool has the version 0.0.0-source, and the tender demands at least 0.1.0 or equivalent.\n  The report does not say which version of the product was tested.\n  1 requirement was left out of the run: SS-PERS-02.\n`,
    )
    expect((await samklang([...argv, '--product-version', '4.2'])).err).not.toContain('which version of the product')
    expect((await samklang([...argv, '--quiet'])).err).toBe('')
    expect((await samklang([...argv, '--lang', 'sv'])).err).toContain('vilken version av produkten som är provad')
  })

  it('is refused by check when the files cannot decide what it demands, and by a shard', async () => {
    const path = await asked('check.json', 'document', ['persons'])
    expect((await samklang(['check', bad, '--tender', path, '--format', 'json'])).code).toBe(1)
    const both = await asked('both.json', 'document', ['persons', 'groups'])
    expect((await samklang(['check', bad, '--tender', both])).err).toContain('that are not tested: groups')
    const provider = await asked('role.json', 'provider', ['persons'])
    expect((await samklang(['check', bad, '--tender', provider])).err).toContain('The role is document')
    const shard = await samklang(['check', bad, '--profile', 'ss12000', '--shard', '1/1', '--tender', path])
    expect(shard.err).toContain('[usage.together]')
  })
})
