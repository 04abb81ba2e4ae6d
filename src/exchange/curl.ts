import type { Exchange, Redaction } from '../model/evidence.ts'
import { credentialMask } from './redaction/edit.ts'

/**
 * A curl command that sends the request again, safe to paste into a POSIX shell whatever the request holds. Credentials
 * are environment variables (`$SAMKLANG_TOKEN` and its like); other masked values are named in a comment below.
 */
export function curlCommand({ request, redactions }: Exchange): string {
  const masked = redactions.filter(({ where }) => where === 'request')
  const credentials = masked.filter(({ kind }) => kind === 'credential')
  const lines = [
    methodFlags(request.method),
    ...request.headers.filter(([name]) => !/^(host|content-length|connection)$/i.test(name)).map(header),
    ...bodyFlags(request.body, credentials),
    `${/[[\]{}]/.test(request.url) ? '--globoff ' : ''}${quoted(request.url, urlVariables(request.url, credentials))}`,
  ]
  return ['curl', ...lines].join(' \\\n  ') + note(masked, request.body)

  function header([name, value]: readonly [string, string]): string {
    const isMasked = credentials.some(({ place }) => place === `header:${name}`)
    // An empty field is written with a semicolon; with a colon curl would leave it out.
    if (value === '') return `--header ${quoted(`${name};`)}`
    return `--header ${quoted(`${name}: ${value}`, isMasked ? [variable(name)] : [])}`
  }
}

function methodFlags(method: string): string {
  return method === 'HEAD' ? '--head' : `--request ${quoted(method)}`
}

function bodyFlags(body: string | undefined, credentials: readonly Redaction[]): readonly string[] {
  if (body === undefined) return []
  if (body.includes('\0')) return [`--data-binary ${quoted('@body.bin')}`]
  const names = credentials.flatMap(({ place }) => /^(?:form:|body\/(?:.*\/)?)([^/]*)$/.exec(place)?.[1] ?? [])
  return [`--data-raw ${quoted(body, names.map(variable))}`]
}

/** The variables of an address in the order of their places in it. */
function urlVariables(url: string, credentials: readonly Redaction[]): readonly string[] {
  const inQuery = credentials.flatMap(({ place }) => /^query:(.*)$/s.exec(place)?.[1] ?? [])
  const hasSignIn = credentials.some(({ place }) => place === 'userinfo') && url.includes(`//${credentialMask}@`)
  return [...(hasSignIn ? ['SAMKLANG_USERINFO'] : []), ...inQuery.map(variable)]
}

function variable(name: string): string {
  if (/^authorization$/i.test(name)) return 'SAMKLANG_TOKEN'
  return `SAMKLANG_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`
}

/**
 * A word for the shell: in single quotes, in which nothing has a meaning but the quote itself. Each mask becomes the
 * next of the variables, in double quotes.
 */
function quoted(text: string, variables: readonly string[] = []): string {
  const [first = '', ...rest] = variables.length === 0 ? [text] : text.split(credentialMask)
  const word = rest.reduce((done, part, at) => {
    const name = variables[at]
    return done + (name === undefined ? single(credentialMask + part) : `"$${name}"${single(part)}`)
  }, single(first))
  return word === '' ? "''" : word
}

function single(text: string): string {
  return text === '' ? '' : `'${text.replaceAll("'", `'\\''`)}'`
}

function note(masked: readonly Redaction[], body: string | undefined): string {
  const places = [
    ...new Set(masked.filter(({ kind }) => kind !== 'credential').map(({ place, kind }) => `${place} (${kind})`)),
  ]
  const notes = [
    ...(places.length > 0 ? [`# masked: ${places.join(', ').replace(/\p{C}+/gu, ' ')}`] : []),
    ...(body?.includes('\0') ? ['# body.bin: the body holds zero bytes, which a command line cannot'] : []),
  ]
  return notes.map(line => `\n${line}`).join('')
}
