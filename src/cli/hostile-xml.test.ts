import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realWorld } from '../io/world.ts'
import type { Report } from '../model/report.ts'
import { order, orderFiles } from '../run/testing-orders.ts'
import { builtProgram, samklang, workFolder } from './testing.ts'
import { everything, hostileXml } from './testing-hostile-xml.ts'

const { path: folder } = workFolder()
const profile = `${folder}/orders`
const lines = '<pattern><rule context="o:Line"><assert id="O-1" test="@a">A line has an a.</assert></rule></pattern>'
const manifest = ['wellFormed: F-1']
for (const [path, content] of Object.entries(
  orderFiles({ rules: lines, rows: ['O-1', 'F-1'], manifest, folder: profile }),
)) {
  put(path, content)
}

function put(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

const check = (...words: readonly string[]) =>
  samklang(['check', ...words, '--profile', profile, '--lang', 'en'], { world: realWorld() })

async function reportOn(path: string): Promise<Report> {
  const { err } = await check(path, '--format', 'json', '--output', `${folder}/report`)
  expect(err).toContain('report.json')
  return JSON.parse(readFileSync(`${folder}/report/report.json`, 'utf8'))
}

describe('a document that is made to do harm, given to check', () => {
  it('is beside one that holds', async () => {
    expect((await check(put(`${folder}/good.xml`, order('<o:Line a="1"/>')))).code).toBe(0)
    expect((await check(put(`${folder}/everything.xml`, Buffer.from(everything, 'latin1')))).code).toBe(0)
  })

  it.each(hostileXml)('$name', async ({ bytes, code, says }) => {
    const path = put(`${folder}/hostile.xml`, bytes())
    const told = await check(path)
    expect(told.out + told.err).toContain(says)
    expect(told.code).toBe(code)
    expect(told.out + told.err).not.toMatch(/Conformant|(?!\n)\p{Cc}/u)
  })

  it.each(hostileXml)('$name, beside a good document', async ({ bytes, code, says }) => {
    put(`${folder}/two/good.xml`, order('<o:Line a="1"/>'))
    put(`${folder}/two/hostile.xml`, bytes())
    const told = await check(`${folder}/two`)
    expect(told.out + told.err).toContain(says)
    expect(code === 2 ? [1, 3] : [code]).toContain(told.code)
    expect(told.out).not.toMatch(/^Conformant/m)
  })
})

describe('the line that is shown of a document', () => {
  it.each([
    ['ISO-8859-1', Buffer.from('\xe5\xe4\xf6', 'latin1'), 'åäö'],
    ['windows-1252', Buffer.of(0x80, 0x93), '€“'],
    ['UTF-8', Buffer.from('€ö'), '€ö'],
    ['ISO-8859-15', Buffer.of(0xa4), '€'],
  ])('has the letters of its encoding: %s', async (encoding, bytes, letters) => {
    const [before = '', after = ''] = order('<o:Line>#</o:Line>').split('#')
    const path = `${folder}/letters.xml`
    put(
      path,
      Buffer.concat([
        Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>\n${before}`),
        bytes,
        Buffer.from(after),
      ]),
    )
    const { code, out } = await check(path)
    expect(out).toContain(`<o:Line>${letters}</o:Line>`)
    expect(code).toBe(1)
  })

  it('is shown as far as it can be read', async () => {
    const { out } = await check(put(`${folder}/letters.xml`, Buffer.from(order('<o:Line>å</o:Line>'), 'latin1')))
    expect(out).toContain('<o:Line>\uFFFD</o:Line>')
  })
})

describe('a document that ends too soon', () => {
  const encodings = {
    latin1: Buffer.from(everything, 'latin1'),
    utf16: Buffer.from(`\uFEFF${everything.replace('ISO-8859-1', 'UTF-16')}`, 'utf16le'),
  }

  it.each(Object.entries(encodings))('is refused, wherever that is, in %s', async (name, bytes) => {
    const cuts = Array.from({ length: bytes.length }, (_, length) => `${String(length).padStart(4, '0')}.xml`)
    // A report lists no more than a hundred findings of one requirement.
    for (let from = 0; from < cuts.length; from += 90) {
      const some = cuts.slice(from, from + 90)
      const where = `${folder}/${name}-${from}`
      for (const [at, cut] of some.entries()) put(`${where}/${cut}`, bytes.subarray(0, from + at))
      put(`${where}/good.xml`, order('<o:Line a="1"/>'))
      const { overall, findings } = await reportOn(where)
      expect(overall).toBe('non-conformant')
      expect(
        findings
          .filter(({ requirement }) => requirement === 'F-1')
          .map(({ at }) => at.name)
          .sort(),
      ).toEqual(some)
    }
  })
})

describe('a document of 300 MB', () => {
  it('is not read, and proves nothing', () => {
    const path = `${folder}/large.xml`
    const part = Buffer.from('<o:Line a="1"/>\n'.repeat(65_536))
    const file = openSync(path, 'w')
    writeSync(file, '<o:Order xmlns:o="urn:o">\n')
    for (let written = 0; written < 300e6; written += part.length) writeSync(file, part)
    writeSync(file, '</o:Order>\n')
    closeSync(file)
    const argv = [builtProgram(), 'check', path, '--profile', profile, '--lang', 'en']
    const { status, stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
    rmSync(path)
    expect(status).toBe(3)
    expect(stdout).toContain('larger than 268435456 bytes')
  })
})
