import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { noCache } from '../documents/yaml.ts'
import { jsonSchemaCheck } from '../engines/json-schema/document-check.ts'
import { nothingMasked, type Sink } from '../model/check.ts'
import { loadProfile } from '../profile/load.ts'
import { stillWorld } from './testing.ts'

const check = await jsonSchemaCheck(await loadProfile(stillWorld(), 'rest-api-profil'), noCache)
const sound = JSON.parse(readFileSync('test-vectors/rest-api-profil/AME.01/pass-1.json', 'utf8')) as object
/** What may stand where something else is expected. */
const odd = [null, 7, 'x', true, [], {}, [null], [7], { a: null }]

type Parts = Record<string, unknown>

/** The description once for each place and each odd value there, and where it is. */
function* broken(whole: Parts, parts: Parts, place: string): Generator<string> {
  for (const [name, own] of Object.entries(parts)) {
    for (const value of odd) {
      parts[name] = value
      yield `${place}/${name} = ${JSON.stringify(value)}`
    }
    parts[name] = own
    if (typeof own === 'object' && own !== null) yield* broken(whole, own as Parts, `${place}/${name}`)
  }
}

it('whatever stands anywhere in a description, no rule ends as an error of ours', () => {
  const whole = { description: sound }
  const errors: string[] = []
  let said = 0
  let where = ''
  const sink: Sink = {
    exercised: () => {},
    untested: () => {},
    inapplicable: () => {},
    error: (requirement, { key }) => errors.push(`${requirement} ${key} ${where}`),
    finding: () => {
      said += 1
    },
  }
  const at = { evidence: '', name: '' }
  const locate = (pointer: string) => ({ ...at, pointer })
  let count = 0
  for (const place of broken(whole, whole, '')) {
    where = place
    count += 1
    check.record('openapi', { value: whole.description, at, locate, masked: nothingMasked }, sink, () => {})
  }
  expect(errors).toEqual([])
  expect(count).toBeGreaterThan(1000)
  expect(said).toBeGreaterThan(count)
})
