import { expect } from 'vitest'
import verificationSchema from '../../reports/schema/verification-1.schema.json' with { type: 'json' }
import { firstFault } from '../engines/json-schema/first-fault.ts'
import type { Manifest } from '../model/bundle.ts'
import type { Report } from '../model/report.ts'
import type { Verification } from '../model/verification.ts'
import type { World } from '../model/world.ts'
import { reportIdOf } from '../run/report.ts'
import { digestOf } from '../run/same-bytes.ts'
import { stillWorld } from '../run/testing.ts'
import { soundFiles, tinyWorld } from '../run/testing-profile.ts'
import { pack, unpack } from '../trust/archive.ts'
import { samklang } from './testing.ts'

/** A supplier at work: a world with files of his, and a key. */
export interface Supplier {
  readonly world: World
  readonly bundle: string
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const bytes = (written: string) => new TextEncoder().encode(written)

/** Runs a command in English, which must end as expected. */
export async function did(world: World, code: number, ...argv: readonly string[]): Promise<string> {
  const told = await samklang([...argv, '--lang', 'en'], { world })
  expect({ code: told.code, err: told.code === code ? '' : told.err }).toEqual({ code, err: '' })
  return told.out + told.err
}

/** One whose files were tested, bundled and signed. `code` is how the run ends. */
export async function supplier(
  files: Readonly<Record<string, string>> = soundFiles,
  code = 0,
  ...options: readonly string[]
): Promise<Supplier> {
  const world = tinyWorld(files)
  const run = ['run', '--profile', 'tiny', '--files', 'export', '--evidence', 'kept', '--quiet', '--output', 'out']
  await did(world, code, ...run, ...options)
  await did(world, 0, 'bundle', 'kept', '--output', 'bid.zip')
  await did(world, 0, 'keygen', 'key.pem')
  await did(world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  await world.files.write('trusted/supplier.pem', await world.files.read('key.pem.pub'))
  return { world, bundle: 'bid.zip' }
}

/** What is in a bundle, by name, to be changed. */
export async function opened({ world, bundle }: Supplier): Promise<Map<string, Uint8Array>> {
  return new Map(unpack(await world.files.read(bundle), bundle))
}

export async function closed({ world, bundle }: Supplier, contents: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await world.files.write(bundle, pack(contents))
}

/** Changes the text of one file in a bundle, which must change it. */
export function edit(contents: Map<string, Uint8Array>, path: string, change: (before: string) => string): void {
  const before = text(contents.get(path))
  const after = change(before)
  expect(after, path).not.toBe(before)
  contents.set(path, bytes(after))
}

/** Changes the report as data, and its id with it, unless that is what is changed. */
export function editReport(contents: Map<string, Uint8Array>, change: (report: Writable<Report>) => void): void {
  edit(contents, 'report.json', before => {
    const report = JSON.parse(before)
    const { reportId } = report
    change(report)
    if (report.reportId === reportId) report.reportId = reportIdOf(report)
    return `${JSON.stringify(report, null, 2)}\n`
  })
}

/** All that was readonly can be written. */
type Writable<T> = { -readonly [K in keyof T]: T[K] extends object ? Writable<T[K]> : T[K] }

/** Makes the manifest fit what is there again, and takes the signatures away. */
export function resealed(contents: Map<string, Uint8Array>): void {
  for (const path of [...contents.keys()]) if (path.startsWith('attestation/')) contents.delete(path)
  const { files, ...rest }: Manifest = JSON.parse(text(contents.get('manifest.json')))
  const old = new Map(files.map(file => [file.path, file]))
  const made = [...contents].flatMap(([path, content]) => {
    const mayBeMasked = /^evidence\/(?:exchanges|documents)\//.test(path) ? { mayBeMasked: true } : {}
    const entry = { ...(old.get(path) ?? { path, ...mayBeMasked }), size: content.length, digest: digestOf(content) }
    return path === 'manifest.json' ? [] : [entry]
  })
  contents.set('manifest.json', bytes(`${JSON.stringify({ ...rest, files: made }, null, 2)}\n`))
}

export interface Verified {
  readonly code: number
  readonly said: string
  readonly verification: Verification
  /** How each step ended. */
  readonly steps: Readonly<Record<string, string>>
}

const verificationKind = { name: 'verification-1.schema.json', schema: verificationSchema }

/** What a stranger with the supplier's public key finds, which is always of the form that is published. */
export async function verified({ world, bundle }: Supplier, ...more: readonly string[]): Promise<Verified> {
  const told = await samklang(['verify', bundle, '--output', 'seen', '--lang', 'en', ...more], { world })
  const verification: Verification = JSON.parse(text(await world.files.read('seen/verification.json')))
  expect(await firstFault(stillWorld().cache, verification, verificationKind)).toBeUndefined()
  const steps = Object.fromEntries(verification.steps.map(({ step, outcome }) => [step, outcome]))
  return { code: told.code, said: told.out, verification, steps }
}

export const trusting = ['--trust', 'trusted'] as const

/** A room whose house is not there breaks the rule `L`. */
export const brokenFiles = { ...soundFiles, 'rooms.json': '[{"id":"a","seats":4,"house":"nowhere"}]' }

/** Makes what failed pass, in every number of the report. */
export const toGreen = (contents: Map<string, Uint8Array>) =>
  editReport(contents, report => {
    const row = report.verdicts.find(({ requirement }) => requirement === 'L')
    Object.assign(row ?? {}, { verdict: 'passed', findings: 0 })
    report.coverage.byLevel.MUST.passed += 1
    report.coverage.byLevel.MUST.failed -= 1
    report.overall = 'conformant'
    report.findings = []
  })
