import { describe, expect, it } from 'vitest'
import { loadProfile } from '../profile/load.ts'
import { stillWorld } from './testing.ts'
import { editedBases } from './vectors/edited.ts'
import { openXmlJudge } from './vectors/judge-xml.ts'

const world = stillWorld()
const tag = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(?<close>\/?)(?<name>[\w:.-]+)(?:\s[^>]*?)?(?<empty>\/?)>/g

/** The document once for each element but the root, with that element twice. */
function doubled(text: string): readonly (readonly [name: string, text: string])[] {
  const open: number[] = []
  const found: [string, string][] = []
  for (const match of text.matchAll(tag)) {
    const { name, close, empty } = match.groups ?? {}
    if (name === undefined) continue
    const start = close === '/' ? open.pop() : match.index
    if (close !== '/' && empty !== '/') open.push(match.index)
    else if (open.length > 0) {
      const end = match.index + match[0].length
      found.push([name, text.slice(0, end) + text.slice(start, end) + text.slice(end)])
    }
  }
  return found
}

describe('an element twice', () => {
  it.each(['rivta', 'rivta-sip', 'sdk-meddelande', 'navet-personpost', 'fgs-paket'])(
    'leaves every rule of %s decided',
    async id => {
      const judge = await openXmlJudge(await loadProfile(world, id), world.cache)
      const undecided = new Set<string>()
      let count = 0
      for (const base of await editedBases(world, `test-vectors/${id}`)) {
        const before = judge(base.text).undecided
        for (const [name, text] of doubled(base.text)) {
          count += 1
          for (const id of judge(text).undecided.keys()) if (!before.has(id)) undecided.add(`${id}: ${name} twice`)
        }
      }
      expect([...undecided]).toEqual([])
      expect(count).toBeGreaterThan(30)
    },
    60_000,
  )
})
