import { describe, expect, it } from 'vitest'
import { isTestSet, readTestSet } from './test-set.ts'

const set = (tests: string) =>
  `<testSet xmlns="http://difi.no/xsd/vefa/validator/1.0" xmlns:a="urn:a">${tests}</testSet>`
const refusal = (text: string) => {
  try {
    return readTestSet(text, 'set.xml').length
  } catch (error) {
    const { code, where, reason } = error as { code: string; where: string; reason: { key: string } }
    return [code, where, reason.key]
  }
}

describe('a test set', () => {
  it('gives the statements of each test with their lines, and its document with the namespaces around it', () => {
    const text = set(`
      <assert><scope>R-1</scope></assert>
      <test id="one"><assert><description>x</description><success>R-1</success>
        <error number="2"> R-2 </error></assert><a:order><a:line/></a:order></test>
      <test><assert><warning>R-3</warning></assert><assert><fatal>R-4</fatal></assert><order xmlns=""/></test>`)
    expect(isTestSet(text)).toBe(true)
    expect(readTestSet(text, 'set.xml')).toEqual([
      {
        statements: [
          { rule: 'R-1', says: 'success', line: 3 },
          { rule: 'R-2', says: 'error', times: 2, line: 4 },
        ],
        document: expect.stringMatching(/^<a:order (?=.*xmlns:a="urn:a").*><a:line\/><\/a:order>$/),
      },
      {
        statements: [
          { rule: 'R-3', says: 'warning', line: 5 },
          { rule: 'R-4', says: 'error', line: 5 },
        ],
        document: '<order xmlns:a="urn:a" xmlns=""/>',
      },
    ])
  })

  it('is refused when it is no XML, says nothing, or says what nobody knows', () => {
    expect(refusal('<testSet')).toEqual(['test-set.broken', 'set.xml:1', expect.stringContaining('xml.')])
    expect(refusal(set('<test><assert><description>x</description></assert><a:b/></test>'))).toEqual([
      'test-set.broken',
      'set.xml',
      'test-set.no-statement',
    ])
    expect(refusal(set('<test>\n<assert>\n<succes>R-1</succes></assert><a:b/></test>'))).toEqual([
      'test-set.broken',
      'set.xml:3',
      'test-set.unknown-word',
    ])
  })

  it('is told from other XML', () => {
    expect(isTestSet('<order/>')).toBe(false)
  })
})
