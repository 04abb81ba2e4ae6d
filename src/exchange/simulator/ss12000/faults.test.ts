import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { troubleKinds } from '../../../model/trouble.ts'
import type { Fault } from './fault.ts'
import { type FaultId, faultGroups, faults, withoutFault } from './faults.ts'
import { resourceTypes } from './generators.ts'
import { type Answered, type Asked, asking, first, listOf, nobody, recordsOf, town } from './testing.ts'

const table = Object.entries(faults) as [FaultId, Fault][]

const pupil = first(recordsOf('persons'))
const subscription = town.id('subscription/0')
const page = '/persons?limit=3'

/** What the server is asked, in this order. */
const requests: readonly (readonly [path: string, asked?: Asked])[] = [
  ...resourceTypes.map(type => [`${listOf(type)}&limit=1000`] as const),
  ['/groups?limit=1000&expand=assignmentRoles'],
  ['/groups?limit=1000&expandReferenceNames=true'],
  ['/groups?limit=1000&sortkey=ModifiedDesc'],
  ['/groups?limit=1000&sortkey=Upwards'],
  ['/groups?limit=0'],
  ['/rooms?expandReferenceNames=true'],
  ['/syllabuses?limit=3'],
  ['/syllabuses?pageToken=PAGE&limit=3'],
  [page],
  ['/programmes?pageToken=PAGE'],
  ['/persons?pageToken=PAGE&limit=3'],
  ['/persons?pageToken=PAGE&nameContains=a'],
  ['/persons?limit=1000&nameContains=zz'],
  ...['created', 'modified'].flatMap(time => [
    [`/persons?meta.${time}.after=2025-01-01T00:00:00Z`] as const,
    [`/persons?meta.${time}.before=2025-01-01T00:00:00Z`] as const,
  ]),
  ...['startDate', 'endDate'].flatMap(date => [
    [`/groups?${date}.onOrAfter=2025-08-01`] as const,
    [`/groups?${date}.onOrBefore=2025-08-01`] as const,
  ]),
  [`/groups?organisation=${nobody}`],
  ['/organisations?type=Skola&type=Skolenhet'],
  [`/persons/${pupil.id}`],
  [`/organisations/${first(recordsOf('organisations')).id}`],
  [`/persons/${nobody}`],
  ['/persons/17'],
  ['/persons', { authorization: null }],
  ['/persons', { authorization: 'Bearer wrong' }],
  ...(['duties', 'groups', 'rooms'] as const).map(
    type =>
      [
        `/${type}/lookup`,
        {
          body: {
            ids: recordsOf(type)
              .slice(0, 2)
              .map(({ id }) => id),
          },
        },
      ] as const,
  ),
  ['/groups/lookup', { body: '' }],
  ['/deletedEntities'],
  ['/deletedEntities?entities=Person'],
  ['/deletedEntities?after=2025-10-01T00:00:00Z'],
  ['/subscriptions', { body: { name: 'x', target: 'https://x.example/', resourceTypes: [] } }],
  ['/subscriptions'],
  [`/subscriptions/${subscription}`, { method: 'PATCH' }],
  [`/subscriptions/${subscription}`, { method: 'DELETE' }],
  [`/subscriptions/${subscription}?gone`],
  ['/log/', { body: { message: 'x', severityLevel: 'Info' } }],
  ['/statistics/', { body: { resourceType: 'Person', newCount: 0, updatedCount: 0, deletedCount: 0 } }],
]

async function answersOf(): Promise<Answered[]> {
  const ask = asking()
  const answers: Answered[] = []
  let pageToken = ''
  for (const [path, asked] of requests) {
    const answer = await ask(path.replace('PAGE', encodeURIComponent(pageToken)), asked)
    if (path === page || path === '/syllabuses?limit=3')
      pageToken = String((answer.value as { pageToken?: unknown }).pageToken)
    answers.push(answer)
  }
  return answers
}

const proper = await answersOf()

describe('the server without a fault', () => {
  it('answers each request as it should', () => {
    const wrong = ['/groups?limit=1000&sortkey=Upwards', '/groups?limit=0', '/persons?pageToken=PAGE&nameContains=a']
    const expected: Record<string, number> = {
      ...Object.fromEntries(wrong.map(path => [path, 400])),
      '/programmes?pageToken=PAGE': 400,
      '/persons/17': 400,
      [`/persons/${nobody}`]: 404,
      [`/subscriptions/${subscription}?gone`]: 404,
      '/log/': 201,
      '/statistics/': 201,
    }
    for (const [at, [path, asked]] of requests.entries()) {
      const denied = asked?.authorization === null || asked?.authorization === 'Bearer wrong'
      const special = asked?.method === 'DELETE' ? 204 : asked?.body === '' ? 400 : undefined
      const made = path === '/subscriptions' && asked?.body !== undefined ? 201 : undefined
      expect(proper[at]?.status, path).toBe(denied ? 401 : (special ?? made ?? expected[path] ?? 200))
    }
  })
})

describe('the table of faults', () => {
  const rows = load(readFileSync('profiles/ss12000/requirements.yaml', 'utf8')) as { id: string; roles: string[] }[]
  const known = new Set(rows.map(({ id }) => id))

  it('names requirements of the profile, or a trouble', () => {
    const named = table.flatMap(([, fault]) =>
      'trouble' in fault ? [] : [fault.requirement, ...Object.keys(fault.also ?? {})],
    )
    expect(named.filter(id => !known.has(id))).toEqual([])
    const troubles = table.flatMap(([, fault]) => ('trouble' in fault ? [fault.trouble] : []))
    expect(troubles.filter(kind => !troubleKinds.includes(kind))).toEqual([])
  })

  it('has a fault for every requirement on providers that is tested, or the reason why none can show', () => {
    const broken = new Set(table.flatMap(([, fault]) => ('trouble' in fault ? [] : fault.requirement)))
    const tested = rows.filter(row => row.roles.includes('provider') && !('notTested' in row) && !('manual' in row))
    const missing = tested.map(({ id }) => id).filter(id => !broken.has(id))
    expect(missing).toEqual(Object.keys(withoutFault))
    expect([...broken].filter(id => !tested.some(row => row.id === id))).toEqual([])
  })

  it('has a test of every fault of each group', () => {
    for (const group of Object.keys(faultGroups)) {
      const test = readFileSync(`src/run/faults-in-${group}.test.ts`, 'utf8')
      expect(test).toMatch(new RegExp(`describeFaults\\([^;]*faultGroups\\.${group}\\b`))
    }
    const grouped = Object.values(faultGroups).flatMap(group => Object.keys(group))
    expect(Object.keys(faults).sort()).toEqual(grouped.sort())
  })

  it('sits at one seam each, under an id of its own', () => {
    for (const [id, { data, behaviour, answer, notices }] of table) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/)
      expect(
        [data, behaviour, answer, notices].filter(seam => seam !== undefined),
        id,
      ).toHaveLength(1)
    }
    const titles = table.flatMap(([, { title }]) => [title.sv, title.en])
    expect(new Set(titles).size).toBe(titles.length)
    expect(table.length).toBeGreaterThan(280)
  })
})
