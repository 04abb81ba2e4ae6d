import { describe, expect, it } from 'vitest'
import { xmlNamespace } from './names.ts'
import { namespacesInScope } from './namespaces.ts'
import { XmlPlaces } from './place.ts'
import { treeOf } from './testing.ts'

const invoice = `<?xml version="1.0"?>
<ubl:Invoice xmlns:ubl="urn:u" xmlns:cac="urn:a" xmlns="urn:b">
  <ID>1</ID>
  <cac:Line><ID schemeID = "x">2</ID></cac:Line>
  <cac:Line
    xmlns="urn:c"><ID>3</ID><!--1--><ID>4</ID><!--2--><?p?></cac:Line>
  <x:Line xmlns:x="urn:a" b="1"
    x:c="2"/>
  <Line xmlns=""/>
</ubl:Invoice>`

describe('places', () => {
  it('are line, column and an XPath with the prefixes of the document', () => {
    const tree = treeOf(invoice)
    const places = new XmlPlaces(tree)
    const all = Array.from({ length: tree.count }, (_, node) => places.node(node))
    const shown = all.filter(({ path }) => !path.endsWith(']') || !path.includes('text()'))
    expect(shown.map(({ line, column, path }) => `${line}:${column} ${path}`)).toEqual([
      '1:1 /',
      '2:1 /ubl:Invoice',
      '3:3 /ubl:Invoice/ID',
      '3:7 /ubl:Invoice/ID/text()',
      '4:3 /ubl:Invoice/cac:Line[1]',
      '4:13 /ubl:Invoice/cac:Line[1]/ID',
      '4:32 /ubl:Invoice/cac:Line[1]/ID/text()',
      '5:3 /ubl:Invoice/cac:Line[2]',
      '6:19 /ubl:Invoice/cac:Line[2]/ID[1]',
      '6:23 /ubl:Invoice/cac:Line[2]/ID[1]/text()',
      '6:29 /ubl:Invoice/cac:Line[2]/comment()[1]',
      '6:37 /ubl:Invoice/cac:Line[2]/ID[2]',
      '6:41 /ubl:Invoice/cac:Line[2]/ID[2]/text()',
      '6:47 /ubl:Invoice/cac:Line[2]/comment()[2]',
      "6:55 /ubl:Invoice/cac:Line[2]/processing-instruction('p')",
      '7:3 /ubl:Invoice/x:Line[3]',
      '9:3 /ubl:Invoice/Line',
    ])
    const attributes = Array.from({ length: tree.attributeCount }, (_, attribute) => places.attribute(attribute))
    expect(attributes.map(({ line, column, path }) => `${line}:${column} ${path}`)).toEqual([
      '4:17 /ubl:Invoice/cac:Line[1]/ID/@schemeID',
      '7:27 /ubl:Invoice/x:Line[3]/@b',
      '8:5 /ubl:Invoice/x:Line[3]/@x:c',
    ])
  })

  it('are found for every one of many siblings in linear time', () => {
    const tree = treeOf(`<a>${'<b/>'.repeat(200_000)}</a>`)
    const places = new XmlPlaces(tree)
    for (let node = 1; node < tree.count; node++) places.node(node)
    expect(places.node(tree.count - 1).path).toBe('/a/b[200000]')
  })
})

describe('namespaces in scope', () => {
  it('are those of the element and of what it stands in', () => {
    const tree = treeOf(invoice)
    const scopes: Record<string, unknown> = {}
    const places = new XmlPlaces(tree)
    for (let node = tree.firstElement[1] ?? 0; node !== 0; node = tree.nextElement[node] ?? 0) {
      scopes[places.node(node).path.slice(13)] = Object.fromEntries(namespacesInScope(tree, node))
    }
    const outer = { xml: xmlNamespace, ubl: 'urn:u', cac: 'urn:a' }
    expect(scopes).toEqual({
      ID: { ...outer, '': 'urn:b' },
      'cac:Line[1]': { ...outer, '': 'urn:b' },
      'cac:Line[2]': { ...outer, '': 'urn:c' },
      'x:Line[3]': { ...outer, '': 'urn:b', x: 'urn:a' },
      Line: outer,
    })
  })
})
