import { json } from '../../answer.ts'
import { isIgnored, type Operation } from '../../api.ts'
import { startOf, writePageToken } from '../../page-token.ts'
import { instantOf, type Parameter, readParameters } from '../../parameters.ts'
import { objectTypes } from './enumerations.ts'

/** A record that is no longer there. */
export interface Deleted {
  readonly type: keyof typeof objectTypes
  readonly id: string
  /** RFC 3339 date-time. */
  readonly at: string
}

const path = '/deletedEntities'
const greatestLimit = 1000

/** `GET /deletedEntities`: ids of what was deleted after a time, by type; every type that was asked for has its list. */
export function deletedEntities(all: readonly Deleted[], ignored: readonly string[] = []): Operation {
  return {
    method: 'GET',
    path,
    run: ({ query }) => {
      const page = readParameters(query, pageParameters)
      const start = startOf(path, query, page.get('pageToken')?.[0], Object.keys(parameters))
      const read = readParameters(new URLSearchParams(start.query), parameters)
      const values = new Map([...read].filter(([name]) => !isIgnored({ ignored }, 'deletedEntities', name)))
      const after = instantOf(values.get('after')?.[0] ?? '0001-01-01T00:00:00Z')
      const types = values.get('entities') ?? Object.keys(objectTypes)
      const found = all.filter(each => types.includes(each.type) && instantOf(each.at) > after)
      const end = start.offset + Number(page.get('limit')?.[0] ?? greatestLimit)
      const pageToken = end < found.length ? writePageToken({ path, query: start.query, offset: end }) : null
      return json(200, { data: byType(types, found.slice(start.offset, end)), pageToken })
    },
  }
}

const pageParameters: Readonly<Record<string, Parameter>> = { limit: { type: 'count' }, pageToken: { type: 'text' } }
const parameters: Readonly<Record<string, Parameter>> = {
  after: { type: 'date-time' },
  entities: { type: Object.keys(objectTypes), many: true },
}

function byType(types: readonly string[], found: readonly Deleted[]): Record<string, readonly string[]> {
  const wanted = Object.entries(objectTypes).filter(([type]) => types.includes(type))
  return Object.fromEntries(
    wanted.map(([type, member]) => [member, found.filter(each => each.type === type).map(({ id }) => id)]),
  )
}
