import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadProfile } from '../../profile/load.ts'
import { checkFiles } from '../check-files.ts'
import { exampleTool, stillWorld } from '../testing.ts'
import { testProfile } from './profile-test.ts'

// Third parties' contracts are read where they are, and never copied here.
const shared = fileURLToPath(new URL('../../../../shared/official', import.meta.url))
const folders = [`${shared}/rivta`, `${shared}/intyg-rivta`]
const isThere = folders.every(folder => existsSync(folder))
const world = stillWorld()
const bases = readdirSync('test-vectors/rivta/base').map(name => `test-vectors/rivta/base/${name}`)

describe('rivta', () => {
  it('has vectors for all that files can break, and all hold', async () => {
    const profile = await loadProfile(world, 'rivta')
    const { vectors } = await testProfile(world, profile, 'test-vectors', [])
    expect(vectors.filter(({ wrong, notRun }) => wrong || notRun)).toEqual([])
    expect(vectors.length).toBeGreaterThan(90)
  })

  it.each(bases)('recognises %s by itself', async file => {
    const report = await judged([file], {})
    expect(report.profile.id).toBe('rivta')
    const failed = report.verdicts.filter(({ verdict }) => verdict === 'failed' || verdict === 'error')
    expect(failed.map(({ requirement }) => requirement)).toEqual(file.includes('soap-1.2') ? ['RIV-M01'] : [])
  })
})

describe.skipIf(!isThere)('the public contracts (skipped where ../shared/official is absent)', () => {
  it('break the rules that they are known to break', async () => {
    const { findings, files } = await told('.wsdl')
    const isOf21 = (name: string) => !/rivtabp20/i.test(name)
    expect(files.filter(isOf21)).toHaveLength(70)
    const breaking = (requirement: string) => findings.get(requirement)?.filter(isOf21) ?? []
    expect(breaking('RIV-B05')).toHaveLength(43)
    const others = [...findings.keys()]
      .filter(id => id !== 'RIV-B05')
      .flatMap(id => breaking(id).map(at => [id, basename(at)]))
    expect(others.sort()).toEqual([
      ['RIV-B07c', 'ListCertificatesForCitizenInteraction_1.0_RIVTABP21.wsdl'],
      ['RIV-B08a', 'GetAllCareTypesInteraction_1.1_RIVTABP21.wsdl'],
      ['RIV-B08a', 'GetLogicalAddresseesByServiceContractInteraction_2.0_RIVTABP21.wsdl'],
      ['RIV-B08a', 'GetSupportedServiceContractsInteraction_2.0_RIVTABP21.wsdl'],
      ['RIV-B08c', 'GetLogicalAddresseesByServiceContractInteraction_2.0_RIVTABP21.wsdl'],
      ['RIV-B08c', 'GetSupportedServiceContractsInteraction_2.0_RIVTABP21.wsdl'],
    ])
    const older = files.filter(name => !isOf21(name))
    expect(findings.get('RIV-B04')?.sort()).toEqual(older.sort())
  })

  it('and so do their schemas', async () => {
    const { findings, files } = await told('.xsd')
    expect(files).toHaveLength(143)
    const counts = [...findings].map(([id, names]) => [id, names.length]).sort()
    expect(counts).toEqual([
      ['RIV-S02', 6],
      ['RIV-S06', 8],
      ['RIV-S07', 1],
      ['RIV-S08', 2],
      ['RIV-S10', 1],
    ])
  })
})

async function told(ending: string) {
  const files = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith(ending))
      .map(name => join(folder, name)),
  )
  const findings = new Map<string, Set<string>>()
  for (const file of files) {
    for (const { requirement } of (await judged([file])).findings) {
      findings.set(requirement, (findings.get(requirement) ?? new Set()).add(file))
    }
  }
  return { files, findings: new Map([...findings].map(([id, names]) => [id, [...names]])) }
}

function judged(files: readonly string[], by: { readonly profile?: string } = { profile: 'rivta' }) {
  return checkFiles(world, { files, ...by, command: 'samklang check', tool: exampleTool, workers: 1 })
}
