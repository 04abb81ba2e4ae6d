import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { compare, once, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const token = 'bench'
const environment = { SAMKLANG_BENCH_TOKEN: token }
const town = { schools: 20, pupilsPerSchool: 193 }
const evidence = `${workFolder}/provider-evidence`
const requestsFile = `${workFolder}/provider-requests.json`

/**
 * The full suite of SS 12000 on a municipality of 10,000 persons over loopback, against plain undici sending the very
 * requests of that run. The server is a process of its own, warm for both, and fresh before each.
 */
export async function provider(): Promise<readonly Row[]> {
  const server = await startServer()
  try {
    const run = [...samklang, 'run', '--base-url', server.address, '--token-env', 'SAMKLANG_BENCH_TOKEN', '--quiet']
    const command = [...run, '--output', `${workFolder}/out`]
    rmSync(evidence, { recursive: true, force: true })
    mkdirSync(workFolder, { recursive: true })
    await once({ name: 'samklang', command: [...command, '--evidence', evidence], environment })
    const { count, bytes } = writeRequests(server.address)
    const replay = (mode: string) => [
      'node',
      'bench/peers/replay-undici.mjs',
      requestsFile,
      server.address,
      token,
      mode,
    ]
    const before = server.refresh
    const samples = await compare(
      [
        { name: 'samklang', command, environment, before },
        { name: 'undici', command: replay('text'), before },
        { name: 'undici and JSON.parse', command: replay('json'), before },
      ],
      5,
    )
    const own = sampleOf(samples, 'samklang')
    const over = (peer: string): Row => {
      const { ms, peakMiB } = sampleOf(samples, peer)
      const what = `time over ${peer} (${ms.toFixed(0)} ms, peak ${peakMiB.toFixed(0)} MiB)`
      return { what, value: `${(own.ms / ms).toFixed(2)} x`, bar: '<= 1.5', isMet: own.ms <= 1.5 * ms }
    }
    const size = `${count} requests, ${(bytes / 2 ** 20).toFixed(1)} MiB, ${server.persons} persons`
    return [
      { what: `${size}, samklang`, value: `${own.ms.toFixed(0)} ms, ${own.peakMiB.toFixed(0)} MiB` },
      over('undici'),
      over('undici and JSON.parse'),
    ]
  } finally {
    await server.stop()
  }
}

interface Server {
  readonly address: string
  readonly persons: number
  readonly refresh: () => Promise<void>
  readonly stop: () => Promise<void>
}

async function startServer(): Promise<Server> {
  const { schools, pupilsPerSchool } = town
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'node',
    ['scripts/run-ts.mjs', 'bench/provider-server.ts', token, String(schools), String(pupilsPerSchool)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ended = new Promise(resolve => child.once('close', resolve))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the server ended')
    return value
  }
  const { address, persons } = JSON.parse(await next()) as { address: string; persons: number }
  return {
    address,
    persons,
    refresh: async () => {
      child.stdin.write('\n')
      await next()
    },
    stop: async () => {
      child.stdin.end()
      await ended
    },
  }
}

interface HarEntry {
  readonly _samklang: { readonly sender?: string }
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly { readonly name: string; readonly value: string }[]
    readonly postData?: { readonly text: string }
  }
  readonly response: { readonly status: number; readonly content: { readonly size: number } }
}

/** What the run sent, out of its saved evidence, so that the peer need not read the answers too. */
function writeRequests(address: string): { readonly count: number; readonly bytes: number } {
  const har = JSON.parse(readFileSync(`${evidence}/exchanges.har`, 'utf8')) as { log: { entries: HarEntry[] } }
  // Notices are sent by the server, to nobody when the peer runs.
  const entries = har.log.entries.filter(({ _samklang }) => _samklang.sender === undefined)
  const requests = entries.map(({ request: { method, url, headers, postData }, response: { status } }) => ({
    method,
    path: url.slice(new URL(address).origin.length),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: postData?.text,
    status,
  }))
  writeFileSync(requestsFile, JSON.stringify(requests))
  return { count: entries.length, bytes: entries.reduce((sum, { response }) => sum + response.content.size, 0) }
}
