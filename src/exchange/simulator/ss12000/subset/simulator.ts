import type { Handler } from '../../../../model/handler.ts'
import { json } from '../../answer.ts'
import type { ResourceRoute } from '../../api.ts'
import type { Paths } from '../../routing.ts'
import type { ChangeAnswer } from '../../server.ts'
import type { Tables } from '../../store.ts'
import { domain } from '../contact.ts'
import { routes } from '../server/routes.ts'
import { type SimulatorOptions, ss12000Simulator, tablesOf } from '../simulator.ts'

const types = ['organisations', 'persons', 'groups', 'activities', 'duties']

/** Modules of the profile `ss12000-dnp`. */
export const subsetModules: readonly string[] = [
  ...['protocol', ...types],
  ...['subscriptions', 'deletedEntities', 'log', 'statistics'],
]

/** The lists of the subset, of those of the standard. */
export const subsetRoutes: readonly ResourceRoute[] = routes.filter(({ type }) => types.includes(type)).map(subsetRoute)

/** Calls that are no lists and no records by id, as the server of the standard has them. */
const calls = [
  ...['GET /deletedEntities', 'POST /log/', 'POST /statistics/'],
  ...['POST /subscriptions', 'PATCH /subscriptions/{id}', 'DELETE /subscriptions/{id}'],
]

/**
 * The reference server as the subset for the digital national tests wants it: five lists with filters on `meta` alone,
 * no lookups, and nothing else of the standard; every organisation has a code, every person a civic number and a name
 * to sign in with, 404 has content, and two addresses lack their last slash.
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
    part: subsetPaths,
    fault: { trouble: 'not-recorded', title, ...fault, answer: change },
  })
  return request => standard({ ...request, url: request.url.replace(/\/(log|statistics)$/, '/$1/') })
}

function subsetPaths({ operations }: Paths): Paths {
  return {
    routes: subsetRoutes,
    operations: operations.filter(({ method, path }) => calls.includes(`${method} ${path}`)),
  }
}

function subsetRoute({ lookup: _, together: __, filters, ...route }: ResourceRoute): ResourceRoute {
  const kept = Object.entries(filters).filter(([name]) => name.startsWith('meta.'))
  return { ...route, filters: Object.fromEntries(kept), sortkeys: {}, expands: {} }
}

/** Records with what the subset demands beyond the standard. */
export function subsetTables(tables: Tables): Tables {
  const { organisations = [], persons = [] } = tables
  const numbered = new Map<unknown, number>()
  const nextNumber = (birthDate: unknown): string => {
    const n = numbered.get(birthDate) ?? 0
    numbered.set(birthDate, n + 1)
    return madeUpNumber(String(birthDate), n)
  }
  return {
    ...tables,
    organisations: organisations.map((each, n) => ({ schoolUnitCode: String(90_000_000 + n), ...each })),
    persons: persons.map(each => ({
      eduPersonPrincipalNames: [`${String(each.id)}@${domain}`],
      ...each,
      civicNo: each.civicNo ?? { value: nextNumber(each.birthDate), nationality: 'SE' },
    })),
  }
}

/**
 * In the form of the standard for those who have no number yet: birth date, two letters, two digits. None of the
 * municipality's own begins with S; 2,600 persons may share a birth date.
 */
function madeUpNumber(birthDate: string, n: number): string {
  const letter = String.fromCharCode(65 + (Math.floor(n / 100) % 26))
  return `${birthDate.replaceAll('-', '')}S${letter}${String(n % 100).padStart(2, '0')}`
}
