import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ToolError } from '../../errors.ts'
import { compileRule } from './rule.ts'
import { RuleError } from './rule-error.ts'

const self = JSON.parse(`{
  "points": 5, "price": 2.5, "zero": 0, "name": "Åsa", "startDate": "2024-01-01", "endDate": "2024-06-30", "none": null,
  "meta": { "created": "2024-01-01T10:00:00+01:00", "modified": "2024-01-01T09:00:00Z" },
  "roles": [{ "id": "a", "from": 1, "to": 2 }, { "id": "b", "from": 3 }], "tags": ["x", "y"], "ids": ["1", "2", "1"],
  "a-b": { "c.d": true }, "__proto__": "own", "context": "https://example.se/id"
}`) as object

function verdict(rule: string, value: unknown = self): boolean {
  return compileRule(rule).evaluate({ self: value })
}

describe('what profile rules need', () => {
  test.each([
    'self.points == 5 && self.points == 5.0 && 5 == self.points',
    'self.points + 1 == 6 && self.points * 2 - 1 == 9 && self.points / 2 == 2.5',
    'self.points % 2 == 1 && self.price > 2 && self.price <= self.points && self.points in [1, 5]',
    'size(self.tags) == self.points - 3 && self.tags[size(self.tags) - 1] == "y" && self.tags[self.zero] == "x"',
    '!has(self.endDate) || self.startDate <= self.endDate',
    'has(self.none) && self.none == null && !has(self.missing)',
    'self.roles.all(r, !has(r.to) || r.from <= r.to)',
    'self.roles.exists(r, r.id == "b") && !self.roles.exists(r, r.id == "c")',
    'self.roles.exists_one(r, r.from == 1) && !self.tags.exists_one(t, true)',
    'self.roles.filter(r, r.from > 1).map(r, r.id) == ["b"]',
    'self.roles.map(r, has(r.to), r.id) == ["a"]',
    'self.meta.all(key, key in ["created", "modified"])',
    'self.tags.all(i, t, i == 0 || self.tags[i - 1] < t)',
    'self.tags.transformList(i, t, string(i) + t) == ["0x", "1y"]',
    'self.ids.distinct() == ["1", "2"] && [1, 1.0, "1", [1], [1], null, null].distinct().size() == 4',
    'timestamp(self.meta.created) == timestamp(self.meta.modified)',
    'timestamp(self.meta.modified) - duration("1h30m") == timestamp("2024-01-01T07:30:00Z")',
    'timestamp(self.meta.modified).getHours("Europe/Stockholm") == 10',
    'timestamp("2024-07-01T00:30:00Z").getDate("Europe/Stockholm") == 1 && timestamp("2024-07-01T00:30:00Z").getHours("-01:00") == 23',
    'self.name.startsWith("Å") && size(self.name) == 3 && size("😀") == 1 && self.name.contains("s")',
    'self.name.matches("^\\\\p{Lu}\\\\p{Ll}+$") && matches(self.startDate, r"^\\d{4}-\\d\\d-\\d\\d$")',
    '"a,b,c".split(",").join("-") == "a-b-c" && "abc".substring(1) == "bc" && "AbÅ".lowerAscii() == "abÅ"',
    '"a-b-c".replace("-", "") == "abc" && " x ".trim() == "x" && "abc".charAt(1) == "b" && "abcb".lastIndexOf("b") == 3',
    'self.?missing.orValue("x") == "x" && self.?points.orValue(0) == 5 && !self.?missing.?deeper.hasValue()',
    'self.?name.optMap(n, n + "!").value() == "Åsa!" && [?self.?missing, ?self.?points] == [5.0]',
    'cel.bind(first, self.roles[0], first.from + first.to == 3)',
    'self.points > 3 ? self.name == "Åsa" : self.nonsense',
    'self.`a-b`.`c.d` && self["a-b"]["c.d"]',
    'isAbsoluteUri(self.context) && !isAbsoluteUri("id") && !isAbsoluteUri("/id")',
    'validFormat(self.startDate, "date") && !validFormat(self.name, "personnummer")',
    'type(self.points) == double && type(self.name) == string && type(self.roles) == list && type(self.meta) == map',
    'int(self.price) == 2 && string(self.points) == "5" && double("1.5") == 1.5 && bool("true")',
    '"\\uD7FF" < "\\U0001F600" && "\\uFFFD" < "\\U0001F600" && "b" > "a" && !("a" < "a")',
    '{"a": 1, "b": [2]} == {"b": [2.0], "a": 1} && {"a": 1} != {"a": "1"} && [1, [2]] == [1, [2]] // a remark',
    'self.__proto__ == "own" && !has(self.constructor) && !has(self.toString)',
  ])('%s', rule => expect(verdict(rule)).toBe(true))

  test('other variables than self', () => {
    const rule = compileRule('status == 200 && body.data.size() <= limit', ['status', 'body', 'limit'])
    expect(rule.evaluate({ status: 200, body: { data: [] }, limit: 10 })).toBe(true)
    expect(rule.evaluate({ status: 404, body: null, limit: 10 })).toBe(false)
    expect(() => rule.evaluate({ status: 200, body: { data: [] } })).toThrow(RuleError)
  })
})

describe('a rule that cannot be decided is an error, never true', () => {
  test.each([
    ['self.missing == 1', 'rule.missing'],
    ['self.missing', 'rule.missing'],
    ['has(self.missing.deeper)', 'rule.missing'],
    ['self.none.deeper == 1', 'rule.type'],
    ['self.name', 'rule.not-boolean'],
    ['self.points', 'rule.not-boolean'],
    ['null', 'rule.not-boolean'],
    ['self.name < 5', 'rule.type'],
    ['self.name + 1 == "x"', 'rule.type'],
    ['self.points && true', 'rule.type'],
    ['!self.name', 'rule.type'],
    ['self.name.all(x, true)', 'rule.type'],
    ['self.points.startsWith("5")', 'rule.type'],
    ['self.tags[2] == "z"', 'rule.value'],
    ['1 / 0 == 1', 'rule.value'],
    ['9223372036854775807 + 1 > 0', 'rule.value'],
    ['timestamp("2024-01-01") > timestamp(0)', 'rule.value'],
    ['timestamp("2024-02-30T00:00:00Z") > timestamp(0)', 'rule.value'],
    ['timestamp(0).getHours("Mars/Olympus") == 0', 'rule.value'],
    ['int("x") == 1', 'rule.value'],
    ['"a".matches(self.name + "(")', 'rule.value'],
    ['validFormat("a", self.name)', 'rule.value'],
    ['self.?missing.value() == 1', 'rule.missing'],
    ['self.tags.exists(t, t.nonsense == 1)', 'rule.type'],
    ['self.roles.all(r, r.to > 0)', 'rule.missing'],
  ])('%s', (rule, key) => {
    expect.assertions(2)
    try {
      verdict(rule)
    } catch (error) {
      expect(error).toBeInstanceOf(RuleError)
      expect(error).toMatchObject({ reason: { key } })
    }
  })

  test('unless the rest of the rule decides it', () => {
    expect(verdict('self.missing == 1 || self.points == 5')).toBe(true)
    expect(verdict('self.points == 4 && self.missing == 1')).toBe(false)
    expect(verdict('self.missing == 1 && self.points == 4')).toBe(false)
    expect(verdict('self.roles.exists(r, r.to == 2)')).toBe(true)
    expect(verdict('self.roles.all(r, r.to == 1)')).toBe(false)
  })
})

describe('a misspelt rule is refused when it is compiled', () => {
  test.each([
    ['self.points = 5', 1, 13, '= 5'],
    ['self.points ==', 1, 15, ''],
    ['self.points == 5)', 1, 17, ')'],
    ['slef.points == 5', 1, 1, 'slef'],
    ['true &&\n  self.name.startWith("A")', 2, 13, 'startWith'],
    ['size(self.a, self.b) == 1', 1, 1, 'size()'],
    ['self.all(1, true)', 1, 10, '1, true)'],
    ['has(self)', 1, 1, 'has()'],
    ['"never ends', 1, 1, '"never end'],
    ['"\\q"', 1, 1, '"\\q"'],
    ['b"bytes" == 1', 1, 2, 'bytes'],
    ['1u == 1', 1, 1, '1u == 1'],
    ['validFormat(self.a, "datum")', 1, 21, 'datum'],
    ['self.if.x ? in : 1', 1, 13, 'in'],
    ['package == 1', 1, 1, 'package'],
    ['99999999999999999999 > 1', 1, 1, '99999999999999999999'],
    ['[1, 2', 1, 6, ''],
    ['size(1,)', 1, 8, ')'],
    ['constructor(1)', 1, 1, 'constructor'],
    ['self.toString()', 1, 6, 'toString'],
    ['', 1, 1, ''],
  ])('%j', (rule, line, column, found) => {
    expect.assertions(2)
    try {
      compileRule(rule)
    } catch (error) {
      expect(error).toBeInstanceOf(ToolError)
      expect(error).toMatchObject({ code: 'rule.syntax', args: { line, column, found } })
    }
  })

  test('a pattern that cannot be run', () => {
    expect(() => compileRule('self.name.matches("(?=a)")')).toThrow(/schema\.pattern/)
    expect(() => compileRule('self.name.matches("(")')).toThrow(/schema\.pattern/)
  })
})

describe('never hangs', () => {
  const items = Array.from({ length: 100_000 }, (_, index) => index)
  const tooMuch = expect.objectContaining({ code: 'rule.cost' })

  test.each([
    'self.all(a, self.all(b, a + b >= 0))',
    'self.all(a, self.exists(b, self.all(c, a == b || c == 1)))',
    'self.exists(a, self.all(b, b.nonsense)) || true',
    'self.all(a, a in self)',
    'self.all(a, self == self)',
    'self.all(a, size(self + self) > 0)',
    'self.map(a, self.map(b, string(a))).size() == 0',
    'self.all(a, [self, self].distinct().size() > 0)',
    'self.map(a, [a]).distinct().size() > 0',
    'cel.bind(s, self.map(a, "aaaaaaaa").join(), self.all(a, s.contains("b") || s.matches("(a+)+b") || s.size() > 0))',
    'cel.bind(s, self.map(a, "aaaaaaaa").join(), self.map(a, s).join(s).size() > 0)',
    'cel.bind(s, self.map(a, "a").join(), self.map(a, s + s).size() > 0)',
    'cel.bind(s, self.map(a, "a").join(), self.map(a, s.replace("a", s)).size() > 0)',
  ])('%s', rule => {
    const compiled = compileRule(rule)
    expect(() => compiled.evaluate({ self: items })).toThrow(tooMuch)
  })

  test('a spent budget is not absorbed by what else decides', () => {
    expect(() => verdict('self.all(a, self.all(b, a + b >= 0)) || true', items)).toThrow(tooMuch)
  })

  test('one pass over a long list is within the budget', () => {
    expect(verdict('self.all(a, a >= 0) && self.distinct().size() == self.size()', items)).toBe(true)
  })

  test('rules that are too large or too deep are refused when they are compiled', () => {
    const nested = 'self.all(a, self.all(b, self.all(c, self.all(d, a == d))))'
    for (const rule of [nested, '('.repeat(1000), `${'['.repeat(101)}${']'.repeat(101)}`, `1${' + 1'.repeat(2000)}`]) {
      expect(() => compileRule(rule), rule.slice(0, 60)).toThrow(tooMuch)
    }
    expect(() => compileRule(`"${'a'.repeat(30_000)}" == "a"`)).toThrow(tooMuch)
  })
})

test('any text is a rule or refused as one', () => {
  const pieces = [
    'self',
    '.a',
    '(',
    ')',
    '[',
    ']',
    '==',
    '1',
    '"x"',
    '?',
    ':',
    '&&',
    '!',
    '-',
    '.all(x, ',
    ',',
    ' ',
    '\\',
    'in',
  ]
  const rules = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(rules, fc.jsonValue(), (rule, value) => {
      try {
        expect(compileRule(rule).evaluate({ self: value })).toBeTypeOf('boolean')
      } catch (error) {
        expect(error instanceof RuleError || error instanceof ToolError, String(error)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('numbers and strings compare as JSON values do', () => {
  const rule = compileRule('a < b || a == b || a > b', ['a', 'b'])
  const less = compileRule('a < b', ['a', 'b'])
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.oneof(fc.double({ noNaN: true }), fc.maxSafeInteger()), (a, b) => {
      expect([rule.evaluate({ a, b }), less.evaluate({ a, b })]).toEqual([true, a < b])
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const [left, right] = [a, b].map(text => Buffer.from(text))
      expect(less.evaluate({ a, b })).toBe(Buffer.compare(left as Buffer, right as Buffer) < 0)
    }),
  )
})
