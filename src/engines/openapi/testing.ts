import { ToolError } from '../../errors.ts'
import type { Sink } from '../../model/check.ts'
import type { Exchange, Headers } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { Profile } from '../../model/profile.ts'
import { row, tinyProfile } from '../../model/testing.ts'
import type { Cache } from '../../model/world.ts'
import type { Parameter } from './description.ts'
import { type Api, type LoadOptions, loadApi } from './load.ts'
import { prepareApi } from './reading/prepare.ts'

export const noCache: Cache = { get: async () => undefined, put: async () => {} }

/** Where descriptions of tests stand. */
export const apiPath = 'resources/openapi.yaml'

/** A profile with an API description and, when given, other files; requirements S, M, H, B and T are known. */
export function apiProfile(description: string, files: Readonly<Record<string, string>> = {}): Profile {
  const all = Object.entries({ [apiPath]: description, ...files })
  const resources = all.map(([path, text]) => {
    const kind = path.endsWith('.schema.json') ? ('json-schema' as const) : ('openapi' as const)
    return [path, { path, kind, text, digest: 'sha256:0' }] as const
  })
  const requirements = ['S', 'M', 'H', 'B', 'T'].map(id => row(id))
  return tinyProfile(requirements, { api: apiPath, resources: new Map(resources) })
}

export function apiOf(
  description: string,
  files: Readonly<Record<string, string>> = {},
  options: LoadOptions = {},
): Promise<Api> {
  return loadApi(apiProfile(description, files), apiPath, noCache, options)
}

/** Wraps paths (indented by two) into a whole description whose problems belong to S, M, H and B. */
export function tagged(paths: string, version = '3.1.0', more = ''): string {
  const tags = 'x-requirement: { status: S, media-type: M, headers: H, body: B }'
  return `openapi: ${version}\ninfo: { title: t, version: '1' }\n${tags}\n${more}\npaths:\n${paths}`
}

/** What was said to a sink, a line each: `held S`, `untested B`, `B openapi.body-missing`, `T schema.type /id`. */
export function listening(): {
  readonly sink: Sink
  readonly lines: string[]
  readonly findings: Omit<Finding, 'check'>[]
} {
  const lines: string[] = []
  const findings: Omit<Finding, 'check'>[] = []
  const sink: Sink = {
    exercised: requirement => lines.push(`held ${requirement}`),
    finding(finding) {
      findings.push(finding)
      const { requirement, message, at } = finding
      lines.push([requirement, message.key, ...(at.pointer === undefined ? [] : [at.pointer || '/'])].join(' '))
    },
    untested: (requirement, { key }) => lines.push(`untested ${requirement} ${key}`),
    inapplicable: requirement => lines.push(`inapplicable ${requirement}`),
    error: (requirement, { key }) => lines.push(`error ${requirement} ${key}`),
  }
  return { sink, lines, findings }
}

/** A recorded GET with its answer. */
export function answered(
  url: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
  more: Partial<Exchange> = {},
): Exchange {
  return {
    kind: 'exchange',
    id: 'sha256:e',
    startedAt: '2026-01-01T00:00:00Z',
    duration: 1,
    request: { method: 'GET', url, headers: [] },
    response: { status, headers: Object.entries(headers) as Headers, body },
    redactions: [],
    ...more,
  }
}

/** A parameter with everything at its default. */
export function parameterOf(more: Partial<Parameter> & Pick<Parameter, 'in' | 'style' | 'shape'>): Parameter {
  return {
    name: 'color',
    required: false,
    explode: false,
    allowReserved: false,
    allowEmptyValue: false,
    expected: '{}',
    ...more,
  }
}

/** The fields that every description has. */
export const info = "info: { title: t, version: '1' }"

/** A description with these paths (indented by two) and nothing else. */
export function withPaths(text: string, version = '3.1.0'): string {
  return `openapi: ${version}\n${info}\npaths:\n${text}`
}

/** Why a description is refused: `reason name @ where` of the first problem; else `accepted`. */
export async function refused(description: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  try {
    await prepareApi(apiProfile(description, files), apiPath, undefined)
  } catch (error) {
    if (!(error instanceof ToolError) || error.code !== 'openapi.refused') throw error
    const reason = error.reason?.key.replace('openapi.refused.', '')
    return `${reason} ${error.reason?.args.name} @ ${error.where?.replace('resources/', '')}`
  }
  return 'accepted'
}
