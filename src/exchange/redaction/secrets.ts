import { credentialMask, type Edit } from './edit.ts'

/** Shorter ones would be found in any text; they are masked at the places that are known to hold credentials. */
const shortest = 4

/** Finds credentials in text by their spelling: the secrets of this run, signed tokens (JWT) and private keys (PEM). */
export interface SecretFinder {
  find(text: string): Edit[]
  /** A secret that became known later, as a token does. */
  learn(secret: string): void
}

/** A finder of the given secrets, in every spelling that they may be sent in: as they are, URL, JSON and base64. */
export function secretFinder(secrets: readonly string[]): SecretFinder {
  const spellings = new Map<string, string>()
  const learn = (secret: string) => {
    for (const spelling of spellingsOf(secret)) {
      if (spelling.length >= shortest) spellings.set(spelling, maskFor(spelling))
    }
  }
  for (const secret of secrets) learn(secret)
  return {
    learn,
    find: text => [
      ...literals(text, spellings),
      ...byShape(text, 'eyJ', jwt),
      ...byShape(text, '-----BEGIN', privateKey),
    ],
  }
}

/** A number stays a number, so that JSON stays JSON. */
function maskFor(spelling: string): string {
  return /^\d+$/.test(spelling) ? '1'.padEnd(spelling.length, '0') : credentialMask
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const json = JSON.stringify(secret).slice(1, -1)
  const encoded = encodeURIComponent(secret)
  return [
    secret,
    encoded,
    encoded.replaceAll('%20', '+'),
    json,
    json.replaceAll('/', '\\/'),
    // JSON inside a JSON string, as logs and error messages have it.
    JSON.stringify(json).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ]
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

function byShape(text: string, beginning: string, shape: RegExp): Edit[] {
  if (!text.includes(beginning)) return []
  return [...text.matchAll(shape)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    replacement: credentialMask,
    kind: 'credential',
  }))
}

const jwt = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g
const privateKey = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g
