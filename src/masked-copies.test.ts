import { describe, expect, it } from 'vitest'
import {
  brokenFiles,
  closed,
  did,
  opened,
  resealed,
  type Supplier,
  supplier,
  toGreen,
  trusting,
  verified,
} from './cli/testing-bundles.ts'
import { soundFiles } from './run/testing-profile.ts'

const asText = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

describe('a masked copy', () => {
  const more = { 'houses-2.json': '[{"id":"g","floors":2}]' }
  /** The digest of the document that holds a text. */
  const idOf = async (bid: Supplier, text: string) => {
    const holds = [...(await opened(bid))].find(
      ([path, content]) => path.includes('/documents/') && Buffer.from(content).includes(text),
    )
    return holds?.[0].replace(/^.*\/([0-9a-f]{64}).*$/, 'sha256:$1') ?? ''
  }

  it('still verifies, and shows what is masked', async () => {
    const bid = await supplier({ ...soundFiles, ...more })
    const id = await idOf(bid, '"floors":2')
    await did(bid.world, 0, 'mask', 'bid.zip', id, '--output', 'masked.zip')
    const { code, verification, steps, said } = await verified({ ...bid, bundle: 'masked.zip' }, ...trusting)
    expect([code, verification.result, verification.masked]).toEqual([0, 'valid', [id]])
    expect(steps).toMatchObject({ files: 'ok', signature: 'ok', evidence: 'remark' })
    expect(said).toContain('1 piece of evidence masked in this copy')
  })

  it('that proves less is not proved, and says which requirements', async () => {
    const bid = await supplier()
    const id = await idOf(bid, 'seats')
    await did(bid.world, 0, 'mask', 'bid.zip', id, '--output', 'masked.zip')
    const { code, verification, said } = await verified({ ...bid, bundle: 'masked.zip' }, ...trusting)
    expect([code, verification.result]).toEqual([3, 'unproved'])
    expect(said).toContain('not proved again: R, U, L')
  })

  it('does not hide that the rest contradicts the report', async () => {
    const bid = await supplier({ ...brokenFiles, ...more }, 1)
    const id = await idOf(bid, '"floors":2')
    const contents = await opened(bid)
    toGreen(contents)
    resealed(contents)
    await closed(bid, contents)
    await did(bid.world, 0, 'mask', 'bid.zip', id, '--output', 'masked.zip')
    const { code, said } = await verified({ ...bid, bundle: 'masked.zip' })
    expect(said).toContain('L: the report states Passed; the evidence gives Failed.')
    expect(code).toBe(4)
  })

  it('of something that is no evidence is not made', async () => {
    const bid = await supplier()
    const said = await did(bid.world, 2, 'mask', 'bid.zip', 'report.json', '--output', 'masked.zip')
    expect(said).toContain('[mask.unknown]')
  })
})

it('real identity numbers are signed only by who says why they were there', async () => {
  // Right by its check digit, and of no test person.
  const owned = '[{"id":"h","floors":1,"owner":"19811218-9876"}]'
  const { world } = await supplier()
  await world.files.write('export/houses.json', owned)
  await did(world, 0, 'run', '--profile', 'tiny', '--files', 'export', '--evidence', 'own', '--quiet', '--output', 'o')
  await did(world, 0, 'bundle', 'own', '--output', 'own.zip')
  expect(await did(world, 2, 'sign', 'own.zip', '--key', 'key.pem')).toContain('[sign.personal-data]')
  await did(world, 0, 'sign', 'own.zip', '--key', 'key.pem', '--acknowledge-personal-data', 'The owner asked for it')
  const envelope = asText((await opened({ world, bundle: 'own.zip' })).get('attestation/report.dsse.json'))
  const { predicate } = JSON.parse(Buffer.from(JSON.parse(envelope).payload, 'base64').toString())
  expect(predicate.acknowledgedPersonalData).toBe('The owner asked for it')
  for (const content of (await opened({ world, bundle: 'own.zip' })).values())
    expect(asText(content)).not.toMatch(/811218-?9876/)
})
