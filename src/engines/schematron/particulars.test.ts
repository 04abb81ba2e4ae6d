import { describe, expect, it } from 'vitest'
import { found, particularsOf } from './particulars.ts'
import { treeFrom } from './testing.ts'

const tree = treeFrom(
  '<p:o xmlns:p="urn:p"><p:a unit="kg">1</p:a><p:a unit="g"> 2 </p:a><p:b><p:c>x</p:c></p:b><d/><p:e>1</p:e></p:o>',
)
const prefixes = new Map([['q', 'urn:p']])
const at = (test: string, node = 1) => found(tree, node, particularsOf({ kind: 'assert', test }), prefixes)

describe('what a rule wanted', () => {
  it('is its test on one line', () => {
    expect(particularsOf({ kind: 'assert', test: ' a =\n  b ' }).wanted).toBe('a = b')
    expect(particularsOf({ kind: 'report', test: 'a = b' }).wanted).toBe('not(a = b)')
  })
})

describe('what stands there of what a test names', () => {
  it.each([
    ['q:a = 3', 'q:a = 1, 2'],
    ["q:a/@unit = 'q:e'", 'q:a/@unit = kg, g'],
    ['number(q:e) gt sum(q:a)', 'q:e = 1; q:a = 1, 2'],
    ['q:b/q:c and d', 'q:b/q:c = x; d = ""'],
    ['sum(q:b/xs:decimal(q:c)) = number(q:e)', 'q:b/q:c = x; q:e = 1'],
    ['exists(q:b)', undefined],
    ['q:z', undefined],
    ['p:a', undefined],
    ['/q:o/q:e and $q:e and ../q:e and q:x/q:e', undefined],
    ['q:b/q:c(1)', undefined],
  ])('%s', (test, words) => {
    expect(at(test)).toBe(words)
  })

  it('is the text of the node, when it has one, and of an attribute its value', () => {
    expect(at('. = 2 and @unit', 2)).toBe('1; @unit = kg')
    expect(at('. = 2', -1)).toBe('kg')
  })

  it('is short', () => {
    const wide = treeFrom(`<o><a>${'x'.repeat(200)}</a>${'<b>1</b>'.repeat(9)}</o>`)
    const told = found(wide, 1, particularsOf({ kind: 'assert', test: 'a or b' }), prefixes)
    expect(told).toBe(`a = ${'x'.repeat(79)}…; b = 1, 1, 1, …`)
  })
})
