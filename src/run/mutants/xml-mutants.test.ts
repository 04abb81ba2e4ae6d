import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { parseXml } from '../../documents/xml/parse.ts'
import { loadProfile } from '../../profile/load.ts'
import { xmlMutantsOf } from '../../profile/mutants/xml.ts'
import { checkOrders, type OrderProfile, order, orderWorld, ruleSet } from '../testing-orders.ts'
import { openXmlJudge } from '../vectors/judge-xml.ts'
import { mutationOf } from './mutation.ts'

const amount = '<assert id="O-1" test="count(o:Amount) = 1 and o:Amount castable as xs:decimal">An amount.</assert>'
const rules = (assertion: string) => `<pattern><rule context="o:Line">${assertion}</rule></pattern>`
const document = order('<o:Line><o:Amount>2.00</o:Amount></o:Line>')
const vectors = {
  '/v/orders/a.xml': document,
  '/v/orders/a.vectors.yaml': `
bases:
  one: { file: a.xml }
  two: { of: one, edits: [ { copy: "o:Line" } ] }
  noted: { of: one, edits: [ { put: "o:Note", to: "x" } ] }
vectors: { O-1: { of: one, fail: [ { remove: "o:Line/o:Amount" } ] } }
`,
}

async function scored(profile: OrderProfile) {
  const world = orderWorld({ ...profile, files: { ...profile.files, ...vectors } })
  return mutationOf(world, await loadProfile(world, '/p'), '/v')
}

const told = (mutation: Awaited<ReturnType<typeof scored>>) => {
  return mutation?.survivors.map(({ place, edit }) => `${place.replace('order /o:Order', '')} ${edit}`)
}

it('faults of XML that no rule notices are told, and what the bases show is allowed', async () => {
  const mutation = await scored({ rules: rules(amount) })
  expect(mutation).toMatchObject({ vectors: 3, undecided: 0, duplicates: 3 })
  expect(mutation?.allowed.map(({ place, edit }) => `${place} ${edit}`)).toEqual([
    'order /o:Order/o:Line element-doubled',
  ])
  expect(told(mutation)).toEqual([
    ' element-emptied',
    '/o:Line element-removed',
    '/o:Line element-renamed',
    '/o:Line/o:Amount number-other',
    '/o:Note element-doubled',
    '/o:Note element-moved',
    '/o:Note element-renamed',
    '/o:Note element-emptied',
    '/o:Note text-other',
  ])
})

it('rows that name the place of a survivor, or have noticed another fault there, are told', async () => {
  const mutation = await scored({ rules: rules(amount) })
  const rowsOf = (place: string) => mutation?.survivors.find(each => each.place === `order ${place}`)?.rows
  expect(rowsOf('/o:Order/o:Line/o:Amount')).toEqual(['O-1'])
  // Nothing names it, and nothing minded any fault of it but that its amount was not there.
  expect(rowsOf('/o:Order/o:Line')).toEqual(['O-1'])
  expect(rowsOf('/o:Order/o:Note')).toEqual([])
})

it('a rule that is taken away lowers the score and names the place', async () => {
  const whole = await scored({ rules: rules(amount) })
  const less = await scored({ rules: rules('<assert id="O-1" test="o:Amount">An amount.</assert>') })
  expect(less?.percent).toBeLessThan(whole?.percent ?? 0)
  const more = told(less)?.filter(each => !told(whole)?.includes(each))
  expect(more).toEqual([
    '/o:Line/o:Amount element-doubled',
    '/o:Line/o:Amount element-emptied',
    '/o:Line/o:Amount number-broken',
  ])
})

it('a base that breaks more than it says is told, and nothing is made of it', async () => {
  const more = await scored({
    rules: rules('<assert id="O-1" test="count(o:Amount) = 1 and not(../o:Note)">.</assert>'),
  })
  expect(more).toMatchObject({ vectors: 2, left: [{ vector: 'noted', by: ['O-1'] }] })
  expect(more?.survivors.map(({ place }) => place)).not.toContain('order /o:Order/o:Note')
})

it('rules that were not supplied give no score', async () => {
  const pin = `{ name: official, path: x.sch, url: "https://x.example", licence: x, version: "3", sha256: "${'a'.repeat(64)}" }`
  const profile = {
    rules: rules(amount),
    schematron: 'documents: [ order ], pinned: official, verifies: [ "O-*" ]',
    manifest: [`pinned: [ ${pin} ]`],
  }
  expect(await scored(profile)).toBeUndefined()
})

it('what nothing tests yet may be noticed by rules that were supplied in place of the profile’s own', async () => {
  const theirs = ruleSet(rules(amount))
  const sha256 = createHash('sha256').update(theirs).digest('hex')
  const profile = {
    rules: rules('<assert id="O-1" test="o:Amount">An amount.</assert>'),
    schematron:
      'documents: [ order ], path: resources/o.sch, verifies: [ "O-*" ], alternative: { pinned: official, ignore: [] }',
    manifest: [
      `pinned: [ { name: official, path: x.sch, url: "https://x.example", licence: x, version: "3", sha256: "${sha256}" } ]`,
    ],
  }
  const reason = 'reason: { sv: Inte ännu., en: Not yet. }'
  const at = 'at: [ order /o:Order/o:Line/o:Amount ]'
  const world = orderWorld({
    ...profile,
    files: {
      ...vectors,
      '/given/x.sch': theirs,
      '/v/orders/mutants.yaml': `survivors: [ { edits: [ number-broken ], ${at}, ${reason} } ]`,
    },
  })
  const known = async (resources?: string) => {
    const mutation = await mutationOf(world, await loadProfile(world, '/p', resources), '/v')
    return [mutation?.survivors.filter(each => each.known).length, mutation?.wrong]
  }
  expect(await known()).toEqual([1, []])
  expect(await known('/given')).toEqual([0, []])
})

it('what is killed is what `check` of the file finds', async () => {
  const profile = { rules: rules(amount) }
  const world = orderWorld(profile)
  const judge = await openXmlJudge(await loadProfile(world, '/p'), world.cache)
  const { tree } = parseXml(document)
  if (tree === undefined) throw new Error('no XML')
  const fates = new Set<boolean>()
  for (const { text } of xmlMutantsOf(tree, 'order')) {
    const report = await checkOrders(profile, { 'a.xml': text })
    const found = new Set(report.findings.map(({ requirement }) => requirement))
    expect([...judge(text).raised.keys()].sort()).toEqual([...found].sort())
    fates.add(found.size > 0)
  }
  expect(fates.size).toBe(2)
})
