import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainText } from '../reporters/plain-text.ts'
import type { Reference, SoapReference } from './reference-servers.ts'

/** Where the token is; its value only when it is no secret. */
export type TokenPlace =
  | { readonly env: string; readonly value?: string }
  | { readonly file: string; readonly value?: undefined }

export interface Invitation {
  readonly reference: Reference
  readonly baseUrl: string
  readonly schools: number
  readonly pupils: number
  readonly place: TokenPlace
  /** Id of one of its faults. */
  readonly fault: string | undefined
}

/** What `samklang simulate` says once it serves: where it is, how to get in, and two lines to paste in a POSIX shell. */
export function invitation(shown: Invitation, { say, pick }: Speaker): string {
  const { reference, baseUrl, schools, pupils, place } = shown
  const standard = pick(reference.title)
  const lines = [
    say(
      reference.hasSchools
        ? message('simulate.serving', { standard, schools: `${schools}`, pupils: `${pupils}` })
        : message('simulate.serving-small', { standard }),
    ),
    '',
    say(message('simulate.address', { address: baseUrl })),
    say(message('simulate.token', { token: 'env' in place ? (place.value ?? `$${place.env}`) : place.file })),
    ...faultLines(shown, { say, pick }),
    '',
    say(message('simulate.test')),
    ...runLines(shown).map(line => `  ${line}`),
    ...(reference.example === undefined
      ? []
      : [
          say(message('simulate.ask')),
          `  curl -H "Authorization: Bearer ${shellValue(place)}" ${quoted(`${baseUrl}${reference.example}`)}`,
        ]),
    '',
    say(message('simulate.end')),
  ]
  return `${lines.map(plainText).join('\n')}\n`
}

/** The same of a producer of SOAP services: nobody has to sign in. */
export function soapInvitation(
  shown: Pick<Invitation, 'baseUrl' | 'fault'> & { readonly reference: SoapReference },
  { say, pick }: Speaker,
): string {
  const { reference, baseUrl } = shown
  const lines = [
    say(message('simulate.soap-serving', { standard: pick(reference.title) })),
    '',
    say(message('simulate.address', { address: baseUrl })),
    ...faultLines(shown, { say, pick }),
    '',
    say(message('simulate.test')),
    `  samklang run --profile ${reference.profile} --base-url ${quoted(baseUrl)}`,
    '',
    say(message('simulate.soap-end')),
  ]
  return `${lines.map(plainText).join('\n')}\n`
}

function faultLines({ reference, fault: id }: Faulty, { say, pick }: Pick<Speaker, 'say' | 'pick'>): string[] {
  const fault = id === undefined ? undefined : reference.faults[id]
  if (fault === undefined) return []
  const broken = 'requirement' in fault ? ` (${fault.requirement})` : ''
  return [say(message('simulate.fault', { fault: `${id}${broken}: ${pick(fault.title)}` }))]
}

interface Faulty {
  readonly reference: Reference | SoapReference
  readonly fault: string | undefined
}

function runLines({ reference, baseUrl, place }: Invitation): readonly string[] {
  return (reference.options ?? ['']).map(options => {
    const more = options === '' ? '' : ` ${options}`
    const run = `samklang run --profile ${reference.profile} --base-url ${quoted(baseUrl)}${more}`
    if (!('env' in place)) return `${run} --token-file ${quoted(place.file)}`
    const set = place.value === undefined ? '' : `${place.env}=${place.value} `
    return `${set}${run} --token-env ${place.env}`
  })
}

/** The token as a shell puts it between double quotes. */
function shellValue(place: TokenPlace): string {
  if (!('env' in place)) return `$(cat ${quoted(place.file)})`
  return place.value ?? `$${place.env}`
}

/** A word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
