import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noCache } from '../documents/yaml.ts'
import { jsonSchemaCheck } from '../engines/json-schema/document-check.ts'
import { nothingMasked } from '../model/check.ts'
import { loadProfile } from '../profile/load.ts'
import { stillWorld } from './testing.ts'

const check = await jsonSchemaCheck(await loadProfile(stillWorld(), 'rest-api-profil'), noCache)

// biome-ignore lint/suspicious/noExplicitAny: a test reaches into a description that it knows.
type Description = any

/** A description that breaks no rule, changed, and what was said of one rule: nothing, or that it was exercised, and where it is broken. */
function said(requirement: string, change: (description: Description) => void): readonly string[] {
  const description = JSON.parse(readFileSync('test-vectors/rest-api-profil/FNS.07/pass-1.json', 'utf8'))
  change(description)
  const words: string[] = []
  const note = (id: string, word: string) => void (id === requirement && !words.includes(word) && words.push(word))
  const sink = {
    exercised: (id: string) => note(id, 'exercised'),
    finding: ({ requirement: id, at }: { requirement: string; at: { pointer?: string } }) => note(id, `${at.pointer}`),
    untested: () => {},
    inapplicable: () => {},
    error: (id: string) => note(id, 'error'),
  }
  const locate = (pointer: string) => ({ evidence: '', name: '', pointer })
  const record = { value: description, at: locate(''), locate, masked: nothingMasked }
  check.record('openapi', record, sink, () => {})
  return words
}

const query = (name: string, schema: object = {}) => ({ name, in: 'query', schema })
const rooms = (description: Description) => description.paths['/rooms']

describe('paging', () => {
  /** Parameters of the path, and of its GET. */
  const paging = (shared: readonly object[], own: readonly object[]) => (description: Description) => {
    rooms(description).parameters = shared
    rooms(description).get.parameters = own
    description.components.parameters = { header: { name: 'X-Request-Id', in: 'header', schema: { type: 'string' } } }
  }
  const limit = query('limit', { default: 20 })
  const page = query('page', { default: 1 })

  it('may have one parameter on the path and one on the operation', () => {
    expect(said('FNS.07', paging([limit], [page]))).toEqual(['exercised'])
    expect(said('FNS.07', paging([page], [limit]))).toEqual(['exercised'])
    expect(said('FNS.07', paging([page], []))).toEqual(['exercised', '/paths/~1rooms'])
    expect(said('FNS.08', paging([query('page', { default: 0 })], [limit]))).toEqual(['exercised', '/paths/~1rooms'])
    expect(said('FNS.09', paging([query('limit', { default: 50 })], [page]))).toEqual(['exercised', '/paths/~1rooms'])
  })

  it('is told by the operation where path and operation have the same parameter', () => {
    expect(said('FNS.09', paging([query('limit', { default: 50 })], [limit, page]))).toEqual(['exercised'])
  })

  it.each(['FNS.07', 'FNS.08', 'FNS.09'])('is not judged by %s where nothing is paged', id => {
    expect(said(id, paging([], [{ $ref: '#/components/parameters/header' }]))).toEqual([])
    expect(said(id, paging([], [{ name: 'page', in: 'header', schema: {} }]))).toEqual([])
    expect(said(id, paging([], [limit]))).toEqual([])
  })

  it('whose parameters state no default says nothing of the first page, nor of the usual limit', () => {
    const bare = paging([], [query('page'), query('limit')])
    expect([said('FNS.07', bare), said('FNS.08', bare), said('FNS.09', bare)]).toEqual([['exercised'], [], []])
  })
})
