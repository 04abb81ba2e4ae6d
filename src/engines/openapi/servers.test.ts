import { describe, expect, test } from 'vitest'
import { operationOf } from './match.ts'
import { checkRequest } from './request.ts'
import { basesOf } from './servers.ts'
import { apiOf } from './testing.ts'

const api = await apiOf(`
openapi: 3.1.0
info: { title: t, version: '1' }
servers: [{ url: https://api.test/v2 }]
paths:
  /persons: { get: { operationId: persons } }
  /users:
    servers: [{ url: https://api.test/v2/admin }]
    get: { operationId: users }
    delete: { operationId: clear, servers: [{ url: /v3 }] }
  /files:
    get: { operationId: files, servers: [{ url: 'https://{host}/store/', variables: { host: { default: files.test } } }] }
    post: { operationId: addFile, servers: [] }
`)

const found = (method: string, url: string, baseUrl: string) => operationOf(api, method, url, baseUrl)?.operation.id

describe('servers of path items and operations', () => {
  test.each([
    ['GET', 'https://api.test/v2/persons', 'persons'],
    ['GET', 'https://api.test/v2/admin/users', 'users'],
    ['DELETE', 'https://api.test/v3/users', 'clear'],
    ['GET', 'https://files.test/store/files', 'files'],
    ['POST', 'https://api.test/v2/files', 'addFile'],
    ['GET', 'https://api.test/v2/users', undefined],
    ['DELETE', 'https://api.test/v2/admin/users', undefined],
    ['GET', 'https://api.test/v2/files', undefined],
  ])('%s %s as described is %s', (method, url, id) => {
    expect(found(method, url, 'https://api.test/v2')).toBe(id)
    expect(found(method, url, '')).toBe(id)
  })

  test.each([
    ['GET', 'http://localhost:1/x/persons', 'persons'],
    ['GET', 'http://localhost:1/x/admin/users', 'users'],
    ['DELETE', 'http://localhost:1/v3/users', 'clear'],
    ['GET', 'https://files.test/store/files', 'files'],
    ['GET', 'http://localhost:1/x/files', undefined],
    ['GET', 'https://api.test/v2/admin/users', undefined],
  ])('%s %s with another base address is %s', (method, url, id) => {
    expect(found(method, url, 'http://localhost:1/x')).toBe(id)
    const problems = checkRequest(api, { method, url, headers: [] }, 'http://localhost:1/x')
    expect(problems.length).toBe(id === undefined ? 1 : 0)
  })

  test('are where requests are sent', () => {
    const base = (id: string, baseUrl: string) => {
      const operation = api.operations.find(each => each.id === id)
      return basesOf(api, operation?.servers, baseUrl)
    }
    expect(base('persons', 'http://localhost:1/x')).toEqual(['http://localhost:1/x'])
    expect(base('users', 'http://localhost:1/x/')).toEqual(['http://localhost:1/x/admin'])
    expect(base('clear', 'http://localhost:1/x')).toEqual(['http://localhost:1/v3'])
    expect(base('files', 'http://localhost:1/x')).toEqual(['https://files.test/store'])
    expect(base('persons', '')).toEqual(['https://api.test/v2'])
  })
})
