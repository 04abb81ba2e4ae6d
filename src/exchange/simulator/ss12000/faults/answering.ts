import { isEntity, objects } from '../../paths.ts'
import type { Reached } from '../../routing.ts'
import type { ChangeAnswer } from '../../server.ts'
import type { Entity } from '../../store.ts'

export type Answered = Parameters<ChangeAnswer>[0]
export type Called = Parameters<ChangeAnswer>[1]

/** Changes the successful answers of one kind and resource. */
export function on(
  kind: Reached['kind'],
  type: string,
  change: (answer: Answered, call: Called) => Answered,
): ChangeAnswer {
  return (answer, call, reached) =>
    reached?.kind === kind && reached.on === type && answer.status === 200 ? change(answer, call) : answer
}

/** Changes the successful answers of one operation. */
export function operation(
  method: string,
  path: string,
  change: (answer: Answered, call: Called) => Answered,
): ChangeAnswer {
  return (answer, call, reached) =>
    call.method === method && reached?.on === path && answer.status < 300 ? change(answer, call) : answer
}

/** Changes every record of a resource, in lists and by id alike. */
export function records(type: string, change: (record: Entity, call: Called) => Entity): ChangeAnswer {
  const one = on('get', type, (answer, call) => ({ ...answer, value: change(answer.value as Entity, call) }))
  const many = on('list', type, (answer, call) => ({
    ...answer,
    value: { ...(answer.value as Entity), data: dataOf(answer.value).map(record => change(record, call)) },
  }))
  return (answer, call, reached) => one(many(answer, call, reached), call, reached)
}

/** Changes every record of a list, or of what a lookup gave. */
export function each(answer: Answered, change: (record: Entity) => Entity): Answered {
  if (Array.isArray(answer.value)) return { ...answer, value: answer.value.map(change) }
  return { ...answer, value: { ...(answer.value as Entity), data: dataOf(answer.value).map(change) } }
}

export function kept(answer: Answered, isKept: (record: Entity) => boolean): Answered {
  if (!isEntity(answer.value) || answer.status !== 200) return answer
  return { ...answer, value: { ...answer.value, data: dataOf(answer.value).filter(isKept) } }
}

/** Lists are empty when all these parameters are in one call. */
export function emptyFor(type: string, ...parameters: readonly string[]): ChangeAnswer {
  return on('list', type, (answer, { query }) =>
    parameters.every(name => query.has(name)) ? kept(answer, () => false) : answer,
  )
}

export function dataOf(value: unknown): Entity[] {
  return isEntity(value) ? objects(value.data) : []
}

export function without(value: unknown, member: string): Entity {
  const { [member]: _, ...rest } = isEntity(value) ? value : {}
  return rest
}
