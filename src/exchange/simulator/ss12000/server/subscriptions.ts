import { empty, json, Refusal } from '../../answer.ts'
import { isIgnored, type Operation } from '../../api.ts'
import { startOf, writePageToken } from '../../page-token.ts'
import { isOfType, type Parameter, readParameters } from '../../parameters.ts'
import { isEntity, objects } from '../../paths.ts'
import { timestamp } from '../calendar.ts'
import { type BodyMember, isWebAddress, readBody } from './body.ts'
import { objectTypes } from './enumerations.ts'

interface Subscription {
  readonly id: string
  readonly expires: string
  readonly name: unknown
  readonly target: unknown
  readonly resourceTypes: unknown
}

const path = '/subscriptions'
const lifetime = 14 * 24 * 60 * 60 * 1000

/** What a subscriber is told: the standard's spelling. */
export interface Notice {
  readonly target: string
  readonly body: { readonly modifiedEntites: readonly string[]; readonly deletedEntities: boolean }
}

interface Subscriptions {
  readonly operations: readonly Operation[]
  /** The notices for those who subscribe to a type of object, when one came, changed or went. */
  readonly noticesOf: (type: string, isDeleted: boolean) => readonly Notice[]
}

/** Subscriptions, kept in memory as long as the server lives. `newId` gives the id of the `n`th subscription. */
export function subscriptions(newId: (n: number) => string, ignored: readonly string[] = []): Subscriptions {
  const kept = new Map<string, Subscription>()
  let made = 0
  const find = (id: string): Subscription | undefined => {
    if (!isOfType('uuid', id)) throw new Refusal(400, 'invalid-id', `"${id}" is not a UUID`)
    return kept.get(id.toLowerCase())
  }
  const keep = (subscription: Subscription): Subscription => {
    kept.set(subscription.id, subscription)
    return subscription
  }
  const noticesOf: Subscriptions['noticesOf'] = (type, isDeleted) =>
    [...kept.values()]
      .filter(({ resourceTypes }) => objects(resourceTypes).some(({ resource }) => resource === type))
      .map(({ target }) => ({
        target: String(target),
        body: { modifiedEntites: isDeleted ? [] : [type], deletedEntities: isDeleted },
      }))
  const operations: readonly Operation[] = [
    {
      method: 'POST',
      path,
      run: ({ body, now }) => {
        const { name, target, resourceTypes } = readBody(body(), newSubscription)
        const id = newId(made)
        made += 1
        return json(201, keep({ id, expires: expiry(now), name, target, resourceTypes }))
      },
    },
    {
      method: 'GET',
      path,
      run: ({ query }) => {
        const given = readParameters(query, page)
        const { offset } = startOf(path, query, given.get('pageToken')?.[0], [])
        const end = offset + Number(given.get('limit')?.[0] ?? kept.size)
        const pageToken = end < kept.size ? writePageToken({ path, query: '', offset: end }) : null
        return json(200, { data: [...kept.values()].slice(offset, end), pageToken })
      },
    },
    {
      method: 'GET',
      path: '/subscriptions/{id}',
      run: (_, id) => {
        const found = find(id)
        return found === undefined ? empty(404) : json(200, found)
      },
    },
    {
      method: 'PATCH',
      path: '/subscriptions/{id}',
      run: ({ now }, id) => {
        const found = find(id)
        return found === undefined ? empty(404) : json(200, keep({ ...found, expires: expiry(now) }))
      },
    },
    {
      method: 'DELETE',
      path: '/subscriptions/{id}',
      run: (_, id) => {
        const found = find(id)
        if (found !== undefined && !isIgnored({ ignored }, 'subscriptions', 'DELETE')) kept.delete(found.id)
        return empty(found === undefined ? 404 : 204)
      },
    },
  ]
  return { operations, noticesOf }
}

const page: Readonly<Record<string, Parameter>> = { limit: { type: 'count' }, pageToken: { type: 'text' } }

const newSubscription: Readonly<Record<string, BodyMember>> = {
  name: { is: 'text', required: true },
  target: { is: isWebAddress, required: true },
  resourceTypes: { is: isResourceTypes, required: true },
}

function isResourceTypes(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every(each => isEntity(each) && Object.hasOwn(objectTypes, String(each.resource)))
  )
}

const expiry = (now: Date): string => timestamp(now.getTime() + lifetime)
