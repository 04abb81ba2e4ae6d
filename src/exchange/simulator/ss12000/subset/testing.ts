import type { Handler } from '../../../../model/handler.ts'
import { json } from '../../answer.ts'
import type { ChangeAnswer } from '../../server.ts'
import type { Tables } from '../../store.ts'
import { type SimulatorOptions, ss12000Simulator, tablesOf } from '../simulator.ts'

/** Modules of the profile `ss12000-dnp`. */
export const subsetModules: readonly string[] = [
  ...['protocol', 'organisations', 'persons', 'groups', 'activities', 'duties'],
  ...['subscriptions', 'deletedEntities', 'log', 'statistics'],
]

/**
 * The reference server as the subset for the digital national tests wants it: every organisation has a code, every
 * person a civic number and a name to sign in with, 404 has content, and two addresses lack their last slash.
 */
export function subsetSimulator(options: SimulatorOptions): Handler {
  const { municipality, fault, tables = subsetTables(tablesOf(municipality)) } = options
  const change: ChangeAnswer = (answer, call, reached) => {
    const own = answer.status === 404 ? json(404, { code: 'notFound', message: 'No such object' }) : answer
    return fault?.answer?.(own, call, reached) ?? own
  }
  const title = { sv: '', en: '' }
  const standard = ss12000Simulator({
    ...options,
    tables,
    fault: { trouble: 'not-recorded', title, ...fault, answer: change },
  })
  return request => standard({ ...request, url: request.url.replace(/\/(log|statistics)$/, '/$1/') })
}

/** Records with what the subset demands beyond the standard. */
export function subsetTables(tables: Tables): Tables {
  const { organisations = [], persons = [] } = tables
  const { civicNo } = persons.find(person => 'civicNo' in person) ?? {}
  return {
    ...tables,
    organisations: organisations.map(each => ({ schoolUnitCode: '12345678', ...each })),
    persons: persons.map(each => ({ civicNo, eduPersonPrincipalNames: [`${each.id}@elev.exempel.se`], ...each })),
  }
}
