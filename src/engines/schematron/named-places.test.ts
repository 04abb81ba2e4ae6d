import { expect, it } from 'vitest'
import { namesPlaces } from './named-places.ts'

it.each<[string, string, string, boolean]>([
  ['cac:Tax', 'cbc:ID', 'Invoice/Tax/ID', true],
  ['cac:Tax', 'cbc:ID', 'Invoice/Party/ID', false],
  ['cac:Tax', 'cbc:ID', 'Invoice/Tax', false],
  ['cac:Tax', 'cac:Scheme/cbc:ID', 'Invoice/Tax/Scheme/ID', true],
  ['cac:Tax', 'cac:Scheme/cbc:ID', 'Invoice/Tax/Scheme', false],
  ['//cac:Tax | /Invoice/cac:Total', 'cbc:Amount', 'Invoice/Total/Amount', true],
  ['/Invoice/cac:Total', 'cbc:Amount', 'Invoice/Line/Total/Amount', false],
  ['cbc:ID', 'normalize-space() != ""', 'Invoice/ID', true],
  ['cbc:ID', '. != ""', 'Invoice/ID', true],
  ['cbc:ID', '@schemeID', 'Invoice/ID/@schemeID', true],
  ['cbc:ID', '@schemeID', 'Invoice/ID', false],
  ['cac:Line', '../cbc:Note', 'Invoice/Note', true],
  ['cac:Line', 'following-sibling::cac:Total', 'Invoice/Total', true],
  ['cac:Line', '//cbc:Note', 'Invoice/Deep/Note', true],
  ['cac:Line', 'every $i in cac:Item satisfies $i/cbc:Name', 'Invoice/Line/Item/Name', true],
  ['cac:Line', 'sum(cac:Item[cbc:Kind = 1]/cbc:Price) = 2', 'Invoice/Line/Item/Kind', true],
  ['cac:Line', 'ancestor::Invoice/cbc:Note', 'Invoice/Note', true],
  ['cac:Line', '*', 'Invoice/Line/Item', true],
  ['cac:Line', '*', 'Invoice/Line/@id', false],
  ['cac:Line', '(cbc:A | cbc:B)/cbc:C', 'Invoice/Line/B/C', true],
  ['cac:Line[cbc:Kind]', 'cbc:A', 'Invoice/Line/Kind', false],
])('%s, %s: %s', (context, test, path, isNamed) => {
  expect(namesPlaces({ context }, { test })(path.split('/'))).toBe(isNamed)
})
