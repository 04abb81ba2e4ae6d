import type { Handler } from '../../../model/handler.ts'
import type { Letter } from '../notify.ts'
import type { Paths } from '../routing.ts'
import { createServer } from '../server.ts'
import type { Entity, Tables } from '../store.ts'
import { deletions } from './deletions.ts'
import type { Fault } from './fault.ts'
import { generators, resourceTypes } from './generators.ts'
import type { Municipality } from './municipality.ts'
import { deletedEntities } from './server/deleted.ts'
import { reports } from './server/reports.ts'
import { routes } from './server/routes.ts'
import { subscriptions } from './server/subscriptions.ts'
import { type Writing, writes } from './server/writes.ts'

export interface SimulatorOptions {
  readonly municipality: Municipality
  /** Its records, when they have been made already. */
  readonly tables?: Tables
  /** The only bearer token that is let in. */
  readonly token: string
  readonly now: () => Date
  /** Brings a notice to a subscriber; without it they are not told. */
  readonly notify?: (notice: Letter) => void
  /** What the server does wrong. */
  readonly fault?: Fault
  /** What of the standard it serves; without it, all. */
  readonly part?: (all: Paths) => Paths
}

/** What all addresses of the simulator begin with. */
export const basePath = '/v2.0'

/** Modules of the profile `ss12000` that the simulator has. */
export const modules: readonly string[] = [
  ...resourceTypes,
  ...['protocol', 'deletedEntities', 'subscriptions', 'log', 'statistics'],
].sort()

/**
 * The SS 12000 reference server on a municipality, as a function from request to answer. It holds all records in
 * memory, and what is created in it lives as long as it does.
 */
export function ss12000Simulator(options: SimulatorOptions): Handler {
  const { municipality, token, now, fault, notify, tables = tablesOf(municipality), part = all => all } = options
  const ignored = fault?.behaviour?.ignored ?? []
  const gone = [...deletions(municipality)]
  const { operations, noticesOf } = subscriptions(n => municipality.id(`subscription/${n}`), ignored)
  const changed: Writing['changed'] = (type, isDeleted) => {
    if (notify === undefined) return
    const letters = noticesOf(type, isDeleted)
    for (const letter of fault?.notices?.(letters) ?? letters) notify(letter)
  }
  const own = [
    ...operations,
    deletedEntities(gone, ignored),
    ...writes({ newId: municipality.id, changed, gone, ignored }),
    ...reports,
  ]
  const server = createServer({
    basePath,
    ...part({ routes, operations: own }),
    tables: fault?.data?.(tables) ?? tables,
    token,
    now,
    behaviour: fault?.behaviour,
    change: fault?.answer,
  })
  const served = fault?.served
  return served ? async (request, gone) => served(await server(request, gone), request) : server
}

/** All records of a municipality, by resource type. */
export function tablesOf(municipality: Municipality): Tables {
  return Object.fromEntries(resourceTypes.map(type => [type, [...generators[type](municipality)] as Entity[]]))
}
