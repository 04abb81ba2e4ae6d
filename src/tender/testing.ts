import type { Tender } from '../model/tender.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { stillWorld } from '../run/testing.ts'

/** A nonce for tests. */
export const exampleNonce = 'mfrggzdfmztwq2lknnwg23tpobyxe43u'

/** A tender for tests, of the clock that stands at 2026-03-02. */
export function exampleTender(more: Partial<Tender> = {}): Tender {
  return {
    schema: 'samklang-tender/1',
    id: 'INT-03',
    title: 'Informationsutbyte enligt SS 12000',
    authority: 'Exempelkommunen',
    caseNumber: 'BUN 2026/123',
    procedure: { threshold: 'over' },
    type: 'mandatory',
    profile: { id: 'tiny', version: '1.0.0', digest: `sha256:${'0'.repeat(64)}` },
    role: 'provider',
    modules: ['core'],
    level: { required: 'MUST' },
    equivalence: { shown: 'En utredning per krav.' },
    evidence: { step: 'E3', when: 'in-tender', maxAgeDays: 90, environment: 'test' },
    challenge: { nonce: exampleNonce, notBefore: '2026-02-01T00:00:00Z', notAfter: '2026-04-01T00:00:00Z' },
    tool: { name: 'samklang', minimumVersion: '0.1.0', orEquivalent: true },
    deviations: { allowed: true, declared: 'Per krav, med motivering.' },
    verification: { extent: 'all', accessWithinDays: 5, cost: 'each-own' },
    onFailure: 'rejected',
    profileEvolution: { policy: 'fixed', graceMonths: 6, cost: 'supplier' },
    ...more,
  }
}

/** A tender of the profile of school systems, as text. */
export async function schoolTender(more: Partial<Tender>): Promise<string> {
  const { id, version, digest } = await loadProfile(stillWorld(), 'ss12000')
  return JSON.stringify(exampleTender({ profile: { id, version, digest }, ...more }))
}

/** A world in which every file holds this text. */
export function holding(text: string): World {
  const world = stillWorld()
  return { ...world, files: { ...world.files, read: async () => new TextEncoder().encode(text) } }
}
