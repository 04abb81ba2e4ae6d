import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseXml } from '../../documents/xml/parse.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { openXmlShown, xmlMutantsOf } from './xml.ts'

function treeOf(text: string): XmlTree {
  const { tree } = parseXml(text)
  if (tree === undefined) throw new Error(`${text} is no XML`)
  return tree
}

const made = (text: string) => [...xmlMutantsOf(treeOf(text), 'order')]
const at = (text: string, place: string) => {
  return made(text)
    .filter(each => each.place === place)
    .map(({ edit, text: to }) => `${edit} ${to}`)
}

it('elements are removed, doubled, moved, renamed and emptied, and their text is another', () => {
  expect(at('<a><b/><c>x</c></a>', 'order /a/c')).toEqual([
    'element-removed <a><b/></a>',
    'element-doubled <a><b/><c>x</c><c>x</c></a>',
    'element-moved <a><c>x</c><b/></a>',
    'element-renamed <a><b/><cx>x</cx></a>',
    'element-emptied <a><b/><c></c></a>',
    'text-other <a><b/><c>xx</c></a>',
  ])
  expect(at('<a><b/></a>', 'order /a/b')).toEqual([
    'element-removed <a></a>',
    'element-doubled <a><b/><b/></a>',
    'element-renamed <a><bx/></a>',
  ])
  expect(at('<a><b/></a>', 'order /a')).toEqual(['element-emptied <a></a>'])
  expect(at('<a><b/><b/></a>', 'order /a/b').join()).not.toContain('element-moved')
})

it('numbers and dates are others, and none', () => {
  expect(at('<a>12.50</a>', 'order /a').slice(1)).toEqual(['number-other <a>13.50</a>', 'number-broken <a>12.50x</a>'])
  expect(at('<a>2026-01-31</a>', 'order /a').slice(1)).toEqual([
    'date-other <a>2036-01-31</a>',
    'date-broken <a>2026-02-30</a>',
  ])
})

it('attributes are removed, emptied and others, as they are written', () => {
  expect(at(`<a xmlns="u" p:b = 'x&amp;y' xmlns:p="v"  c="1"/>`, 'order /a/@p:b')).toEqual([
    'attribute-removed <a xmlns="u" xmlns:p="v"  c="1"/>',
    `attribute-emptied <a xmlns="u" p:b = '' xmlns:p="v"  c="1"/>`,
    `attribute-other <a xmlns="u" p:b = 'x&amp;yx' xmlns:p="v"  c="1"/>`,
  ])
})

it('what a passing document shows is allowed, and nothing else', () => {
  const shown = openXmlShown()
  for (const text of ['<a><b i="1"/><c/></a>', '<a><c/><c/></a>', '<a><b/></a>']) shown.note('v', treeOf(text), 'order')
  const allowed = made('<a><b i="1"/><c/></a>').filter(each => shown.allows(each) !== undefined)
  expect(allowed.map(({ edit, place }) => `${place} ${edit}`)).toEqual([
    'order /a/b element-removed',
    'order /a/b/@i attribute-removed',
    'order /a/c element-removed',
    'order /a/c element-doubled',
  ])
})

/** An element with others inside, so many deep at most. */
function element(depth: number): fc.Arbitrary<string> {
  const text = fc.constantFrom('', 'x', '7', '2026-01-31', '&amp;')
  const inner =
    depth === 0 ? text : fc.array(element(depth - 1), { minLength: 1, maxLength: 2 }).map(all => all.join(''))
  const attribute = fc.constantFrom('', ' i="1"', " j='é'")
  const made = fc.tuple(fc.constantFrom('a', 'b', 'p:c'), attribute, fc.oneof(text, inner))
  return made.map(([tag, own, content]) => `<${tag}${own}>${content}</${tag}>`)
}

it('each mutant is well-formed, differs from the document, and is made the same again', () => {
  fc.assert(
    fc.property(element(2), inner => {
      const text = `<r xmlns:p="u">${inner}</r>`
      const all = made(text)
      expect(all.map(each => each.text)).toEqual(made(text).map(each => each.text))
      for (const { text: to } of all) {
        expect(to).not.toBe(text)
        expect(parseXml(to).problem).toBeUndefined()
      }
    }),
    { numRuns: 40 },
  )
})
