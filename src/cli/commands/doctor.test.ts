import { describe, expect, it } from 'vitest'
import { jsonAnswer } from '../../io/testing.ts'
import type { WireRequest } from '../../model/handler.ts'
import type { HttpConnection, WireResponse, World } from '../../model/world.ts'
import { stillWorld } from '../../run/testing.ts'
import { samklang } from '../testing.ts'

function answering(answer: (request: WireRequest) => WireResponse): World {
  const connection: HttpConnection = { send: async request => answer(request), close: async () => {} }
  return { ...stillWorld(), connect: async () => connection }
}

const asked = (world: World, language: string) =>
  samklang(['doctor', '--base-url', 'https://sis.example/v2.0', '--lang', language], { world })

describe('doctor', () => {
  it('has nothing to say of a system that answers with data', async () => {
    const { code, out } = await asked(
      answering(() => jsonAnswer({ data: [{}] })),
      'en',
    )
    expect(out).toBe('The system answers, lets us in and has data to test with.\n')
    expect(code).toBe(0)
  })

  it.each([
    ['en', 'gives out none of the lists', 'What to do: '],
    ['sv', 'lämnar inte ut någon av de listor', 'Gör så här: '],
  ])('says in %s that every list was refused, with the statuses and the next step', async (language, what, next) => {
    const refusing = answering(({ url }) => jsonAnswer({}, url.endsWith('/organisations') ? 404 : 422))
    const { code, out } = await asked(refusing, language)
    expect(out).toContain(what)
    expect(out).toContain('404 GET /organisations; 422 GET /')
    expect(out).toContain(next)
    expect(out).toContain('[lists-refused]')
    expect(code).toBe(3)
  })
})
