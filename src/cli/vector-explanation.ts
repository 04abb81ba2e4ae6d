import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainLine } from '../reporters/plain-text.ts'
import type { Explained, Explanation, Shown } from '../run/vectors/explain.ts'

/** Columns that three blocks beside one another need. */
const wide = 132
const gap = '  '
const indent = '    '

/**
 * The document, the rule and the requirement's text of each requirement that a failure is about: beside one another in a wide
 * terminal, else one below the other.
 */
export function explanationLines(
  { name, explained = [] }: Explained,
  speaker: Speaker,
  columns = 0,
): readonly string[] {
  return explained.flatMap(explanation => {
    const blocks = [
      instanceBlock(explanation, name, speaker),
      ruleBlock(explanation, speaker),
      rowBlock(explanation, speaker),
    ]
    const title = explanation.part === 'own' ? 'test.own' : 'test.other'
    const head = `${indent}${speaker.say(message(title, { id: explanation.requirement }))}`
    const body = columns >= wide ? beside(blocks, columns - indent.length) : below(blocks)
    return ['', plainLine(head), ...body.map(line => `${indent}${line}`.trimEnd())]
  })
}

function instanceBlock({ instance }: Explanation, name: string, { say, pick }: Speaker): readonly string[] {
  const place = ({ file, line, column, at }: Shown) =>
    `${file === '' ? `${name} (${say(message('test.edited'))})` : file}:${line}:${column}${at === undefined ? '' : ` ${at}`}`
  const parts = instance.flatMap(shown => {
    const words = shown.words ? pick(shown.words) : say(shown.said ?? message('test.nothing-found'))
    return [plainLine(place(shown)), ...shown.frame, plainLine(words)]
  })
  return [say(message('test.part.instance')), ...parts.map(line => `  ${line}`)]
}

function ruleBlock({ rules }: Explanation, { say }: Speaker): readonly string[] {
  const parts = rules.flatMap(({ file, line, column, by, expression, frame }) => [
    plainLine(`${file}:${line}:${column} (${by ?? ''})`),
    ...frame,
    ...(expression === undefined ? [] : [plainLine(expression)]),
  ])
  const lines = rules.length > 0 ? parts : [say(message('test.no-rule'))]
  return [say(message('test.part.rule')), ...lines.map(line => `  ${line}`)]
}

function rowBlock({ requirement, level, text, clause, line }: Explanation, { say, pick }: Speaker): readonly string[] {
  const title = say(message('test.part.requirement'))
  if (!text || !level) return [title, `  ${say(message('test.no-row'))}`]
  const place = line === undefined ? '' : `requirements.yaml:${line} `
  return [
    title,
    plainLine(`  ${place}${requirement} ${say({ key: `level.${level}`, args: {} })}`),
    plainLine(`  ${pick(text)}`),
    ...(clause === undefined ? [] : [plainLine(`  ${say(message('test.clause', { clause }))}`)]),
  ]
}

function below(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flat()
}

function beside(blocks: readonly (readonly string[])[], columns: number): readonly string[] {
  const room = Math.floor((columns - gap.length * (blocks.length - 1)) / blocks.length)
  const wrapped = blocks.map(block => block.flatMap(line => fitted(line, room)))
  const height = Math.max(...wrapped.map(block => block.length))
  return Array.from({ length: height }, (_, row) => wrapped.map(block => (block[row] ?? '').padEnd(room)).join(gap))
}

/** Lines of code are cut, and sentences go on in the next line. */
function fitted(line: string, room: number): readonly string[] {
  if (line.length <= room) return [line]
  if (/^ {2}[> ] ?\s*\d* \| /.test(line)) return [`${line.slice(0, room - 1)}…`]
  const lines = ['']
  for (const word of line
    .trim()
    .split(' ')
    .flatMap(each => pieces(each, room - 2))) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length + 1 > room - 2) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.map(each => `  ${each}`)
}

function pieces(word: string, room: number): readonly string[] {
  const count = Math.max(1, Math.ceil(word.length / room))
  return Array.from({ length: count }, (_, at) => word.slice(at * room, (at + 1) * room))
}
