import { describe, expect, it } from 'vitest'
import { evaluate, rulesFrom, treeFrom } from './testing.ts'

const xml = '<a id="x"><b>1</b><b>2</b><c><b>3</b></c></a>'

describe('functions that look at nodes and at the clock', () => {
  it.each([
    ['sum(data(b))', '3'],
    ['count(//b[. = current()/b])', '2'],
    ["adjust-date-to-timezone(xs:date('2026-11-22+01:00'), ())", '2026-11-22'],
    ["adjust-dateTime-to-timezone(xs:dateTime('2026-11-22T12:00:00+01:00'), ())", '2026-11-22T12:00:00'],
    ["xs:double('1.5') + 1", '2.5'],
  ])('%s', (expression, text) => {
    expect(evaluate(expression, { xml })).toBe(text)
  })

  it('current-date() and current-dateTime() are those of the run', () => {
    const rules = rulesFrom(
      '<pattern><rule context="a"><report test="true()"><value-of select="current-date()"/> <value-of select="current-dateTime()"/></report></rule></pattern>',
    )
    const { raised } = rules.run(treeFrom('<a/>'), { now: () => new Date('2026-11-22T12:00:00Z') })
    expect(raised.map(({ text }) => text)).toEqual(['2026-11-22Z 2026-11-22T12:00:00Z'])
  })
})

describe('axes that are mostly abbreviated', () => {
  it.each([
    ['count(child::b)', '2'],
    ['string(attribute::id)', 'x'],
    ['count(descendant-or-self::*)', '5'],
    ["string-join(c/b/parent::c/b, ',')", '3'],
    ['count(c/b/parent::a)', '0'],
  ])('%s', (expression, text) => {
    expect(evaluate(expression, { xml })).toBe(text)
  })
})

describe('marks of an assertion', () => {
  it('are flag, role and the severity of ISO Schematron 2020', () => {
    const [assertion] = rulesFrom(
      '<pattern><rule context="a"><assert id="i" test="b" flag="fatal" role="warning" severity="error"/></rule></pattern>',
    ).assertions
    expect(assertion).toMatchObject({ id: 'i', flag: 'fatal', role: 'warning', severity: 'error' })
  })
})
