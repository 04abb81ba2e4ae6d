import { codeFrame } from '../documents/code-frame.ts'
import { recogniseSyntax } from '../documents/document.ts'
import { textToShow } from '../documents/xml/decode.ts'
import type { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { plainLine } from '../reporters/plain-text.ts'
import { findingDetail, findingText, placeLine } from '../reporters/rows.ts'
import { maskedText } from '../run/number-mask.ts'
import type { CommandContext } from './command.ts'

const framesShown = 20
/** Bytes; of a larger file the line is named, not shown. */
const greatestFile = 16 * 1024 * 1024

/** The line that a document is refused for, as an editor would show it; '' when the error is about no line. */
export async function errorFrame({ where, args }: ToolError, { world }: CommandContext): Promise<string> {
  const { line, column } = args
  if (where === undefined || typeof line !== 'number' || typeof column !== 'number') return ''
  const frame = codeFrame(await readSmall(world, where), { line, column })
  return frame.map(shown => `  ${shown}\n`).join('')
}

/** The failing lines of the first findings, as an editor would show them. */
export async function codeFrames(
  report: Report,
  files: readonly string[],
  context: CommandContext,
  verbose: boolean,
): Promise<string> {
  const { world, speaker } = context
  if (report.findings.length === 0) return ''
  const paths = new Map<string, string>()
  for (const file of files)
    for (const { name, path } of await world.files.list(file)) paths.set(await maskedText(name), path)
  const texts = new Map<string, string>()
  const parts: string[] = []
  for (const finding of report.findings.slice(0, framesShown)) {
    const path = paths.get(finding.at.name)
    if (path === undefined || finding.at.line === undefined) continue
    const text = texts.get(path) ?? (await readSmall(world, path))
    texts.set(path, text)
    parts.push(frame(finding, text))
  }
  const rest = report.findings.length - framesShown
  if (rest > 0) parts.push(speaker.say(message('report.more-findings', { count: rest })), '')
  return parts.join('\n')

  function frame(finding: Finding, text: string): string {
    const { line = 1, column = 1 } = finding.at
    const head = plainLine(`${placeLine(finding)}  ${finding.requirement}`)
    const lines = text === '' ? [] : codeFrame(text, { line, column })
    const detail = verbose ? findingDetail(finding, speaker) : undefined
    const words = [findingText(finding, speaker), ...(detail === undefined ? [] : [detail])]
    return [head, ...[...lines, ...words.map(plainLine)].map(shown => `  ${shown}`), ''].join('\n')
  }
}

async function readSmall(world: World, path: string): Promise<string> {
  const bytes = await world.files.readSmall(path, greatestFile)
  if (!bytes) return ''
  if (recogniseSyntax(path, bytes.subarray(0, 512)) === 'application/xml') return textToShow(bytes)
  return new TextDecoder(encodings[Buffer.from(bytes.subarray(0, 2)).toString('hex')]).decode(bytes)
}

/** Byte order marks of encodings other than UTF-8. */
const encodings: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' }
