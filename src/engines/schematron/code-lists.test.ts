import { describe, expect, it } from 'vitest'
import { rulesFrom, treeFrom } from './testing.ts'

const document =
  '<a><b c="x"/><b c="y" d="1"/><b>z</b><b c=""/><b c="true" d="01"/><n>x</n><n>1</n><p:Amount xmlns:p="p"/></a>'

/** By element b and n, whether the test held; or the words of its error. */
function outcome(list: string, test: string): readonly string[] {
  const rule = `<rule context="b | n"><assert id="A" test="${test}">no</assert></rule>`
  const compiled = rulesFrom(`<let name="list" value="${list}"/><pattern>${rule}</pattern>`)
  const { raised, unevaluated } = compiled.run(treeFrom(document))
  return [...raised.map(({ node }) => `${node}`), ...unevaluated.map(({ node, text: why }) => `${node} ${why}`)]
}

const lists = [
  "tokenize('x y 1 true', ' ')",
  "('x', 'y', 'z', '')",
  '()',
  "('x', 1)",
  '(1, 2.5)',
  '(true(), false())',
  '//n',
  "(//n, 'y')",
  "'x'",
]
const compared = [
  '@c',
  '.',
  '(@c, @d)',
  'normalize-space(.)',
  'number(@d)',
  'xs:string(@c)',
  '()',
  'xs:decimal(@d)',
  "@c = 'x'",
  '//n',
  'xs:date(@c)',
]

describe('some … in a list', () => {
  it.each(lists)('%s is as if each was asked', list => {
    for (const one of compared) {
      for (const equal of [`(${one}) = $i`, `$i = (${one})`]) {
        const plain = outcome(list, `some $i in $list satisfies (${equal} and true())`)
        expect([equal, outcome(list, `some $i in ($list) satisfies (${equal})`)]).toEqual([equal, plain])
      }
    }
  })

  it('tells some from others at all', () => {
    expect(outcome("('x', 'y')", 'some $i in $list satisfies @c = $i')).toHaveLength(5)
    expect(outcome("('x', 'y')", 'some $i in $list satisfies . = $i')).toHaveLength(6)
  })

  it('leaves alone what changes with the item', () => {
    const test = "some $i in $list satisfies concat($i, '') = $i"
    expect(outcome("('x', 'y')", test)).toEqual([])
  })

  it('is stopped when it would never end', () => {
    const test = '<assert id="A" test="some $i in $list satisfies (4000 to 900000) = $i">no</assert>'
    const compiled = rulesFrom(
      `<let name="list" value="1 to 3000"/><pattern><rule context="b">${test}</rule></pattern>`,
    )
    const { unevaluated } = compiled.run(treeFrom('<a><b/></a>'), { steps: 1_000_000 })
    expect(unevaluated.map(({ text }) => text)).toEqual([expect.stringContaining('more steps')])
  })
})

it.each([
  ["ends-with(name(), 'Amount')", 'Amount', true],
  ["ends-with(name(.), 'p:Amount')", 'Amount', true],
  ["ends-with(name(), ':Amount')", 'Amount', true],
  ["ends-with(name(), 'pAmount')", 'Amount', false],
  ["ends-with(name(), '')", 'Amount', true],
  ["ends-with(name(@p:x), 'x')", 'Amount', true],
  ["ends-with(name(..), 'a')", 'Amount', true],
])('%s is what it was', (test, _, holds) => {
  const rule = `<rule context="p:Amount"><assert id="A" test="${test}">no</assert></rule>`
  const { raised, applied } = rulesFrom(`<pattern>${rule}</pattern>`).run(
    treeFrom('<a><p:Amount xmlns:p="urn:p" p:x=""/></a>'),
  )
  expect([raised.length === 0, applied[0]]).toEqual([holds, 1])
})
