import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { envelopeOf, isSignedBy, keyIdOf, preAuthEncoding, signed } from './dsse.ts'

const body = new TextEncoder().encode('hello world')
const type = 'http://example.com/HelloWorld'

describe('DSSE', () => {
  it('encodes what is signed as the example of its specification (protocol.md)', () => {
    expect(Buffer.from(preAuthEncoding(type, body)).toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    )
  })

  it('counts bytes, not signs', () => {
    const [encoded, text] = [preAuthEncoding('å', new TextEncoder().encode('ö')), 'DSSEv1 2 å 2 ö']
    expect(Buffer.from(encoded).toString()).toBe(text)
  })

  it.each([
    ['Ed25519', generateKeyPairSync('ed25519')],
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['ECDSA on P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ])('is signed and verified by %s, and by no other key, type or bytes', (_, { privateKey, publicKey }) => {
    const envelope = signed(envelopeOf(type, body), privateKey, publicKey)
    const [{ keyid, sig } = { keyid: '', sig: '' }] = envelope.signatures
    expect(keyid).toBe(keyIdOf(publicKey))
    expect(isSignedBy(envelope, sig, publicKey)).toBe(true)
    expect(isSignedBy({ ...envelope, payloadType: `${type}s` }, sig, publicKey)).toBe(false)
    expect(isSignedBy({ ...envelope, payload: Buffer.from('hello w0rld').toString('base64') }, sig, publicKey)).toBe(
      false,
    )
    expect(isSignedBy(envelope, sig, generateKeyPairSync('ed25519').publicKey)).toBe(false)
    expect(isSignedBy(envelope, '', publicKey)).toBe(false)
    expect(isSignedBy(envelope, 'AAAA', publicKey)).toBe(false)
  })

  it('takes several signatures, one for each key', () => {
    const [one, two] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')]
    const once = signed(envelopeOf(type, body), one.privateKey, one.publicKey)
    const twice = signed(signed(once, two.privateKey, two.publicKey), one.privateKey, one.publicKey)
    expect(twice.signatures.map(({ keyid }) => keyid)).toEqual([keyIdOf(two.publicKey), keyIdOf(one.publicKey)])
    expect(twice.signatures[1]).toEqual(once.signatures[0])
  })
})
