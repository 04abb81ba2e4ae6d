import { describe, expect, it } from 'vitest'
import type { Cache } from '../../model/world.ts'
import { seal, unseal } from '../sealed.ts'
import { loadStored, type StoredSource } from './stored.ts'
import { schemaText, treeFrom } from './testing.ts'

function memory() {
  const kept = new Map<string, string>()
  const cache: Cache = {
    get: async key => kept.get(key),
    put: async (key, content) => {
      kept.set(key, content)
    },
  }
  return { kept, cache }
}

const text = schemaText(
  '<pattern><rule context="a"><assert id="A" test="@b = document(\'list.xml\')//c">No <value-of select="@b"/>.</assert></rule></pattern>',
)
const files: Readonly<Record<string, string>> = { 'rules.sch': text, 'list.xml': '<l><c>1</c></l>' }
const source: StoredSource = { path: 'rules.sch', read: path => files[path], digest: 'sha256:1' }
/** Nothing can be compiled from it. */
const unreadable: StoredSource = { ...source, read: path => (path === 'rules.sch' ? undefined : files[path]) }

const said = async (stored: ReturnType<typeof loadStored>) => {
  const { compiled } = (await stored).loaded
  return (
    compiled &&
    ['<a b="1"/>', '<a b="2"/>'].map(xml => compiled.run(treeFrom(xml)).raised.map(({ text: words }) => words))
  )
}

describe('a rule set that was compiled before', () => {
  it('is taken from the cache, and judges alike', async () => {
    const { cache } = memory()
    expect(await said(loadStored(source, cache))).toEqual([[], ['No 2.']])
    expect(await said(loadStored(unreadable, cache))).toEqual([[], ['No 2.']])
    expect(await said(loadStored(unreadable, memory().cache))).toBeUndefined()
  })

  it('is another one when a file, the phase or the path is another', async () => {
    const { cache } = memory()
    await loadStored(source, cache)
    for (const other of [{ digest: 'sha256:2' }, { phase: 'p' }, { path: 'other.sch' }]) {
      expect((await loadStored({ ...unreadable, ...other }, cache)).loaded.problems).toHaveLength(1)
    }
  })

  it('is compiled anew when a single byte of what was kept differs', async () => {
    const { cache, kept } = memory()
    await loadStored(source, cache)
    const [[key = '', content = ''] = []] = kept
    kept.set(key, content.replace('No ', 'So '))
    expect((await loadStored(unreadable, cache)).loaded.problems).toHaveLength(1)
    expect(await said(loadStored(source, cache))).toEqual([[], ['No 2.']])
    expect(kept.get(key)).toBe(content)
  })

  it('keeps what V8 made of the code once it has run, and does without it when V8 refuses', async () => {
    const { cache, kept } = memory()
    const first = await loadStored(source, cache)
    first.loaded.compiled?.run(treeFrom('<a b="2"/>'))
    await first.keep()
    const [, code = ''] = [...kept.keys()]
    expect(code).toMatch(/-code$/)
    const made = unseal(kept.get(code)) ?? ''
    expect(Buffer.from(made, 'base64').length).toBeGreaterThan(1_000)
    const second = await loadStored(source, cache)
    expect(second.loaded.compiled?.run(treeFrom('<a b="2"/>')).raised).toHaveLength(1)
    kept.delete(code)
    await second.keep()
    expect(kept.has(code)).toBe(false)
  })

  it('does without what V8 refuses, and keeps it anew', async () => {
    const { cache, kept } = memory()
    // V8 looks at no cache for what it has compiled in this process.
    const other = { ...source, read: () => text.replace('No ', 'Never ').replace("document('list.xml')//c", '1') }
    await loadStored(other, cache)
    const [code = ''] = [...kept.keys()].map(key => `${key}-code`)
    kept.set(code, seal('AAAA'))
    const stored = await loadStored(other, cache)
    expect(stored.loaded.compiled?.run(treeFrom('<a b="2"/>')).raised).toHaveLength(1)
    await stored.keep()
    expect(Buffer.from(unseal(kept.get(code)) ?? '', 'base64').length).toBeGreaterThan(1_000)
  })

  it('never gives V8 a code cache of which a single byte differs', async () => {
    const { cache, kept } = memory()
    const third = { ...source, read: () => text.replace('No ', 'None ').replace("document('list.xml')//c", '1') }
    const first = await loadStored(third, cache)
    first.loaded.compiled?.run(treeFrom('<a b="2"/>'))
    await first.keep()
    const [, code = ''] = [...kept.keys()]
    const content = kept.get(code) ?? ''
    for (const bad of [content.slice(65), content.replace(/.$/s, '#'), `${content}AAAA`, '', 'x', '\n']) {
      kept.set(code, bad)
      const stored = await loadStored(third, cache)
      expect(stored.loaded.compiled?.run(treeFrom('<a b="2"/>')).raised).toHaveLength(1)
      // It was not used, so there is a new one to keep.
      await stored.keep()
      expect(unseal(kept.get(code))?.length).toBeGreaterThan(1_000)
    }
  })

  it('is not kept when it is refused', async () => {
    const { cache, kept } = memory()
    const broken = { ...source, read: () => text.replace('@b =', '@b ===') }
    expect((await loadStored(broken, cache)).loaded.problems.length).toBeGreaterThan(0)
    expect(kept.size).toBe(0)
  })
})
