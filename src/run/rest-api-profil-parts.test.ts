import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noCache } from '../documents/yaml.ts'
import { jsonSchemaCheck } from '../engines/json-schema/document-check.ts'
import { nothingMasked } from '../model/check.ts'
import { loadProfile } from '../profile/load.ts'
import { stillWorld } from './testing.ts'

const check = await jsonSchemaCheck(await loadProfile(stillWorld(), 'rest-api-profil'), noCache)

/** A description as JSON has it: the test reaches into one that it knows. */
type Description = ReturnType<typeof JSON.parse>

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
  return words.sort((one, other) => Number(other === 'exercised') - Number(one === 'exercised'))
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

describe('an address that a path or an operation has of its own', () => {
  const server = { url: 'http://api.example.se:8080/v1/Foo_bar' }
  it.each(['UFN.02', 'SAK.01', 'UFN.07', 'UFN.09'])('is judged by %s', id => {
    expect(
      said(id, d => {
        rooms(d).servers = [server]
      }),
    ).toContain('/paths/~1rooms/servers/0/url')
    expect(
      said(id, d => {
        rooms(d).get.servers = [server]
      }),
    ).toContain('/paths/~1rooms/get/servers/0/url')
  })
})

it('a relative address does not say that the API is reached over HTTPS, and none at all is a fault', () => {
  expect(
    said('SAK.01', d => {
      d.servers = [{ url: '/lokaler/v1' }]
    }),
  ).toEqual([])
  expect(
    said('SAK.01', d => {
      d.servers = [{ description: 'Här' }]
    }),
  ).toEqual(['exercised', '/servers/0'])
  expect(said('SAK.01', () => {})).toEqual(['exercised'])
})

it('a long path is told also where no server is named', () => {
  const long = (d: Description) => {
    delete d.servers
    d.paths[`/${'a'.repeat(2100)}`] = {}
  }
  expect(said('UFN.05', long)).toEqual(['exercised', '/paths'])
})

it('an operation without any responses has not described its codes', () => {
  expect(said('DOK.13', d => void delete rooms(d).get.responses)).toEqual(['exercised', '/paths/~1rooms/get'])
})

describe('what stands in another file cannot be seen from here, and breaks nothing', () => {
  const elsewhere = { $ref: 'common.yaml#/components/a' }
  const answers = (d: Description) => {
    for (const item of Object.values<Description>(d.paths))
      for (const operation of Object.values<Description>(item))
        for (const code of Object.keys(operation.responses ?? {})) operation.responses[code] = elsewhere
    delete rooms(d).post.requestBody
  }

  it.each(['DOK.16', 'AME.01', 'FEL.02', 'FEL.01', 'DOK.15'])('%s: answers', requirement => {
    expect(said(requirement, answers).filter(word => word !== 'exercised')).toEqual([])
  })

  it.each(['FEL.01', 'DOK.15'])('%s: schemas', requirement => {
    const schemas = (d: Description) => {
      answers(d)
      const content = Object.fromEntries(
        ['application/json', 'application/problem+json'].map(type => [type, { schema: elsewhere }]),
      )
      d.components.responses = {}
      rooms(d).get.responses = { 200: { description: 'a', content }, 400: { description: 'a', content } }
    }
    expect(said(requirement, schemas).filter(word => word !== 'exercised')).toEqual([])
  })

  it('FEL.01: a part of a schema', () => {
    const parts = (allOf: object[]) => (d: Description) => {
      const content = { 'application/problem+json': { schema: { allOf } } }
      rooms(d).get.responses[400] = { description: 'a', content }
    }
    expect(said('FEL.01', parts([elsewhere]))).toEqual(['exercised'])
    expect(said('FEL.01', parts([{ type: 'object' }]))).toHaveLength(2)
  })

  it('DOK.16: what has no content here is still told', () => {
    const bare = (d: Description) => {
      rooms(d).get.responses[200] = { description: 'a' }
    }
    expect(said('DOK.16', bare)).toEqual(['exercised', '/paths/~1rooms/get'])
  })
})

describe('what was not there to look at is not said to have been looked at', () => {
  const header = (name: string, schema: object) => (d: Description) => {
    rooms(d).get.parameters = [{ name, in: 'header', schema }]
  }
  const inEach = (d: Description, change: (response: Description, code: string) => void) => {
    for (const item of Object.values<Description>(d.paths))
      for (const operation of Object.values<Description>(item))
        for (const [code, response] of Object.entries(operation.responses ?? {})) change(response, code)
  }

  it('ARQ.03: other header fields', () => {
    expect(said('ARQ.03', header('X-Request-Id', { type: 'string' }))).toEqual([])
    expect(said('ARQ.03', header('connection', { enum: ['keep-alive'] }))).toEqual(['exercised'])
    expect(said('ARQ.03', header('Cache-Control', { enum: [] }))).toContain('/paths/~1rooms/get/parameters/0')
  })

  it('FEL.02: errors without content', () => {
    const bare = (d: Description) => void delete d.components.responses.Error.content
    expect(said('FEL.02', bare)).toEqual([])
  })

  it('AME.01: answers and calls without content', () => {
    const bare = (d: Description) => {
      inEach(d, response => void delete response.content)
      delete rooms(d).post.requestBody
    }
    expect(said('AME.01', bare)).toEqual([])
  })

  it('SAK.18: OAuth without an address', () => {
    const oauth = (flow: object) => (d: Description) => {
      d.components.securitySchemes = { other: { type: 'oauth2', flows: { implicit: flow } } }
    }
    expect(said('SAK.18', oauth({}))).toEqual([])
    expect(said('SAK.18', oauth({ authorizationUrl: 5 }))).toEqual([])
    expect(said('SAK.18', oauth({ authorizationUrl: 'https://a.example.se' }))).toEqual(['exercised'])
    expect(said('SAK.18', oauth({ tokenUrl: 'http://a.example.se' }))).toContain('/components/securitySchemes/other')
  })

  it('AME.05: schemas without names', () => {
    expect(
      said('AME.05', d => {
        d.components.schemas = { A: { type: 'string' } }
      }),
    ).toEqual([])
  })

  it('DOK.15: a schema without fields has no examples of them', () => {
    const bare = (d: Description) => {
      rooms(d).get.responses[200].content['application/json'] = { schema: { type: 'object', properties: {} } }
    }
    expect(said('DOK.15', bare)).toContain('/paths/~1rooms/get/responses/200/content/application~1json')
  })

  it.each([
    [
      'DOK.03',
      '/info/title',
      (d: Description) => {
        d.info.title = ' '
      },
    ],
    [
      'DOK.03',
      '/info/contact/email',
      (d: Description) => {
        d.info.contact.email = ''
      },
    ],
    [
      'DOK.03',
      '/info/license/name',
      (d: Description) => {
        d.info.license.name = ''
      },
    ],
    [
      'DOK.01',
      '/externalDocs/url',
      (d: Description) => {
        d.externalDocs.url = ''
      },
    ],
    [
      'DOK.07',
      '/info/description',
      (d: Description) => {
        d.info.description = ' '
      },
    ],
    [
      'DOK.08',
      '',
      (d: Description) => {
        d.info.termsOfService = ''
      },
    ],
  ])('%s: a text that is empty at %s', (id, place, change) => {
    expect(said(id, change)).toEqual(['exercised', place])
  })
})

it('field names are held against one another in every object, also inside answers and inside objects', () => {
  const mixed = { type: 'object', properties: { room_name: { type: 'string' }, roomId: { type: 'string' } } }
  const content = (d: Description) => rooms(d).get.responses[200].content['application/json']
  const place = '/paths/~1rooms/get/responses/200/content/application~1json/schema'
  expect(
    said('AME.05', d => {
      content(d).schema = mixed
    }),
  ).toContain(`${place}/properties`)
  expect(
    said('AME.05', d => {
      content(d).schema = { properties: { inner: mixed } }
    }),
  ).toContain(`${place}/properties/inner/properties`)
})
