import { describe, expect, it } from 'vitest'
import { XmlNames } from './names.ts'
import { treeOf } from './testing.ts'
import { stringValue } from './values.ts'

describe('XmlNames', () => {
  it('gives a name and a path the same number in every document, whatever the prefixes', () => {
    const names = new XmlNames()
    const one = treeOf('<a:x xmlns:a="urn:1"><a:y/><y/></a:x>', { names })
    const two = treeOf('<b:x xmlns:b="urn:1"><c:y xmlns:c="urn:2"/><b:y/></b:x>', { names })
    expect(one.name[1]).toBe(two.name[1])
    expect(one.name[2]).toBe(two.name[3])
    expect(one.name[3]).toBe(names.id('', 'y'))
    expect(two.path[3]).toBe(one.path[2])
    expect(names.child(names.child(0, names.id('urn:1', 'x')), names.id('urn:1', 'y'))).toBe(one.path[2])
    expect(two.pathSeen[one.path[2] ?? 0]).toBe(1)
    expect(two.pathSeen[one.path[3] ?? 0]).toBe(0)
  })

  it('does not take a prefix for what it was in another document or another element', () => {
    const names = new XmlNames()
    const uris = (source: string) => {
      const tree = treeOf(source, { names })
      return Array.from({ length: tree.count - 1 }, (_, index) => names.uri[tree.name[index + 1] ?? 0])
    }
    expect(uris('<p:a xmlns:p="1"/>')).toEqual(['1'])
    expect(uris('<p:a xmlns:p="2"><p:a xmlns:p="3"/><p:a/></p:a>')).toEqual(['2', '3', '2'])
    expect(uris('<a xmlns="2"><a xmlns=""/><a/></a>')).toEqual(['2', '', '2'])
    expect(uris('<a/>')).toEqual([''])
  })

  it('forgets what strangers brought, and keeps what was kept', () => {
    const names = new XmlNames()
    const kept = names.id('urn:1', 'x')
    const path = names.child(0, kept)
    names.keep()
    const before = [names.uri.length, names.pathName.length, names.namespaces.length]
    for (let round = 0; round < 3; round++) {
      const stranger = treeOf(`<x xmlns="urn:1"><p${round}:z xmlns:p${round}="urn:${round + 5}">1</p${round}:z></x>`, {
        names,
      })
      expect(stranger.name[1]).toBe(kept)
      expect(stranger.path[1]).toBe(path)
      expect(stringValue(stranger, 0)).toBe('1')
      names.forget()
      expect([names.uri.length, names.pathName.length]).toEqual(before.slice(0, 2))
    }
    expect(names.id('urn:1', 'x')).toBe(kept)
    expect(names.child(0, kept)).toBe(path)
    expect(names.namespaces.length).toBe(2)
  })
})
