import { describe, expect, it } from 'vitest'
import { ToolError } from '../../errors.ts'
import { asksForPages, judgeCriterion } from './criteria.ts'
import type { Judgement } from './judge-condition.ts'
import { readCriterion, readOwnCriterion } from './read-criteria.ts'
import type { Scope } from './resolve.ts'
import { type Answer, inputsOf, languagesOf, scopeAfter } from './testing.ts'

const words = { sv: 'Så', en: 'So' }

async function judge(criterion: object, scope: Scope, languages = languagesOf()): Promise<Judgement> {
  return judgeCriterion(readCriterion({ value: criterion, pointer: '', path: 'p' }, '1.1'), scope, languages)
}

async function judgeOwn(criterion: object, scope: Scope, languages = languagesOf()): Promise<Judgement> {
  const node = { value: { verifies: ['R'], message: words, ...criterion }, pointer: '', path: 'p' }
  return judgeCriterion(readOwnCriterion(node, '1.1'), scope, languages)
}

const json = (body: unknown, more: Answer = {}) =>
  scopeAfter({ body, ...more }, { inputs: inputsOf({ want: 'b', n: 2 }) })
const xml = (body: string) =>
  scopeAfter({ body, headers: [['Content-Type', 'application/xml']] }, { inputs: inputsOf({ n: 2 }) })

describe('regex', () => {
  it.each<[string, string, unknown, 'held' | 'broken']>([
    ['$statusCode', '^2\\d{2}$', null, 'held'],
    ['$statusCode', '^4', null, 'broken'],
    ['$response.body#/a', 'bc', { a: 'abcd' }, 'held'],
    ['$response.body#/a', '^({$inputs.want})$', { a: 'b' }, 'held'],
    ['$response.body#/a', 'BC', { a: 'abcd' }, 'broken'],
    ['$response.body#/b', '.*', { a: 'abcd' }, 'broken'],
    ['$response.body#/a', '.*', { a: null }, 'broken'],
  ])('%s against %s', async (context, condition, body, verdict) => {
    expect((await judge({ type: 'regex', context, condition }, await json(body))).verdict).toBe(verdict)
  })

  it('is our error when the pattern cannot be used', async () => {
    expect(await judge({ type: 'regex', context: '$statusCode', condition: '(' }, await json({}))).toMatchObject({
      verdict: 'error',
      reason: { key: 'arazzo.criterion-error' },
    })
    const languages = {
      ...languagesOf(),
      regexp: () => raise(new ToolError('schema.pattern', { reason: 'lookaround' })),
    }
    expect(
      await judge({ type: 'regex', context: '$statusCode', condition: '(?=x)' }, await json({}), languages),
    ).toMatchObject({ verdict: 'error', reason: { args: { detail: 'schema.pattern · lookaround' } } })
  })
})

describe('jsonpath', () => {
  const body = { pets: [{ name: 'a' }, { name: 'b' }], nested: { pets: [1] } }

  it.each<[string, 'held' | 'broken']>([
    ['$.pets[*]', 'held'],
    ['$.pets[?@.name == "{$inputs.want}"]', 'held'],
    ['$.pets[?@.name == "c"]', 'broken'],
    ['$[?count(@.pets[*]) == 1]', 'held'],
    ['$.pets[?match(@.name, "[a-c]")]', 'held'],
    ['$.pets[?match(@.name, ".b")]', 'broken'],
    ['$.pets[?search(@.name, "b")]', 'held'],
    ['$.none', 'broken'],
  ])('%s', async (condition, verdict) => {
    expect((await judge({ type: 'jsonpath', context: '$response.body', condition }, await json(body))).verdict).toBe(
      verdict,
    )
  })

  it('lets the dot of I-Regexp match all but line ends', async () => {
    const filter = (condition: string, text: string) =>
      json([text]).then(scope => judge({ type: 'jsonpath', context: '$response.body', condition }, scope))
    expect((await filter('$[?match(@, "a.b")]', 'a\u2028b')).verdict).toBe('held')
    expect((await filter('$[?match(@, "a.b")]', 'a\nb')).verdict).toBe('broken')
    expect((await filter('$[?match(@, "a[.]b")]', 'axb')).verdict).toBe('broken')
  })

  it.each(['$.pets[', "$.status == 'accepted'", '$.pets[(@.length-1)]'])('%s is our error', async condition => {
    expect(await judge({ type: 'jsonpath', context: '$response.body', condition }, await json(body))).toMatchObject({
      verdict: 'error',
    })
  })

  it('shows what came', async () => {
    expect(
      await judge(
        { type: 'jsonpath', context: '$response.body#/pets', condition: '$[?@.name=="c"]' },
        await json(body),
      ),
    ).toMatchObject({
      verdict: 'broken',
      pointer: '/pets',
      expected: '$[?@.name=="c"]',
      actual: '[{"name":"a"},{"name":"b"}]',
      message: { key: 'arazzo.context-broken' },
    })
  })

  it('accepts the versions that the specification names', async () => {
    for (const version of ['rfc9535', 'draft-goessner-dispatch-jsonpath-00']) {
      const type = { type: 'jsonpath', version }
      expect((await judge({ type, context: '$response.body', condition: '$.pets' }, await json(body))).verdict).toBe(
        'held',
      )
    }
  })
})

describe('xpath', () => {
  const envelope = '<Envelope><Status>OK</Status><n>1</n><n>3</n><e/></Envelope>'

  it.each<[string, 'held' | 'broken']>([
    ["/Envelope/Status[text()='OK']", 'held'],
    ['/Envelope/Fault', 'broken'],
    ['count(//n) > 1', 'held'],
    ['count(//n) > {$inputs.n}', 'broken'],
    ['count(//none)', 'broken'],
    ['string(//e)', 'broken'],
    ['string(//Status)', 'held'],
    ['//n > 2', 'held'],
  ])('%s', async (condition, verdict) => {
    for (const type of [
      'xpath',
      ...['xpath-10', 'xpath-20', 'xpath-30', 'xpath-31'].map(version => ({ type: 'xpath', version })),
    ]) {
      expect((await judge({ type, context: '$response.body', condition }, await xml(envelope))).verdict).toBe(verdict)
    }
  })

  it('meets namespaces by local name or in full, never by the prefix that the answer happens to use', async () => {
    const scope = await xml('<s:Envelope xmlns:s="urn:s"><a xmlns="urn:a"/></s:Envelope>')
    const verdict = async (condition: string) =>
      (await judge({ type: 'xpath', context: '$response.body', condition }, scope)).verdict
    expect(await verdict('/*:Envelope/*:a')).toBe('held')
    expect(await verdict('/Q{urn:s}Envelope/Q{urn:a}a')).toBe('held')
    expect(await verdict('//a')).toBe('broken')
    expect(await verdict('/s:Envelope')).toBe('error')
  })

  it.each(['/a b', '1 to 3', 'nothing(1)'])('%s is our error', async condition => {
    expect((await judge({ type: 'xpath', context: '$response.body', condition }, await xml(envelope))).verdict).toBe(
      'error',
    )
  })

  it('is broken by an answer that is no XML', async () => {
    for (const body of ['<a', 'text', '{"a":1}', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</b>']) {
      expect(await judge({ type: 'xpath', context: '$response.body', condition: '/a' }, await xml(body))).toMatchObject(
        {
          verdict: 'broken',
          message: { key: 'arazzo.context-not-xml' },
        },
      )
    }
  })

  it('reads no external entity', async () => {
    const scope = await xml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>')
    expect((await judge({ type: 'xpath', context: '$response.body', condition: "/a[. = '']" }, scope)).verdict).toBe(
      'held',
    )
  })

  it('stops at an entity bomb', async () => {
    const levels = [...Array(30).keys()].map(n => `<!ENTITY e${n + 1} "&e${n};&e${n};&e${n};&e${n};">`).join('')
    const scope = await xml(`<!DOCTYPE a [<!ENTITY e0 "${'x'.repeat(100)}">${levels}]><a>&e30;</a>`)
    expect((await judge({ type: 'xpath', context: '$response.body', condition: '/a' }, scope)).verdict).toBe('broken')
  })
})

describe('contexts that cannot be decided', () => {
  it.each([
    ['$steps.later.outputs.x', 'untested'],
    ['$steps.nowhere.outputs.x', 'error'],
  ])('%s is %s', async (context, verdict) => {
    expect((await judge({ type: 'regex', context, condition: 'a' }, await json({}))).verdict).toBe(verdict)
  })

  it('also inside the condition', async () => {
    const condition = 'a{$steps.later.outputs.x}'
    expect((await judge({ type: 'regex', context: '$statusCode', condition }, await json({}))).verdict).toBe('untested')
  })

  describe('and speak of something masked', () => {
    const masked = ['body/data/0/civicNo/value', 'body/data/0/email', 'body/count'].map(
      place => ({ where: 'response', place, kind: 'text' }) as const,
    )
    const body = { data: [{ civicNo: { value: '•', valid: true }, email: '•', n: 1, value: 1 }], count: '•' }

    it.each<[string, 'untested' | 'broken' | 'held']>([
      ['$.data[?@.civicNo.value == "1"]', 'untested'],
      ['$.data[?@.email == "1"]', 'untested'],
      ['$[?@ == "1"].count', 'untested'],
      ['$.data[?@.civicNo == "1"]', 'untested'],
      ['$.data[0].civicNo.value', 'held'],
      ['$.data[?@.civicNo.valid == false]', 'broken'],
      ['$.data[?@.value == 2]', 'broken'],
      ['$.data[?@.n == 2]', 'broken'],
      ['$.data[?length(@.emails) == 2]', 'broken'],
    ])('%s is %s', async (condition, verdict) => {
      const scope = await json(body, { redactions: masked })
      expect((await judge({ type: 'jsonpath', context: '$response.body', condition }, scope)).verdict).toBe(verdict)
    })

    it('as their context', async () => {
      const regex = { type: 'regex', context: '$response.body#/data/0/civicNo/value', condition: '\\d' }
      expect((await judge(regex, await json(body, { redactions: masked }))).verdict).toBe('untested')
    })

    it('in CEL', async () => {
      const languages = languagesOf({ 'body.data[0].email == "a"': () => false, 'body.data.size() == 2': () => false })
      const scope = await json(body, { redactions: masked })
      const verdict = async (condition: string) =>
        (await judgeOwn({ type: 'cel', condition }, scope, languages)).verdict
      expect(await verdict('body.data[0].email == "a"')).toBe('untested')
      expect(await verdict('body.data.size() == 2')).toBe('broken')
    })
  })
})

it('knows which criteria wait for the last page', () => {
  const own = (criterion: object) =>
    readOwnCriterion({ value: { verifies: ['R'], message: words, ...criterion }, pointer: '', path: 'p' }, '1.1')
  expect(asksForPages(own({ type: 'cel', condition: 'pages.size() > 1' }))).toBe(true)
  expect(asksForPages(own({ type: 'cel', condition: 'body.webpages == 1' }))).toBe(false)
  expect(asksForPages(own({ type: 'jsonpath', context: '$pages', condition: '$[*]' }))).toBe(true)
  expect(asksForPages(own({ condition: '$pages#/0 != null' }))).toBe(true)
  expect(asksForPages(own({ condition: '$statusCode == 200' }))).toBe(false)
})

function raise(error: Error): never {
  throw error
}
