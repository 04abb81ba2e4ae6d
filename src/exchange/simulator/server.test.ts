import { describe, expect, it } from 'vitest'
import { restApiSimulator } from './rest-api/simulator.ts'
import { createServer } from './server.ts'

const now = () => new Date('2025-10-15T12:00:00Z')

describe('an address that is none', () => {
  it.each(['//', '//v2.0/persons', '//[', 'http://[/'])('is not found: %s', async url => {
    const request = { method: 'GET', url, headers: [] }
    const school = createServer({ basePath: '/v2.0', routes: [], operations: [], tables: {}, token: 'secret', now })
    expect((await school(request)).status).toBe(404)
    const library = restApiSimulator({ token: 'secret', now })
    expect((await library(request)).status).toBe(404)
  })
})
