import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { rulesFrom } from './testing.ts'

setFlagsFromString('--expose-gc')
const collect: (options: { readonly type: 'minor' }) => void = runInNewContext('gc')

test('a document that was judged is let go of as soon as it is young garbage, without a look at the whole heap', () => {
  const rules = rulesFrom('<pattern><rule context="line"><assert test="count(//line) > 0">x</assert></rule></pattern>')
  const names = new XmlNames()
  const text = `<a>${'<line>1</line>'.repeat(2_000)}</a>`
  const judge = () => {
    const { tree } = parseXml(text, { names })
    if (tree) rules.run(tree)
    collect({ type: 'minor' })
  }
  for (let warmUp = 0; warmUp < 3; warmUp += 1) judge()
  const before = process.memoryUsage().arrayBuffers
  for (let number = 0; number < 20; number += 1) judge()
  // Each takes some 350 kB; the last one is always there, and one more may be.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_000_000)
})
