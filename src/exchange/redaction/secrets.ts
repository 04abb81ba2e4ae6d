import { credentialMask, type Edit } from './edit.ts'
import { anySpelling } from './spellings.ts'

/** Shorter ones would be found in any text; they are masked at the places that are known to hold credentials. */
const shortest = 4

/** Finds credentials in text by their spelling: the secrets of this run, signed tokens (JWT) and private keys (PEM). */
export interface SecretFinder {
  find(text: string): Edit[]
  /** A secret that became known later, as a token does. */
  learn(secret: string): void
}

/** A finder of the given secrets, in every spelling that they may be sent in: as they are, escaped in any way, and base64. */
export function secretFinder(secrets: readonly string[]): SecretFinder {
  const spellings = new Map<string, string>()
  const escaped = new Map<string, RegExp>()
  const learn = (secret: string) => {
    for (const spelling of spellingsOf(secret)) {
      if (spelling.length >= shortest) spellings.set(spelling, maskFor(spelling))
    }
    const any = secret.length < shortest ? undefined : anySpelling(secret)
    if (any) escaped.set(secret, any)
  }
  for (const secret of secrets) learn(secret)
  return {
    learn,
    find: text => [
      ...literals(text, spellings),
      ...[...escaped.values()].flatMap(any => byShape(text, any)),
      ...(text.includes('eyJ') ? byShape(text, jwt) : []),
      ...(text.includes('-----BEGIN') ? byShape(text, privateKey) : []),
    ],
  }
}

/** A number stays a number, so that JSON stays JSON. */
function maskFor(spelling: string): string {
  return /^\d+$/.test(spelling) ? '1'.padEnd(spelling.length, '0') : credentialMask
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('base64'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')]
}

function literals(text: string, spellings: ReadonlyMap<string, string>): Edit[] {
  const edits: Edit[] = []
  for (const [spelling, replacement] of spellings) {
    for (let start = text.indexOf(spelling); start !== -1; start = text.indexOf(spelling, start + spelling.length)) {
      edits.push({ start, end: start + spelling.length, replacement, kind: 'credential' })
    }
  }
  return edits
}

function byShape(text: string, shape: RegExp): Edit[] {
  return [...text.matchAll(shape)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    replacement: credentialMask,
    kind: 'credential',
  }))
}

const jwt = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g
const privateKey = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g
