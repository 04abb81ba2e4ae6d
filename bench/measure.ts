import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** One run of a command: wall time in milliseconds and peak resident memory in MiB. */
export interface Sample {
  readonly ms: number
  readonly peakMiB: number
  readonly code: number | null
}

export interface Contender {
  readonly name: string
  readonly command: readonly string[]
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Exit codes that mean that the work was done. Default: 0. */
  readonly accept?: readonly number[]
  /** Done before each run, and not measured. */
  readonly before?: () => Promise<void>
}

/** Runs the contenders in turn (A B C, A B C, …), so that a machine that slows down slows all, and takes medians. */
export async function compare(
  contenders: readonly Contender[],
  rounds: number,
  watching: Watching = 'memory',
): Promise<ReadonlyMap<string, Sample>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round += 1) {
    for (const contender of contenders) {
      await contender.before?.()
      const sample = await once(contender, watching)
      if (round >= 0) samples.get(contender.name)?.push(sample)
    }
  }
  return new Map([...samples].map(([name, list]) => [name, median(list)]))
}

/** Looking at a process's memory as it runs takes time from it; what only takes a moment is let alone. */
type Watching = 'memory' | 'time'

/** Runs a command once. @throws Error when the command did not do its work: a number for a failed run would be a lie */
export async function once(
  { name, command, cwd, environment, accept = [0] }: Contender,
  watching: Watching = 'memory',
): Promise<Sample> {
  const [program = '', ...args] = command
  const start = performance.now()
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', chunk => {
    stderr = `${stderr}${chunk}`.slice(-2000)
  })
  let peak = 0
  const look = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
  }
  // The most that there has been is asked for, so that now and then is enough: to ask often takes time from who uses all cores.
  const watch = watching === 'memory' ? setInterval(look, 50) : undefined
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const ms = performance.now() - start
  clearInterval(watch)
  if (!accept.includes(code ?? -1)) throw new Error(`${name} ended with ${code}: ${stderr}`)
  return { ms, peakMiB: peak / 1024, code }
}

function median(samples: readonly Sample[]): Sample {
  const sorted = [...samples].sort((a, b) => a.ms - b.ms)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error('no samples')
  return { ...middle, peakMiB: Math.max(...samples.map(({ peakMiB }) => peakMiB)) }
}

/** One line of the table: what was measured, against which bar. Without a bar it only informs. */
export interface Row {
  readonly what: string
  readonly value: string
  readonly bar?: string
  readonly isMet?: boolean
}

export function line({ what, value, bar = '', isMet }: Row): void {
  const mark = isMet === undefined ? '    ' : isMet ? 'ok  ' : 'MISS'
  process.stdout.write(`${mark}  ${what.padEnd(62)} ${value.padStart(24)}   ${bar}\n`)
}

/** The sample of a contender that must be there. */
export function sampleOf(samples: ReadonlyMap<string, Sample>, name: string): Sample {
  const sample = samples.get(name)
  if (!sample) throw new Error(`${name} was not measured`)
  return sample
}

/** Folder for what the measurements need; it is not committed. */
export const workFolder = 'bench/.work'

/** The program as a user starts it. */
export const samklang = ['node', 'bin/samklang.js'] as const
