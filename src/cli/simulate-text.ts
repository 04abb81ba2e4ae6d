import { type FaultId, faults } from '../exchange/simulator/ss12000/faults.ts'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainText } from '../reporters/plain-text.ts'

/** Where the token is; its value only when it is no secret. */
export type TokenPlace =
  | { readonly env: string; readonly value?: string }
  | { readonly file: string; readonly value?: undefined }

export interface Invitation {
  readonly baseUrl: string
  readonly schools: number
  readonly pupils: number
  readonly place: TokenPlace
  readonly fault: FaultId | undefined
}

/** What `samklang simulate` says once it serves: where it is, how to get in, and two lines to paste in a POSIX shell. */
export function invitation({ baseUrl, schools, pupils, place, fault }: Invitation, { say, pick }: Speaker): string {
  const lines = [
    say(message('simulate.serving', { schools: `${schools}`, pupils: `${pupils}` })),
    '',
    say(message('simulate.address', { address: baseUrl })),
    say(message('simulate.token', { token: 'env' in place ? (place.value ?? `$${place.env}`) : place.file })),
    ...(fault === undefined ? [] : [faultLine(fault, { say, pick })]),
    '',
    say(message('simulate.test')),
    `  ${runLine(baseUrl, place)}`,
    say(message('simulate.ask')),
    `  curl -H "Authorization: Bearer ${shellValue(place)}" ${quoted(`${baseUrl}/persons?limit=2`)}`,
    '',
    say(message('simulate.end')),
  ]
  return `${lines.map(plainText).join('\n')}\n`
}

function faultLine(id: FaultId, { say, pick }: Pick<Speaker, 'say' | 'pick'>): string {
  const fault = faults[id]
  const broken = 'requirement' in fault ? ` (${fault.requirement})` : ''
  return say(message('simulate.fault', { fault: `${id}${broken}: ${pick(fault.title)}` }))
}

function runLine(baseUrl: string, place: TokenPlace): string {
  const run = `samklang run --profile ss12000 --base-url ${quoted(baseUrl)}`
  if (!('env' in place)) return `${run} --token-file ${quoted(place.file)}`
  const set = place.value === undefined ? '' : `${place.env}=${place.value} `
  return `${set}${run} --token-env ${place.env}`
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
