import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closed, did, edit, editReport, opened, resealed, supplier, trusting, verified } from './cli/testing-bundles.ts'

/** Values that a reader may not expect where they stand. */
const odd = fc.constantFrom<unknown>(null, true, -1, 1e300, '', 'x', '\u202e', [], {}, [null], { a: 1 }, '__proto__')

/** Puts a value at the n-th place of a JSON text, in the order of writing, or takes it away. */
function spoiled(text: string, nth: number, value: unknown): string {
  const places: [object, string][] = []
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, child] of Object.entries(node)) {
      places.push([node, name])
      walk(child)
    }
  }
  const root = JSON.parse(text)
  walk(root)
  const [parent, name] = places[nth % places.length] ?? [root, 'none']
  if (value === undefined) Reflect.deleteProperty(parent, name)
  else Reflect.set(parent, name, value)
  return `${JSON.stringify(root, null, 2)}\n`
}

const json = (path: string) => /\.(?:json|har)$/.test(path) && !path.startsWith('schemas/')

it('a bundle whose files hold what nobody expects is never a fault of the program, and never valid by accident', async () => {
  const bid = await supplier()
  const whole = await opened(bid)
  const paths = [...whole.keys()].filter(json)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.nat(400),
      fc.option(odd, { nil: undefined }),
      fc.boolean(),
      async (path, nth, value, isSealed) => {
        const contents = new Map(whole)
        const before = new TextDecoder().decode(contents.get(path))
        const after = spoiled(before, nth, value)
        fc.pre(after !== before)
        contents.set(path, new TextEncoder().encode(after))
        const seals = isSealed && path !== 'manifest.json' && !path.startsWith('attestation/')
        if (seals) resealed(contents)
        await closed(bid, contents)
        const { code, verification, steps } = await verified(bid, ...(seals ? [] : trusting))
        const isTold = steps.evidence === 'remark'
        expect(isTold ? [0, 1, 3, 4] : [1, 3, 4], `${path} ${nth} ${JSON.stringify(value)}`).toContain(code)
        expect(isTold || verification.result !== 'valid').toBe(true)
      },
    ),
    { numRuns: 250 },
  )
})

describe('a file that nobody signs', () => {
  const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
  const bytes = (written: string) => new TextEncoder().encode(written)
  const spare = `attestation/keys/${'0'.repeat(64)}.pem`

  it.each<readonly [string, string, (key: string) => string]>([
    ['a note behind the key', 'own', key => `${key}Paid.\n`],
    ['a note before the key', 'own', key => `Paid.\n${key}`],
    ['other line ends', 'own', key => key.replaceAll('\n', '\r\n')],
    ['a key of 65 KiB', 'own', key => key + '-----BEGIN CERTIFICATE-----'.repeat(2500)],
    ['a key of nobody', spare, key => key],
    ['a file that is no key', spare, () => 'MZ'],
    ['another kind of file among attestations', 'attestation/setup.exe', () => 'MZ'],
    ['a folder of keys', 'attestation/keys/a/b.pem', key => key],
  ])('cannot be put in with %s', async (_what, path, change) => {
    const bid = await supplier()
    const contents = await opened(bid)
    const own = [...contents.keys()].find(each => each.startsWith('attestation/keys/')) ?? ''
    contents.set(path === 'own' ? own : path, bytes(change(text(contents.get(own)))))
    await closed(bid, contents)
    expect((await verified(bid, ...trusting)).code).toBe(4)
  })

  it('holds no key in a bundle that nobody has signed', async () => {
    const bid = await supplier()
    const contents = await opened(bid)
    resealed(contents)
    await closed(bid, contents)
    expect((await verified(bid)).code).toBe(0)
    await closed(bid, new Map([...contents, [spare, bytes('MZ')]]))
    expect(await verified(bid)).toMatchObject({ code: 4, said: expect.stringContaining('belongs to no signature') })
  })
})

describe('a bundle that was made again with the same key', () => {
  it.each<
    readonly [string, (index: { profile: { version: string }; facts: { tool: { engines: object } } }) => void, string]
  >([
    ['for another profile', ({ profile }) => Object.assign(profile, { version: '0.9.0' }), 'tiny@0.9.0'],
    ['by another build', ({ facts }) => Object.assign(facts.tool.engines, { own: '1' }), 'another version or build'],
  ])('cannot hide that its evidence was collected %s', async (_what, change, says) => {
    const bid = await supplier()
    const contents = await opened(bid)
    edit(contents, 'evidence/evidence.json', before => {
      const index = JSON.parse(before)
      change(index)
      return JSON.stringify(index)
    })
    resealed(contents)
    await closed(bid, contents)
    expect(await verified(bid)).toMatchObject({ steps: { evidence: 'remark' }, said: expect.stringContaining(says) })
  })

  it('cannot hold another tender than its report was for', async () => {
    const bid = await supplier()
    const contents = await opened(bid)
    contents.set('tender.json', new TextEncoder().encode('{}\n'))
    resealed(contents)
    await closed(bid, contents)
    expect(await verified(bid)).toMatchObject({ code: 4, steps: { views: 'invalid' } })
  })

  it('cannot name its report otherwise than by what it says', async () => {
    const bid = await supplier()
    const contents = await opened(bid)
    editReport(contents, report => {
      report.reportId = `${report.reportId.slice(0, -1)}${report.reportId.endsWith('0') ? '1' : '0'}`
    })
    resealed(contents)
    await closed(bid, contents)
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
    const { code, steps, said } = await verified(bid, ...trusting)
    expect([code, steps.recount]).toEqual([4, 'invalid'])
    expect(said).toContain('is not that of what it says')
  })

  it('cannot have a profile of its own read from the disk of the reader', async () => {
    const bid = await supplier()
    const contents = await opened(bid)
    edit(contents, 'evidence/evidence.json', before => before.replace('"id": "tiny"', '"id": "./tiny"'))
    resealed(contents)
    await closed(bid, contents)
    const { code, steps } = await verified(bid)
    expect([code, steps.evidence]).toEqual([4, 'invalid'])
  })
})
