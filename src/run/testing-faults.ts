import { describe, expect, it } from 'vitest'
import { openReceiver } from '../exchange/receiver.ts'
import { poster } from '../exchange/simulator/notify.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import {
  modules,
  ss12000Simulator,
  basePath as standardPath,
  tablesOf,
} from '../exchange/simulator/ss12000/simulator.ts'
import type { Tables } from '../exchange/simulator/store.ts'
import type { Plan } from '../model/plan.ts'
import type { Level } from '../model/requirement.ts'
import type { VerdictWord } from '../model/verdict.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { collectExchanges } from './collect-exchanges.ts'
import { conclude } from './conclude.ts'
import { loadEndpoints } from './endpoints.ts'
import { exchangeChecks } from './exchange-checks.ts'
import { plan } from './plan.ts'
import { silent } from './progress.ts'
import {
  exampleTool,
  exampleTown,
  origin,
  receiverAddress,
  serving,
  simulatedRequest,
  stillWorld,
  token,
} from './testing.ts'

/** What the suites say of a server. */
export interface Judgement {
  readonly overall: string
  /** Ids of the requirements with a verdict, in the order of the profile. */
  readonly of: (word: VerdictWord, level?: Level) => readonly string[]
  readonly troubles: readonly string[]
  /** What the findings of a requirement say, each once. */
  readonly said: (requirement: string) => readonly (string | undefined)[]
  /** True for a row of the profile: an extension may have left it out. */
  readonly has: (requirement: string) => boolean
}

/** Tests a server in the modules that its fault concerns, or everywhere. */
export type JudgeFault = (fault?: Fault, everywhere?: boolean) => Promise<Judgement>

/** Which profile is tested, and against what. */
export interface Tested {
  readonly profileId: string
  readonly simulator: typeof ss12000Simulator
  /** Its records, of those of a municipality. */
  readonly made: (tables: Tables) => Tables
  readonly all: readonly string[]
  /** What all its addresses begin with; absent as for SS 12000. */
  readonly basePath?: string
  /** What the suites are given beside the address of our receiver. */
  readonly inputs?: Readonly<Record<string, unknown>>
}

const standard: Tested = { profileId: 'ss12000', simulator: ss12000Simulator, made: tables => tables, all: modules }

/**
 * Gets ready to test servers with and without faults: what is alike for all of them, profile, suites and records, is
 * made once. Each server is new, and reached without a socket.
 */
export async function judging(tested: Tested = standard): Promise<JudgeFault> {
  const { profileId, simulator, made, all, basePath = standardPath } = tested
  const still = stillWorld()
  const profile = await loadProfile(still, profileId)
  const endpoints = await loadEndpoints(profile, still.cache)
  if (endpoints === undefined) throw new Error('The profile has no endpoints.')
  const municipality = await exampleTown(2, 14)
  const tables = made(tablesOf(municipality))
  return async (fault, everywhere = false) => {
    const world = stillWorld()
    const wanted = fault === undefined || everywhere ? all : modulesConcerned(fault, tables)
    const claimed = wanted.filter(id => all.includes(id))
    const server = { municipality, tables, token, now: world.now }
    const served: World = serving(world, request => handler(request))
    const { notify } = poster(served)
    const handler = simulator({ ...server, notify, ...(fault === undefined ? {} : { fault }) })
    const request = simulatedRequest(claimed, 'samklang run')
    const receiver = await openReceiver(served, receiverAddress)
    const values = { receiver: receiver.url, ...tested.inputs }
    const planned: Plan = plan(
      profile,
      { ...request.sut, baseUrl: `${origin}${basePath}`, inputs: values },
      { only: [], exclude: [] },
    )
    const inputs = { values, secrets: [] }
    const { client = {} } = request
    const collected = await collectExchanges(served, planned, endpoints, client, silent, { inputs, receiver })
    const checks = exchangeChecks(planned, endpoints, `${origin}${basePath}`, undefined)
    const at = world.now().toISOString()
    const facts = { startedAt: at, finishedAt: at, tool: exampleTool, command: request.command }
    const { overall, verdicts, troubles, findings } = await conclude(
      served,
      planned,
      { ...collected, checks },
      facts,
      silent,
    )
    return {
      overall,
      of: (word, level) =>
        verdicts
          .filter(each => each.verdict === word && (level === undefined || each.level === level))
          .map(({ requirement }) => requirement),
      said: id => [...new Set(findings.filter(each => each.requirement === id).map(({ text }) => text?.en))],
      troubles: troubles.map(({ trouble }) => trouble.kind),
      has: id => profile.requirements.some(row => row.id === id),
    }
  }
}

/**
 * One test for each fault: its own requirement is failed, so is each that it says must follow, and no other MUST. What
 * lets nothing be judged is told as a trouble, and nothing is passed.
 */
export function describeFaults(
  judge: JudgeFault,
  faults: Readonly<Record<string, Fault>>,
  everywhere: readonly string[] = [],
): void {
  describe('a server with the fault', () => {
    it.each(Object.entries(faults))(
      '%s',
      async (id, fault) => {
        const { of, troubles, has } = await judge(fault, everywhere.includes(id))
        if ('trouble' in fault) {
          expect(troubles).toContain(fault.trouble)
          expect(of('passed')).toEqual([])
          return
        }
        const { requirement, also = {} } = fault
        const own = [requirement, ...Object.keys(also).filter(has)]
        expect(
          of('failed')
            .filter(id => own.includes(id))
            .sort(),
        ).toEqual(own.sort())
        expect(of('failed', 'MUST').filter(id => !own.includes(id))).toEqual([])
        expect(of('error')).toEqual([])
      },
      patience,
    )
  })
}

/** Milliseconds. Every module is asked in a few seconds; a busy machine takes longer. */
export const patience = 180_000

/** Where a fault is looked for. One that is in all answers is looked for in modules of each kind. */
function modulesConcerned(fault: Fault, tables: Tables): readonly string[] {
  if (fault.modules !== undefined) return fault.modules
  const faulty = fault.data?.(tables)
  return faulty === undefined ? everyKind : Object.keys(tables).filter(type => faulty[type] !== tables[type])
}

/** Lists with and without dates, filters, order, embedded records, lookups, and calls that write. */
const everyKind = [
  'organisations',
  'groups',
  'programmes',
  'attendances',
  'attendanceSchedule',
  'subscriptions',
  'deletedEntities',
]
