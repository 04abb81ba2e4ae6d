import { fromHar } from '../exchange/har.ts'
import { redactor } from '../exchange/redact.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import type { Evidence, Exchange } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { World } from '../model/world.ts'
import type { Endpoints } from './endpoints.ts'

export interface Recording {
  readonly evidence: readonly Exchange[]
  /** Base address that the recorded requests were sent to. */
  readonly address: string
}

/**
 * Reads recorded traffic. It is masked as if we had captured it ourselves.
 * @throws ToolError `har.refused`, `file.missing`
 */
export async function collectRecording(
  world: World,
  { profile, sut }: Plan,
  path: string,
  endpoints: Endpoints,
): Promise<Recording> {
  const isTestNumber = await loadTestNumbers()
  const mask = redactor({ marks: profile.sensitive, secrets: [], isTestNumber })
  const evidence = fromHar(new TextDecoder().decode(await world.files.read(path)), mask, path)
  return { evidence, address: sut.baseUrl ?? addressIn(evidence, endpoints) }
}

/** Where recorded requests were sent: the origin of the first to an address that is one, with the path of the description's first server. */
export function addressIn(evidence: readonly Evidence[], { api: { servers } }: Endpoints): string {
  const first = evidence.find((item): item is Exchange => item.kind === 'exchange' && URL.canParse(item.request.url))
  if (!first) return ''
  const server = new URL(servers[0] ?? '/', first.request.url)
  return `${new URL(first.request.url).origin}${server.pathname}`.replace(/\/+$/, '')
}
