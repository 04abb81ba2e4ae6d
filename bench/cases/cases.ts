import { mkdirSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes files of one case each, 2 kB of made-up data with names, addresses, events and a decision; one in fifty breaks
 * the schema. The same number gives the same files.
 * @returns bytes of an average file
 */
export function writeCases(folder: string, count: number): number {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const random = generator(7)
  let bytes = 0
  for (let number = 1; number <= count; number += 1) {
    const content = caseOf(number, random)
    if (number % 50 === 0) Object.assign(content, breaches[random(breaches.length)])
    const text = JSON.stringify(content)
    writeFileSync(`${folder}/case-${number}.json`, text)
    bytes += Buffer.byteLength(text)
  }
  return bytes / count
}

type Random = (below: number) => number

/** Whole numbers below a bound (a linear congruential generator modulo 2^31). */
function generator(seed: number): Random {
  let state = seed
  return below => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

const breaches = [{ unit: null }, { priority: 9 }, { opened: '2024-13-01T00:00:00Z' }, { extra: 1 }]
const givenNames = ['Åsa', 'Erik', 'Fatima', 'Nils', 'Maja', 'Omar', 'Elin', 'Björn']
const familyNames = ['Öberg', 'Lindqvist', 'Ali', 'Sjögren', 'Hansson']
const statuses = ['open', 'waiting', 'decided', 'closed']
const kinds = ['received', 'registered', 'requested', 'supplemented']
const granted = { outcome: 'granted', from: '2024-08-19', to: '2025-06-12', amount: 1250.5 }
const refused = { outcome: 'refused', reason: 'Vårdnadshavaren bor i en annan kommun.', appealBy: '2024-09-30' }

function caseOf(number: number, random: Random): Record<string, unknown> {
  const status = statuses[random(statuses.length)]
  const isDecided = status === 'decided' || status === 'closed'
  return {
    caseId: uuid(random),
    number: `SOC-2024-${number}`,
    opened: instant(random),
    closed: status === 'closed' ? instant(random) : null,
    status,
    priority: 1 + random(5),
    title: 'Ansökan om plats i förskola',
    confidential: random(2) === 1,
    unit: { code: `0180-${digits(random, 3)}`, name: 'Barn och utbildning', municipality: '0180', email: 'enhet@example.se' },
    persons: ['applicant', 'child', 'handler'].map(role => person(role, random)),
    events: kinds.map(kind => ({ at: instant(random), kind, by: uuid(random), note: 'Handling inkom via e-tjänsten.' })),
    keywords: ['förskola', 'plats', 'syskon'],
    links: [`https://example.se/arenden/${number}`],
    ...(isDecided ? { decision: random(10) < 7 ? granted : refused } : {}),
  }
}

function person(role: string, random: Random) {
  return {
    id: uuid(random),
    role,
    name: { given: givenNames[random(givenNames.length)], family: familyNames[random(familyNames.length)] },
    born: day(random),
    email: `p${random(1_000_000)}@example.se`,
    phone: `+46 70 ${digits(random, 7)}`,
    addresses: [{ street: `Storgatan ${1 + random(99)}`, postCode: digits(random, 5), city: 'Exempelstad', country: 'SE' }],
  }
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random(10)).join('')
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 30 }, () => random(16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18)}`
}

function day(random: Random): string {
  return new Date(Date.UTC(2020, 0, 1 + random(2200))).toISOString().slice(0, 10)
}

function instant(random: Random): string {
  return `${day(random)}T${[24, 60, 60].map(below => String(random(below)).padStart(2, '0')).join(':')}Z`
}
