import { ToolError } from '../errors.ts'
import type { ClientSettings } from '../exchange/client.ts'
import type { Receiver } from '../exchange/receiver.ts'
import { message } from '../messages/speaker.ts'
import type { Plan } from '../model/plan.ts'
import type { World } from '../model/world.ts'
import { collectDocuments } from './collect-documents.ts'
import type { Collected } from './conclude.ts'
import type { Crew } from './crew.ts'
import { openAhead } from './judge-ahead.ts'
import { type FilesAhead, openFilesAhead } from './judge-files-ahead.ts'
import { packagesOf } from './package/recognise-package.ts'
import type { Progress } from './progress.ts'
import type { LiveInputs } from './suite-inputs.ts'

interface Sources {
  readonly client?: ClientSettings | undefined
  readonly inputs?: LiveInputs | undefined
  readonly receiver?: Receiver | undefined
  /** The evidence is to be saved. */
  readonly isSaved?: boolean
}

/**
 * Gathers evidence from what reaches the system: files, recorded traffic, its base address, or where it calls us.
 * Collecting never judges. What only one of them needs is loaded for that one.
 * @throws ToolError `usage.nothing-to-do` when nothing was named, or when the profile has no API to test
 */
export async function collect(
  world: World,
  plan: Plan,
  { client, inputs, receiver, isSaved }: Sources,
  progress: Progress,
  crew: Crew,
): Promise<Collected> {
  const { files, har, baseUrl } = plan.sut
  if (files && files.length > 0) {
    const { documentChecks } = await import('./document-checks.ts')
    const checks = await documentChecks(plan, world.cache)
    let ahead: FilesAhead | undefined
    const evidence = await collectDocuments(world, files, {
      crew,
      progress,
      packages: packagesOf(plan.profile),
      ahead: async named => {
        // What is saved is masked, and it is judged as it was saved.
        if (!isSaved) ahead = openFilesAhead(world, plan, checks, { crew, progress, files: named.length })
        return ahead
      },
    })
    return { evidence, checks, troubles: [], ...(ahead ? { ahead } : {}) }
  }
  const isLive = client !== undefined && (baseUrl !== undefined || receiver !== undefined)
  if (har === undefined && !isLive) {
    throw new ToolError('usage.nothing-to-do', { missing: '--base-url, --receiver, --files, --har' })
  }
  const [{ loadEndpoints }, { exchangeChecks }, { xmlChecks }] = await Promise.all([
    import('./endpoints.ts'),
    import('./exchange-checks.ts'),
    import('./xml-checks.ts'),
  ])
  const endpoints = await loadEndpoints(plan.profile, world.cache)
  if (!endpoints) throw new ToolError('usage.nothing-to-do', { where: plan.profile.id, missing: 'profile.yaml: api' })
  const xml = await xmlChecks(plan, world.cache)
  if (har !== undefined) {
    const { collectRecording } = await import('./collect-recording.ts')
    const { evidence, address } = await collectRecording(world, plan, har, endpoints)
    const blocked = message('run.no-recording')
    return { evidence, checks: exchangeChecks(plan, endpoints, address, xml), troubles: [], blocked }
  }
  const { collectExchanges } = await import('./collect-exchanges.ts')
  // What is judged ahead has checks of its own: they remember the records that they have seen.
  const made = () => exchangeChecks(plan, endpoints, baseUrl ?? '', xml)
  const ahead = openAhead(plan, made())
  const live = await collectExchanges(world, plan, endpoints, client ?? {}, progress, { inputs, receiver, ahead })
  return { ...live, checks: made() }
}
