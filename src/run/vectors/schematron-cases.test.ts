import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editXml, type XmlEdit } from '../../documents/xml/edit.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { loadSchematron } from '../../engines/schematron/load.ts'
import { loadProfile } from '../../profile/load.ts'
import { stillWorld } from '../testing.ts'

/** Rules of a schema that a document breaks, when it is edited so: what one vector for each rule leaves out. */
async function judging(profile: string, schema: string, base: string) {
  const { resources } = await loadProfile(stillWorld(), profile)
  const { compiled } = loadSchematron({ path: `resources/${schema}`, read: path => resources.get(path)?.bytes })
  const text = readFileSync(`test-vectors/${profile}/base/${base}`, 'utf8')
  return (...edits: readonly XmlEdit[]) => {
    const { tree } = parseXml(editXml(text, edits))
    if (!tree || !compiled) throw new Error('it cannot be read')
    return compiled.run(tree).raised.map(({ assertion }) => compiled.assertions[assertion]?.id)
  }
}

describe('rivta-sip', async () => {
  const role = '//c:healthcareProfessionalRoleCode'
  const [plans, services] = [
    await judging('rivta-sip', 'plans.sch', 'plans.xml'),
    await judging('rivta-sip', 'services.sch', 'services.xml'),
  ]

  it('refuses an empty originalText beside a code, as the published rules do', () => {
    expect(plans({ put: `${role}/c:originalText`, to: '' })).toEqual(['SIP-107'])
    expect(services({ put: `${role}/c:originalText`, to: '' })).toEqual(['SIP-207'])
  })

  it('refuses an empty codeSystem beside an originalText, as the published rules do', () => {
    const inWords: readonly XmlEdit[] = [
      { remove: `${role}/c:code` },
      { remove: `${role}/c:displayName` },
      { put: `${role}/c:originalText`, to: 'Handläggare' },
    ]
    const none: XmlEdit = { remove: `${role}/c:codeSystem` }
    expect(plans(...inWords, none)).toEqual([])
    expect(plans(...inWords, { set: `${role}/c:codeSystem`, to: '' })).toEqual(['SIP-108'])
    expect(services(...inWords, { set: `${role}/c:codeSystem`, to: '' })).toEqual(['SIP-208'])
  })

  it.each([
    [`SE2321000016-${'a'.repeat(18)}`, []],
    [`SE2321000016-${'a'.repeat(19)}`, ['10']],
    [`SE162321000016-${'a'.repeat(16)}`, []],
    [`SE162321000016-${'a'.repeat(17)}`, ['10']],
  ])('wants an HSA-id to have 31 characters at most: %s', (to, broken) => {
    const edit: XmlEdit = { set: '//c:healthcareProfessionalHSAId', to }
    expect(plans(edit)).toEqual(broken.map(end => `SIP-1${end}`))
    expect(services(edit)).toEqual(broken.map(end => `SIP-2${end}`))
  })

  it('tells records apart by source system and documentId', () => {
    const copied: XmlEdit = { copy: 'q:carePlan' }
    const second = 'q:carePlan[2]/c:carePlanHeader'
    expect(plans(copied)).toEqual(['SIP-111', 'SIP-111'])
    expect(plans(copied, { set: `${second}/c:documentId`, to: '2' })).toEqual([])
    expect(plans(copied, { set: `${second}/c:sourceSystemHSAId`, to: 'SE2321000016-0009' })).toEqual([])
    expect(services({ copy: 'q:careService' })).toEqual(['SIP-211', 'SIP-211'])
  })
})

describe('fgs-paket', async () => {
  const premis = await judging('fgs-paket', 'premis.sch', 'FGS-exempel-1/metadata/preservation/premis.xml')
  const mets = await judging('fgs-paket', 'csip.sch', 'FGS-exempel-1/METS.xml')
  const copied: XmlEdit = { copy: 'premis:event' }
  const identifier = (at: number) => `premis:event[${at}]/premis:eventIdentifier`

  it('says of the second of two identifiers that are the same', () => {
    expect(premis(copied)).toEqual(['PREMIS-3'])
    expect(premis({ copy: identifier(1) })).toEqual(['PREMIS-3', 'PREMIS-4'])
    expect(premis(copied, { set: `${identifier(2)}/premis:eventIdentifierValue`, to: '2' })).toEqual([])
  })

  it('does not take type and value that read the same together for the same', () => {
    const [first, second] = [identifier(1), identifier(2)]
    const edits: readonly XmlEdit[] = [
      copied,
      { set: `${first}/premis:eventIdentifierType`, to: 'local no' },
      { set: `${second}/premis:eventIdentifierValue`, to: 'no 1' },
    ]
    expect(premis(...edits)).toEqual([])
  })

  it('wants each of several references to lead to an ID', () => {
    const file = '//fileGrp/file[1]'
    expect(mets({ set: `${file}/@ADMID`, to: ' prov-1  rights-1' })).not.toContain('METS-REF')
    expect(mets({ set: `${file}/@ADMID`, to: 'prov-1 nowhere' })).toContain('METS-REF')
  })
})
