import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { locatePointers, parseJson } from './json-scanner.ts'
import { type Written, writtenJson } from './testing.ts'

const { say } = speaker('en')

function problemsOf(source: string | Uint8Array) {
  return parseJson(source).problems.map(({ kind, message, line, column, pointer }) => ({
    kind,
    key: message.key,
    line,
    column,
    pointer,
  }))
}

describe('parseJson', () => {
  it('gives the value of JSON.parse for every JSON text, and no breach', () => {
    fc.assert(
      fc.property(writtenJson(), ({ text }) => {
        const parsed = parseJson(Buffer.from(text))
        expect(parsed.value).toStrictEqual(JSON.parse(text))
        expect(parsed.problems.filter(({ kind }) => kind !== 'number-range')).toEqual([])
      }),
    )
  })

  it('accepts and refuses exactly what JSON.parse does, however a text is damaged', () => {
    fc.assert(
      fc.property(damaged(), text => {
        const breach = parseJson(text).problems.some(({ kind }) => kind === 'syntax' || kind === 'empty')
        expect(breach).toBe(!accepts(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('puts a syntax error within the text or at its end, never before what it could still have read', () => {
    fc.assert(
      fc.property(damaged(), text => {
        const [problem] = parseJson(text).problems.filter(({ kind }) => kind === 'syntax')
        if (problem === undefined) return
        const index = Buffer.from(text).subarray(0, problem.offset).toString().length
        expect(index).toBeLessThanOrEqual(text.length)
        // What stands before the place can go on to something valid: a number or a word may be begun there.
        expect(canGoOn(text.slice(0, index))).toBe(true)
        // A message that is not known is shown as its key and arguments; what is quoted of the text may look like those.
        expect(say(problem.message)).not.toMatch(/^[a-z.-]+ \{/)
      }),
    )
  })

  it.each([
    ['', 'json.empty', 1, 1, ''],
    [' \n ', 'json.empty', 2, 2, ''],
    ['{"a":1', 'json.end-in-object', 1, 7, '/a'],
    ['{"a":\n[1,', 'json.end-in-array', 2, 4, '/a/1'],
    ['{"a":"x', 'json.end-in-string', 1, 8, '/a'],
    ['{"a":"x\\', 'json.end-in-string', 1, 9, '/a'],
    ['["x\ny"]', 'json.line-break-in-string', 1, 4, '/0'],
    ['["x\u0001y"]', 'json.control-in-string', 1, 4, '/0'],
    ['["å\\q"]', 'json.escape', 1, 4, '/0'],
    ['["\\u12G4"]', 'json.escape', 1, 3, '/0'],
    ['[01]', 'json.number', 1, 2, '/0'],
    ['{"n":+1}', 'json.value', 1, 6, '/n'],
    ['[1.]', 'json.number', 1, 2, '/0'],
    ['[-]', 'json.number', 1, 2, '/0'],
    ['[.5]', 'json.value', 1, 2, '/0'],
    ['[NaN]', 'json.value', 1, 2, '/0'],
    ['[1,]', 'json.trailing-comma', 1, 4, ''],
    ['{"a":{"b":1,}}', 'json.trailing-comma', 1, 13, '/a'],
    ['{"a":1 "b":2}', 'json.comma-in-object', 1, 8, '/a'],
    ['[1 2]', 'json.comma-in-array', 1, 4, '/0'],
    ['{"a" 1}', 'json.colon', 1, 6, '/a'],
    ['{a:1}', 'json.name', 1, 2, ''],
    ["{'a':1}", 'json.single-quotes', 1, 2, ''],
    ["['a']", 'json.single-quotes', 1, 2, '/0'],
    ['[1, // one\n2]', 'json.comment', 1, 5, '/1'],
    ['{"a":1}\n}', 'json.after-end', 2, 1, ''],
    ['{"a":1}\n{"a":2}', 'json.second-value', 2, 1, ''],
  ])('says what is wrong with %j, and where', (text, key, line, column, pointer) => {
    expect(problemsOf(text)).toEqual([{ kind: key === 'json.empty' ? 'empty' : 'syntax', key, line, column, pointer }])
    expect(parseJson(text).value).toBeUndefined()
  })

  it('counts columns in UTF-16 code units and offsets in bytes', () => {
    const [problem] = parseJson('{"å😀":?}').problems
    expect(problem).toMatchObject({ line: 1, column: 8, offset: 10 })
  })
})

describe('duplicate members', () => {
  it('are found wherever one is put into a document, and only there', () => {
    fc.assert(
      fc.property(writtenJson(), fc.nat(), ({ text, starts }, pick) => {
        const objects = [...starts].filter(([, start]) => text[start] === '{' && !/^\{\s*\}/.test(text.slice(start)))
        fc.pre(objects.length > 0)
        const [pointer, start] = objects[pick % objects.length] ?? ['', 0]
        const name = /^\{\s*("(?:[^"\\]|\\.)*")/.exec(text.slice(start))?.[1] ?? ''
        const doubled = `${text.slice(0, start + 1)}${name}:0,${text.slice(start + 1)}`
        const found = parseJson(doubled).problems.filter(({ kind }) => kind === 'duplicate-member')
        expect(found).toHaveLength(1)
        expect(found[0]?.pointer).toMatch(pointer)
        expect(parseJson(doubled).value).toStrictEqual(JSON.parse(doubled))
      }),
    )
  })

  it('are told with both places, when they differ only in how they are written', () => {
    expect(problemsOf('{"a":1,\n "b":{"\\u0061":1, "a" :2}}')).toEqual([
      { kind: 'duplicate-member', key: 'json.duplicate-member', line: 2, column: 19, pointer: '/b/a' },
    ])
  })

  it('are not seen where a string holds what looks like a member', () => {
    expect(problemsOf('{"a":"\\":1","b":["x\\" : y", ":"]}')).toEqual([])
  })

  it('are listed up to the limit, and counted beyond it', () => {
    const text = `{${Array.from({ length: 50 }, () => '"a":1').join()}}`
    const parsed = parseJson(text, { problems: 10 })
    expect(parsed.problems).toHaveLength(10)
    expect(parsed.more).toBe(39)
  })

  it('are not pushed out by remarks', () => {
    const text = `[${'1e999,'.repeat(50)}{"a":1,"a":2}]`
    const kinds = parseJson(text, { problems: 10 }).problems.map(({ kind }) => kind)
    expect(kinds.filter(kind => kind === 'number-range')).toHaveLength(10)
    expect(kinds.filter(kind => kind === 'duplicate-member')).toHaveLength(1)
  })
})

describe('bounds', () => {
  it('refuses a text one level too deep, at the bracket that is too much', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`
    expect(problemsOf(nested(256))).toEqual([])
    expect(problemsOf(`[${nested(256)}]`)).toMatchObject([{ kind: 'too-deep', line: 1, column: 765 }])
  })

  it('does not take brackets in strings for depth', () => {
    expect(problemsOf(JSON.stringify(['['.repeat(1000), '\\"{'.repeat(1000)]))).toEqual([])
    expect(problemsOf(JSON.stringify(Array.from({ length: 1000 }, () => [])))).toEqual([])
  })

  it('is not fooled by closing brackets in strings', () => {
    const text = `${'["]]]]]]",'.repeat(300)}1${']'.repeat(300)}`
    expect(problemsOf(text)).toMatchObject([{ kind: 'too-deep' }])
  })

  it('finds depth in what a later member of the same name hides, and before the fault of a text that is no JSON', () => {
    const deep = `${'['.repeat(300)}${']'.repeat(300)}`
    expect(problemsOf(`{"a":${deep},"a":1}`)).toMatchObject([{ kind: 'too-deep', column: 261 }])
    expect(problemsOf(`[${deep},]`)).toMatchObject([{ kind: 'too-deep', column: 257 }])
  })

  it('counts depth in long texts as in short ones', () => {
    const nested = (depth: number) => `[${'1,'.repeat(200_000)}${'['.repeat(depth - 1)}${']'.repeat(depth)}`
    expect(problemsOf(nested(256))).toEqual([])
    expect(problemsOf(nested(257))).toMatchObject([{ kind: 'too-deep', column: 400_257 }])
  })

  it('survives a hundred thousand levels, closed or not', () => {
    expect(problemsOf('['.repeat(100_000))).toMatchObject([{ kind: 'too-deep' }])
    expect(problemsOf('{"a":'.repeat(100_000))).toMatchObject([{ kind: 'too-deep' }])
  })

  it('refuses a text over the size limit without parsing it', () => {
    expect(parseJson('[1,2,3]', { size: 6 })).toMatchObject({ value: undefined, problems: [{ kind: 'too-large' }] })
    expect(parseJson('[1,2,3]', { size: 7 }).problems).toEqual([])
  })
})

describe('what a text may hold', () => {
  it('refuses half a surrogate pair, written as an escape, with its byte offset', () => {
    expect(parseJson('{"å":["ok \\ud83d\\ude00", "\\ud83d"]}')).toMatchObject({
      value: undefined,
      problems: [{ kind: 'encoding', message: { key: 'json.lone-surrogate' }, offset: 27, pointer: '/å/1' }],
    })
    for (const text of ['["\\ude00"]', '["\\ud83d x\\ude00"]', '["\\ud83d\\ud83d\\ude00"]', '{"\\udfff":1}']) {
      expect(parseJson(text).problems).toMatchObject([{ kind: 'encoding' }])
    }
    expect(parseJson('["\\\\ud83d", "\\ud83d\\ude00"]').problems).toEqual([])
  })

  it('refuses half a surrogate pair in a string of JavaScript', () => {
    expect(parseJson('["å\ud83d"]')).toMatchObject({ value: undefined, problems: [{ kind: 'encoding', offset: 4 }] })
  })

  it('remarks on numbers that no reader can be trusted with, and keeps the value', () => {
    const parsed = parseJson('[1e400, 9007199254740993, 9007199254740992, 0.1, 1e300, 12345678901234567890]')
    expect(parsed.problems.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['number-range', '/0'],
      ['number-range', '/1'],
      ['number-range', '/5'],
    ])
    expect(parsed.value).toHaveLength(6)
  })

  it('leaves prototypes alone', () => {
    const { value, problems } = parseJson('{"__proto__":{"polluted":true},"constructor":1}')
    expect(problems).toEqual([])
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
    expect('polluted' in {}).toBe(false)
  })
})

describe('locatePointers', () => {
  it('points at the first byte of every value', () => {
    fc.assert(
      fc.property(writtenJson(), ({ text, starts }) => {
        const found = locatePointers(Buffer.from(text), [...starts.keys()])
        expect([...found.keys()].sort()).toEqual([...starts.keys()].sort())
        for (const [pointer, start] of starts) expect(found.get(pointer)).toEqual(spotOf(text, start))
      }),
    )
  })

  it('takes the last of duplicate members, as JSON.parse does', () => {
    const text = '{"a":{"x":1},"b":0,"a":{"y":2}}'
    const found = locatePointers(text, ['/a', '/a/y', '/a/x'])
    expect(found.get('/a')).toEqual({ line: 1, column: 24, offset: 23 })
    expect(found.get('/a/y')?.offset).toBe(28)
    expect(found.has('/a/x')).toBe(false)
  })

  it.each(['/b', '/a/2', '/a/00', '/a/-', '/a/0/x', 'a', '/a/1e0'])('finds nothing at %s', pointer => {
    expect(locatePointers('{"a":[1,2]}', [pointer]).size).toBe(0)
  })

  it('counts the byte order mark in offsets, not in columns', () => {
    expect(locatePointers(Buffer.from('\uFEFF[1]'), ['/0']).get('/0')).toEqual({ line: 1, column: 2, offset: 4 })
  })
})

function accepts(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

// Every text that JSON.parse refuses for its end alone could have gone on.
function canGoOn(text: string): boolean {
  try {
    JSON.parse(`${text}\u0000`)
    return true
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    return position === undefined || Number(position) >= text.length
  }
}

function damaged(): fc.Arbitrary<string> {
  const junk = fc.constantFrom(
    '',
    '"',
    '\\',
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
    '0',
    '-',
    '.',
    'e',
    'u',
    '\n',
    '\u0000',
    "'",
    'å',
    '/',
  )
  return fc
    .tuple(writtenJson(), fc.array(fc.tuple(fc.nat(), fc.nat(3), junk), { minLength: 1, maxLength: 3 }))
    .map(([written, edits]: [Written, [number, number, string][]]) =>
      edits.reduce((text, [at, length, put]) => {
        const index = at % (text.length + 1)
        return (text.slice(0, index) + put + text.slice(index + length)).toWellFormed()
      }, written.text),
    )
}

function spotOf(text: string, index: number) {
  const before = text.slice(0, index)
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset: Buffer.byteLength(before) }
}
