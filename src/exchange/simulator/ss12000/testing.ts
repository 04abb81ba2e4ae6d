import type { Handler } from '../../../model/handler.ts'
import { checkDigit } from '../../test-numbers.ts'
import type { Entity } from '../store.ts'
import type { Fault } from './fault.ts'
import { municipality } from './municipality.ts'
import type { Records, ResourceType } from './records.ts'
import { type SimulatorOptions, ss12000Simulator, tablesOf } from './simulator.ts'

/** For tests: a small municipality, its records, and a server on it that needs no socket. */
export const town = municipality({
  schools: 4,
  pupilsPerSchool: 30,
  civicNumber: (date, n) => (n === 0 && date > '2012' ? nobodysNumber(date, n) : undefined),
})

const tables = tablesOf(town)

/** The records that the server was given. */
export function recordsOf<T extends ResourceType>(type: T): readonly Records[T][] {
  return (tables[type] ?? []) as unknown as readonly Records[T][]
}

/** The address of a list of all records; two lists demand to be told of which time. */
export function listOf(type: ResourceType): string {
  const always: Partial<Record<ResourceType, string>> = {
    calendarEvents: 'startTime.onOrAfter=2000-01-01T00:00:00Z&startTime.onOrBefore=2099-12-31T00:00:00Z',
    aggregatedAttendance: `startDate=${town.schoolYear.startDate}&endDate=${town.date}`,
  }
  return `/${type}?${always[type] ?? ''}`
}

export const nobody = '00000000-0000-4000-8000-000000000000'
export const token = 'secret-of-the-test'

export interface Asked {
  readonly method?: string
  /** The header field; null sends none. */
  readonly authorization?: string | null
  readonly body?: unknown
  readonly type?: string
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly value: unknown
  readonly text: string | undefined
  readonly delay: number | undefined
  readonly hangUp: boolean | undefined
}

export type Ask = (path: string, asked?: Asked) => Promise<Answered>

/** A way to ask a new server; the clock is read at each request. */
export function asking(
  now: () => Date = () => new Date('2025-10-15T12:00:00Z'),
  fault?: Fault,
  notify?: SimulatorOptions['notify'],
): Ask {
  const handler = ss12000Simulator({
    municipality: town,
    tables,
    token,
    now,
    ...(fault === undefined ? {} : { fault }),
    ...(notify === undefined ? {} : { notify }),
  })
  return (path, asked) => send(handler, path, asked)
}

async function send(handler: Handler, path: string, asked: Asked = {}): Promise<Answered> {
  const { body, authorization = `Bearer ${token}`, type = 'application/json' } = asked
  const headers: [string, string][] = authorization === null ? [] : [['Authorization', authorization]]
  if (body !== undefined) headers.push(['Content-Type', type])
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await handler({
    method: asked.method ?? (body === undefined ? 'GET' : 'POST'),
    url: path.startsWith('/v') ? path : `/v2.0${path}`,
    headers,
    ...(sent === undefined ? {} : { body: sent }),
  })
  const { status, delay, hangUp, body: text } = answer
  const answered = { status, headers: Object.fromEntries(answer.headers), text, delay, hangUp }
  // Parsed when it is looked at: most answers of the faults' tests never are.
  const value = (): unknown => (text === undefined ? undefined : readJson(text))
  return Object.defineProperty(answered, 'value', { get: value, enumerable: true }) as Answered
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Page {
  readonly data: readonly Entity[]
  readonly pageToken: string | null
}

/** One page of a list; anything but 200 is an error. */
export async function pageOf(ask: Ask, path: string): Promise<Page> {
  const { status, value } = await ask(path)
  if (status !== 200) throw new Error(`${status} for ${path}: ${JSON.stringify(value)}`)
  return value as Page
}

/** All records of a list, page by page. */
export async function fetchAll(ask: Ask, path: string): Promise<Entity[]> {
  const found: Entity[] = []
  let page = await pageOf(ask, path)
  found.push(...page.data)
  while (page.pageToken !== null) {
    page = await pageOf(ask, `${path.split('?')[0]}?pageToken=${encodeURIComponent(page.pageToken)}`)
    found.push(...page.data)
  }
  return found
}

export const ids = (records: readonly object[]): unknown[] =>
  records.map(record => ('id' in record ? record.id : record))

/** The first item; a list without any is an error in the test. */
export function first<T>(list: readonly T[]): T {
  const [item] = list
  if (item === undefined) throw new RangeError('The list is empty.')
  return item
}

/** A number in the form of a civic number that nobody can have: its check digit is one too high. */
export function nobodysNumber(birthDate: string, n: number): string {
  const digits = birthDate.replaceAll('-', '') + String(1 + n).padStart(3, '0')
  return `${digits}${(checkDigit(digits.slice(2)) + 1) % 10}`
}
