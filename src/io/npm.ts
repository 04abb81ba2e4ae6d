import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ToolError } from '../errors.ts'
import type { FetchedPackage, Npm, PublishOptions, World } from '../model/world.ts'

/**
 * npm as the user has it: its registry, proxy, tokens and provenance hold for us too, and we know none of them. Scripts of
 * packages are never run, and what is fetched is a tarball that npm does not unpack.
 */
export function usersNpm(environment: World['environment']): Npm {
  const npm = (words: readonly string[]) => started(words, environment)
  return {
    fetch: (spec, registry) => inFolder(folder => fetchedInto(folder, spec, registry, npm)),
    versions: (name, registry) => versionsOf(name, registry, npm),
    publish: (tarball, options) => inFolder(folder => published(folder, tarball, options, npm)),
  }
}

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

type Run = (words: readonly string[]) => Promise<Ended>

async function fetchedInto(folder: string, spec: string, registry: string | undefined, npm: Run) {
  const ended = await npm(['pack', '--json', `--pack-destination=${folder}`, ...registryWord(registry), '--', spec])
  if (ended.code !== 0) throw failed(spec, ended)
  const [file] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  const packed: unknown = tried(() => JSON.parse(ended.out))
  // npm 12 gives an object by name, those before it a list.
  const [about] = Object.values(Object(packed)) as readonly Partial<FetchedPackage>[]
  if (file === undefined || typeof about?.name !== 'string' || typeof about.version !== 'string')
    throw failed(spec, ended)
  return { name: about.name, version: about.version, tarball: new Uint8Array(readFileSync(join(folder, file))) }
}

async function versionsOf(name: string, registry: string | undefined, npm: Run) {
  const ended = await npm(['view', '--json', ...registryWord(registry), '--', name, 'versions'])
  if (ended.code !== 0) {
    if (/\bE404\b/.test(ended.err + ended.out)) return []
    throw failed(name, ended)
  }
  // One version is a text by itself.
  const versions = [tried(() => JSON.parse(ended.out))].flat()
  // An answer that is not understood is not one that says that there are none.
  if (versions.length === 0 || !versions.every(each => typeof each === 'string')) throw failed(name, ended)
  return versions
}

async function published(folder: string, tarball: Uint8Array, options: PublishOptions, npm: Run): Promise<string> {
  const file = join(folder, 'package.tgz')
  writeFileSync(file, tarball)
  const { registry, access, tag, provenance, dryRun } = options
  const words = [
    ...(access === undefined ? [] : [`--access=${access}`]),
    ...(tag === undefined ? [] : [`--tag=${tag}`]),
    ...(provenance ? ['--provenance'] : []),
    ...(dryRun ? ['--dry-run'] : []),
  ]
  const ended = await npm(['publish', ...registryWord(registry), ...words, '--', file])
  if (ended.code !== 0) throw failed('npm publish', ended)
  return ended.out
}

function registryWord(registry: string | undefined): readonly string[] {
  return registry === undefined ? [] : [`--registry=${registry}`]
}

/** What comes and goes is kept beside the project, and npm itself runs in it: its `.npmrc` holds. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-npm-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function started(words: readonly string[], environment: World['environment']): Promise<Ended> {
  const [program, ...before] = npmProgram()
  const always = ['--ignore-scripts', '--workspaces=false', '--no-update-notifier', '--no-fund']
  const child = spawn(program, [...before, ...always, ...words], {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said.out += piece
  })
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said.err += piece
  })
  return new Promise((done, fail) => {
    child.once('error', error => fail(new ToolError('npm.missing', { where: program }, error)))
    child.once('close', code => done({ code: code ?? 1, ...said }))
  })
}

/** On Windows npm is a script that only a shell could start, which would read the words anew: its own program is started instead. */
function npmProgram(): readonly [program: string, ...words: readonly string[]] {
  if (process.platform !== 'win32') return ['npm']
  return [process.execPath, join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')]
}

/** What npm says of it, without the words that stand before each line. */
function failed(where: string, { err, out }: Ended): ToolError {
  const lines = err
    .split('\n')
    .flatMap(line => /^npm (?:error|ERR!) (?:code |[0-9]{3} )?(.*)$/.exec(line)?.[1]?.trim() ?? [])
  const told = lines.filter(line => line !== '' && !line.includes('complete log'))
  const why = told.join('; ').slice(0, 500)
  return new ToolError('npm.failed', { where, why: why || err.trim().slice(-300) || out.trim().slice(0, 300) })
}

function tried(parse: () => unknown): unknown {
  try {
    return parse()
  } catch {
    return undefined
  }
}
