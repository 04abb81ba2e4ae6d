import type { Probe } from '../exchange/doctor.ts'
import type { Plan } from '../model/plan.ts'
import type { Endpoints } from './endpoints.ts'

/** Probes enough to see whether a system answers; more would only cost time. */
const probesWanted = 5

/** Reads that need nothing to be known beforehand: GET without path parameters and without required ones. */
export function probesOf({ modules }: Plan, { api }: Endpoints, baseUrl: string): readonly Probe[] {
  return api.operations
    .filter(({ method, path, module, parameters, servers }) => {
      const isFree =
        method === 'GET' &&
        servers === undefined &&
        !path.includes('{') &&
        parameters.every(({ required, requiredUnless }) => !required && requiredUnless === undefined)
      return isFree && (module === undefined || modules.includes(module))
    })
    .slice(0, probesWanted)
    .map(({ method, path }) => ({ method, url: `${baseUrl}${path}`, listAt: '/data' }))
}
