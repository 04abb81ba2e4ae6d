import type { Finding } from '../model/finding.ts'
import type { Report, ShownExchange } from '../model/report.ts'
import { commandLine } from './command-line.ts'
import { pathsOf } from './paths.ts'

/** Checks that hold records of several files against each other: one file alone does not show what they found. */
const acrossFiles = ['unique', 'reference', 'across', 'elements']

/** UTF-16 code units: a longer request is one to read in the HTML report. */
const longestRequest = 2000

/** How to see a finding again, on one line of a POSIX shell: the request, the file by itself, or the run by itself. */
export function againOf(report: Report): (finding: Finding) => string {
  const exchanges = new Map(report.exchanges.map(shown => [shown.id, shown]))
  const pathOf = pathsOf(report)
  return finding => {
    const shown = exchanges.get(finding.at.evidence)
    const request = shown && onOneLine(shown)
    if (request !== undefined) return request
    const path = acrossFiles.includes(finding.check) ? undefined : pathOf(finding)
    return path === undefined ? narrowed(report, finding.requirement) : fileAlone(report, path)
  }
}

/** Undefined where a line would not do: what the system itself sent, a body of several lines, a very long one. */
function onOneLine({ reproduce }: ShownExchange): string | undefined {
  const line = reproduce.replaceAll(' \\\n  ', ' ').replace(/\n(?=# )/g, ' ')
  return line === '' || line.includes('\n') || line.length > longestRequest ? undefined : line
}

/** What says how the file is read goes with it. */
function fileAlone({ profile, reproduce }: Report, path: string): string {
  const kept = reproduce.command.match(/ --(?:(?:profile|type|resources)(?: |=)(?:'[^']*'|\S+)|allow-dtd)/g) ?? []
  const named = kept.some(option => option.startsWith(' --profile'))
  const words = ['check', path.startsWith('-') ? `./${path}` : path, ...(named ? [] : ['--profile', profile.id])]
  return commandLine(words) + kept.join('')
}

/** A run can be held to one requirement; other commands are told as they were. */
function narrowed({ reproduce: { command } }: Report, requirement: string): string {
  const isRun = command.startsWith('samklang run ') && !/ --only\b/.test(command)
  return isRun ? `${command} --only ${requirement}` : command
}
