import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { bundleFromJSON } from '@sigstore/bundle'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { closed, did, edit, opened, type Supplier, supplier, trusting, verified } from './cli/testing-bundles.ts'
import { hasOpenssl } from './io/testing-certificates.ts'
import { digestOf } from './run/same-bytes.ts'
import { type Envelope, envelopeOf, signed } from './trust/dsse.ts'
import { type Organisation, testOrganisation } from './trust/testing-organisation.ts'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

/** Sigstore's verifier, which knows nothing of us, given the key and no log or clock of its own. */
function verifierOf(pem: string): Verifier {
  const root = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1' } as const
  const nothing = { tlogs: [], certificateAuthorities: [], ctlogs: [], timestampAuthorities: [] }
  const key = { publicKey: createPublicKey(pem), validFor: () => true }
  const trust = toTrustMaterial({ ...root, ...nothing } as Parameters<typeof toTrustMaterial>[0], () => key)
  return new Verifier(trust, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 })
}

function asSigstoreBundle(envelope: Envelope) {
  const json = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { publicKey: { hint: envelope.signatures[0]?.keyid }, tlogEntries: [] },
    dsseEnvelope: envelope,
  }
  return toSignedEntity(bundleFromJSON(json))
}

describe('an envelope of ours', () => {
  it.each(['attestation/report.dsse.json', 'attestation/test-result.dsse.json'])(
    'is accepted by a verifier that we did not write: %s',
    async path => {
      const bid = await supplier()
      const envelope: Envelope = JSON.parse(text((await opened(bid)).get(path)))
      const verifier = verifierOf(text(await bid.world.files.read('key.pem.pub')))
      expect(() => verifier.verify(asSigstoreBundle(envelope))).not.toThrow()
      const payload = Buffer.from(envelope.payload, 'base64').toString().replace('"passed"', '"failed"')
      const forged = { ...envelope, payload: Buffer.from(`${payload} `).toString('base64') }
      expect(() => verifier.verify(asSigstoreBundle(forged))).toThrow(/signature/)
    },
  )
})

describe('a JWS of ours', () => {
  it('is accepted by a library that we did not write, and says what the envelope says', async () => {
    const bid = await supplier()
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'key.pem', '--jws', 'bid.jws')
    const jws = text(await bid.world.files.read('bid.jws'))
    const key = createPublicKey(text(await bid.world.files.read('key.pem.pub')))
    const { payload, protectedHeader } = await compactVerify(jws, key)
    const envelope: Envelope = JSON.parse(text((await opened(bid)).get('attestation/report.dsse.json')))
    expect(Buffer.from(payload).toString('base64')).toBe(envelope.payload)
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: envelope.signatures[0]?.keyid, cty: 'vnd.in-toto+json' })
    const forged = jws.replace(/\.[^.]+\./, each => `${each.slice(0, -2)}A.`)
    await expect(compactVerify(forged, key)).rejects.toThrow(/signature/)
  })

  it.each([
    ['PS256', 'rsa', { modulusLength: 2048 }],
    ['ES256', 'ec', { namedCurve: 'P-256' }],
    ['ES384', 'ec', { namedCurve: 'P-384' }],
    ['ES512', 'ec', { namedCurve: 'P-521' }],
  ] as const)('is by %s for a key of that kind', async (alg, kind, options) => {
    const bid = await supplier()
    const { privateKey, publicKey } = generateKeyPairSync(kind as 'ec', options as { namedCurve: string })
    await bid.world.files.write('seal.pem', String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'seal.pem', '--jws', 'bid.jws')
    const { protectedHeader } = await compactVerify(text(await bid.world.files.read('bid.jws')), publicKey)
    expect(protectedHeader.alg).toBe(alg)
  })
})

describe('what somebody signs who verified a bundle', () => {
  const summary = async (bid: Supplier, ...more: readonly string[]) => {
    await did(bid.world, 0, 'keygen', 'authority.pem')
    const { verification } = await verified(bid, '--key', 'authority.pem', ...more)
    const envelope: Envelope = JSON.parse(text(await bid.world.files.read('seen/verification.dsse.json')))
    const verifier = verifierOf(text(await bid.world.files.read('authority.pem.pub')))
    expect(() => verifier.verify(asSigstoreBundle(envelope))).not.toThrow()
    return { verification, statement: JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) }
  }

  it('is a verification summary on the file and on the details, accepted by a verifier that we did not write', async () => {
    const bid = await supplier()
    const { verification, statement } = await summary(bid, ...trusting)
    const digests = ['bid.zip', 'seen/verification.json'].map(async path => digestOf(await bid.world.files.read(path)))
    const subjects: { digest: { sha256: string } }[] = statement.subject
    expect(subjects.map(({ digest }) => `sha256:${digest.sha256}`)).toEqual(await Promise.all(digests))
    expect(statement.predicateType).toBe('https://slsa.dev/verification_summary/v1')
    expect(statement.predicate).toMatchObject({
      timeVerified: verification.verifiedAt,
      verificationResult: 'PASSED',
      verifiedLevels: ['SAMKLANG_EVIDENCE_E2'],
    })
  })

  it('says FAILED of a bundle that does not hold', async () => {
    const bid = await supplier()
    const contents = await opened(bid)
    edit(contents, 'report.json', before => before.replace('"conformant"', '"non-conformant"'))
    await closed(bid, contents)
    const { statement } = await summary(bid)
    expect(statement.predicate).toMatchObject({ verificationResult: 'FAILED', verifiedLevels: ['FAILED'] })
  })
})

it('a signed statement that says another verdict than the report is seen', async () => {
  const bid = await supplier()
  const contents = await opened(bid)
  const path = 'attestation/report.dsse.json'
  const envelope: Envelope = JSON.parse(text(contents.get(path)))
  const statement = Buffer.from(envelope.payload, 'base64').toString().replace('"conformant"', '"non-conformant"')
  const key = createPrivateKey(text(await bid.world.files.read('key.pem')))
  const forged = signed(envelopeOf(envelope.payloadType, Buffer.from(statement)), key, createPublicKey(key))
  contents.set(path, Buffer.from(JSON.stringify(forged)))
  await closed(bid, contents)
  const { code, steps, said } = await verified(bid, ...trusting)
  expect([code, steps.signature, steps.statement, steps.views]).toEqual([4, 'ok', 'ok', 'invalid'])
  expect(said).toContain(`${path} shows something else than the report.`)
})

it('a key that signs the same statement twice spoils the bundle: what counts signatures would count it as two', async () => {
  const bid = await supplier()
  const contents = await opened(bid)
  const path = 'attestation/report.dsse.json'
  const envelope: Envelope = JSON.parse(text(contents.get(path)))
  const doubled = { ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] }
  contents.set(path, Buffer.from(JSON.stringify(doubled)))
  await closed(bid, contents)
  const { code, steps } = await verified(bid, ...trusting)
  expect([code, steps.signature]).toEqual([4, 'invalid'])
})

describe('keys', () => {
  it('are kept behind a passphrase, which the signer has to give', async () => {
    const bid = await supplier()
    const world = { ...bid.world, environment: { SECRET: 'long and dull' } }
    await did(world, 0, 'keygen', 'locked.pem', '--passphrase-env', 'SECRET')
    expect(text(await world.files.read('locked.pem'))).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    expect(await did(world, 2, 'sign', 'bid.zip', '--key', 'locked.pem')).toContain('none was given')
    const wrong = { ...world, environment: { SECRET: 'something else' } }
    const args = ['sign', 'bid.zip', '--key', 'locked.pem', '--passphrase-env', 'SECRET']
    expect(await did(wrong, 2, ...args)).toContain('The passphrase is another.')
    await did(world, 0, ...args)
  })

  it('are never overwritten', async () => {
    const bid = await supplier()
    const before = await bid.world.files.read('key.pem')
    expect(await did(bid.world, 2, 'keygen', 'key.pem')).toContain('[key.exists]')
    expect(await bid.world.files.read('key.pem')).toEqual(before)
  })

  it('that are none are refused', async () => {
    const bid = await supplier()
    await bid.world.files.write('note.txt', 'my key')
    expect(await did(bid.world, 2, 'sign', 'bid.zip', '--key', 'note.txt')).toContain('no key in it')
  })

  it('of two sign the same statement', async () => {
    const bid = await supplier()
    await did(bid.world, 0, 'keygen', 'second.pem')
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'second.pem')
    const { code, verification } = await verified(bid, ...trusting)
    expect(code).toBe(0)
    expect(verification.signers.map(({ isTrusted }) => isTrusted)).toEqual([true, false])
  })
})

it.each(['2020-03-02T09:00:00Z', '2030-03-02T09:00:00Z'])(
  'a signature that is dated %s, when the evidence was not there yet or has long been, is not believed',
  async at => {
    const bid = await supplier()
    await did(bid.world, 0, 'bundle', 'kept', '--output', 'bid.zip')
    await did({ ...bid.world, now: () => new Date(at) }, 0, 'sign', 'bid.zip', '--key', 'key.pem')
    const { code, steps, said } = await verified(bid, ...trusting)
    expect([code, steps.signature, steps.views]).toEqual([4, 'ok', 'invalid'])
    expect(said).toContain('that cannot be')
  },
)

describe.skipIf(!hasOpenssl())('an organisation with a certificate', () => {
  let organisation: Organisation
  let bid: Supplier
  const now = () => new Date()

  beforeAll(async () => {
    organisation = testOrganisation()
    const made = await supplier()
    bid = { ...made, world: { ...made.world, now } }
    await bid.world.files.write('roots/root.pem', organisation.root)
  })

  async function signedBy(key: string, chain: string, ...bundling: readonly string[]): Promise<Supplier> {
    await bid.world.files.write('seal.key', key)
    await bid.world.files.write('seal.pem', chain)
    await did(bid.world, 0, 'bundle', 'kept', '--output', 'bid.zip', ...bundling)
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'seal.key', '--certificate', 'seal.pem')
    return bid
  }

  it('is named, with its number, when its certificate leads to one that is trusted', async () => {
    const { code, verification, said } = await verified(
      await signedBy(organisation.key, organisation.chain),
      '--trust',
      'roots',
    )
    expect(code).toBe(0)
    expect(verification.signers).toMatchObject([{ isTrusted: true, organisationNumber: '5560360793' }])
    expect(said).toContain('O=Exempelbolaget AB')
    expect(said).toContain('Whether the certificate was revoked was not asked')
  })

  it('may have a certificate that names nobody, which is trusted for who issued it', async () => {
    const { key, chain } = organisation.nameless
    const { code, verification, steps } = await verified(await signedBy(key, chain), '--trust', 'roots')
    expect([code, steps.signer]).toEqual([0, 'remark'])
    expect(verification.signers).toMatchObject([{ isTrusted: true, subject: '' }])
    expect(verification.signers[0]).not.toHaveProperty('organisationNumber')
  })

  it('brings its certificates in a JWS', async () => {
    await signedBy(organisation.key, organisation.chain)
    const jws = ['--certificate', 'seal.pem', '--jws', 'bid.jws']
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'seal.key', ...jws)
    const { x5c = [] } = decodeProtectedHeader(text(await bid.world.files.read('bid.jws')))
    expect(x5c.map(der => new X509Certificate(Buffer.from(der, 'base64')).toString()).join('')).toBe(organisation.chain)
  })

  it('is not trusted by whoever trusts somebody else', async () => {
    await signedBy(organisation.key, organisation.chain)
    await bid.world.files.write('others/root.pem', testOrganisation().root)
    expect(await verified(bid, '--trust', 'others')).toMatchObject({ code: 4, steps: { signer: 'invalid' } })
  })

  it('with a certificate that was not in force is not trusted', async () => {
    const { key, chain } = organisation.expired
    const { code, said } = await verified(await signedBy(key, chain), '--trust', 'roots')
    expect(code).toBe(4)
    expect(said).toContain('was not in force')
  })

  it('that signs certificates without being allowed to is not believed', async () => {
    const { key, chain } = organisation.bySubscriber
    expect(await verified(await signedBy(key, chain), '--trust', 'roots')).toMatchObject({ code: 4 })
  })

  it('must be the one that declares', async () => {
    const declaration = (number: string) =>
      JSON.stringify({
        schema: 'samklang-declaration/1',
        supplier: { name: 'Exempelbolaget AB', organisationNumber: number },
        person: { name: 'Test Testsson' },
        date: '2026-03-02',
      })
    await bid.world.files.write('own.json', declaration('556036-0793'))
    await bid.world.files.write('other.json', declaration('202100-5489'))
    const trusted = ['--trust', 'roots'] as const
    const { key, chain } = organisation
    expect(await verified(await signedBy(key, chain, '--declaration', 'own.json'), ...trusted)).toMatchObject({
      code: 0,
    })
    const { code, said } = await verified(await signedBy(key, chain, '--declaration', 'other.json'), ...trusted)
    expect(code).toBe(4)
    expect(said).toContain('The declaration is by the organisation 2021005489, and the signature by 5560360793.')
  })

  it('is named when the declaration says nothing to compare it with', async () => {
    const supplier = { name: 'Exempelbolaget AB' }
    const declaration = { schema: 'samklang-declaration/1', supplier, person: { name: 'T' }, date: '2026-03-02' }
    await bid.world.files.write('silent.json', JSON.stringify(declaration))
    const sealed = await signedBy(organisation.key, organisation.chain, '--declaration', 'silent.json')
    const { code, steps, said } = await verified(sealed, '--trust', 'roots')
    expect([code, steps.signer]).toEqual([0, 'remark'])
    expect(said).toContain('no organisation number to compare with the one in the certificate, 5560360793.')
  })

  it('signs with its own key, and with no other', async () => {
    await bid.world.files.write('seal.pem', organisation.chain)
    const said = await did(bid.world, 2, 'sign', 'bid.zip', '--key', 'key.pem', '--certificate', 'seal.pem')
    expect(said).toContain('The certificate is of another key.')
  })
})
