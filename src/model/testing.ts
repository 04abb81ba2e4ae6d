import type { Plan } from './plan.ts'
import type { Profile } from './profile.ts'
import type { Level, Requirement } from './requirement.ts'

/** A requirement row for tests. */
export function row(id: string, level: Level = 'MUST', more: Partial<Requirement> = {}): Requirement {
  return {
    id,
    level,
    roles: ['document', 'provider'],
    module: 'core',
    text: { sv: `Krav ${id}`, en: `Requirement ${id}` },
    source: { clause: '1' },
    ...more,
  }
}

/** A profile for tests, without resources unless given. */
export function tinyProfile(requirements: readonly Requirement[], more: Partial<Profile> = {}): Profile {
  return {
    id: 'tiny',
    version: '1.0.0',
    title: { sv: 'Liten profil', en: 'Tiny profile' },
    publisher: 'Test',
    standard: { name: 'Tiny', version: '1' },
    status: {},
    roles: { document: { sv: 'Dokument', en: 'Document' }, provider: { sv: 'Server', en: 'Server' } },
    modules: { core: { sv: 'Kärna', en: 'Core' }, extra: { sv: 'Extra', en: 'Extra' } },
    mandatoryModules: [],
    limits: [],
    requirements,
    documents: [],
    xmlDocuments: [],
    schematron: [],
    packages: [],
    pinned: [],
    supplied: new Map(),
    unique: [],
    references: [],
    across: [],
    sensitive: [],
    suites: [],
    resources: new Map(),
    digest: `sha256:${'0'.repeat(64)}`,
    ...more,
  }
}

/** A plan for tests with every given requirement in scope. */
export function tinyPlan(requirements: readonly Requirement[], more: Partial<Plan> = {}): Plan {
  return {
    profile: tinyProfile(requirements),
    sut: { role: 'document' },
    requirements,
    outOfScope: [],
    exclusions: [],
    modules: ['core', 'extra'],
    ...more,
  }
}
