import { describe, expect, it } from 'vitest'
import {
  brokenFiles,
  closed,
  did,
  edit,
  editReport,
  opened,
  resealed,
  supplier,
  toGreen,
  trusting,
  verified,
} from './cli/testing-bundles.ts'
import { parts, soundFiles, tinyWorld } from './run/testing-profile.ts'

/** The attacks of a supplier on a verification, by name (docs/trust.md lists them). */

describe('an honest bundle', () => {
  it('is valid, step by step, and says the verdict by its exit code', async () => {
    const { code, steps, verification } = await verified(await supplier(), ...trusting)
    expect(steps).toEqual({
      archive: 'ok',
      files: 'ok',
      signature: 'ok',
      signer: 'ok',
      statement: 'ok',
      report: 'ok',
      recount: 'ok',
      evidence: 'ok',
      views: 'ok',
    })
    expect(verification).toMatchObject({ result: 'valid', evidenceStep: 'E2', signers: [{ isTrusted: true }] })
    expect(code).toBe(0)
  })

  it('of a system that does not conform is valid, and ends with 1', async () => {
    const { code, verification, said } = await verified(await supplier(brokenFiles, 1), ...trusting)
    expect([code, verification.result]).toEqual([1, 'valid'])
    expect(said).toContain('states: Non-conformant')
  })

  it('is the same bytes for the same run', async () => {
    const [one, other] = [await supplier(), await supplier()]
    const unsigned = async ({ world }: typeof one) => {
      await did(world, 0, 'bundle', 'kept', '--output', 'again.zip')
      return world.files.read('again.zip')
    }
    expect(await unsigned(one)).toEqual(await unsigned(other))
  })
})

describe('A1, an edited result', () => {
  it('is named as a file that was changed', async () => {
    const bid = await supplier(brokenFiles, 1)
    const contents = await opened(bid)
    toGreen(contents)
    await closed(bid, contents)
    const { code, said, steps } = await verified(bid, ...trusting)
    expect([code, steps.files, steps.statement, steps.evidence]).toEqual([4, 'invalid', 'invalid', 'invalid'])
    expect(said).toContain('report.json was changed.')
  })

  it('that was sealed and signed again with the same key is named by its requirement, from the evidence', async () => {
    const bid = await supplier(brokenFiles, 1)
    const contents = await opened(bid)
    toGreen(contents)
    resealed(contents)
    await closed(bid, contents)
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
    const { code, said, steps, verification } = await verified(bid, ...trusting)
    expect(steps).toMatchObject({ files: 'ok', signature: 'ok', signer: 'ok', statement: 'ok', evidence: 'invalid' })
    expect(said).toContain('L: the report states Passed; the evidence gives Failed.')
    expect(verification.differences).toContainEqual({
      part: 'verdict',
      requirement: 'L',
      stated: 'passed',
      found: 'failed',
    })
    expect(code).toBe(4)
  })

  it('of the whole alone disagrees with its own verdicts', async () => {
    const bid = await supplier(brokenFiles, 1)
    const contents = await opened(bid)
    editReport(contents, report => {
      report.overall = 'conformant'
    })
    resealed(contents)
    await closed(bid, contents)
    const { code, said } = await verified(bid)
    expect(said).toContain('The report states Conformant; its own verdicts give Non-conformant.')
    expect(code).toBe(4)
  })

  it('in the page alone is seen, though the report is right', async () => {
    const bid = await supplier(brokenFiles, 1)
    const contents = await opened(bid)
    edit(contents, 'report.html', before => before.replaceAll('Non-conformant', 'Conformant'))
    resealed(contents)
    await closed(bid, contents)
    const { code, said, steps } = await verified(bid)
    expect([code, steps.evidence, steps.views]).toEqual([4, 'ok', 'invalid'])
    expect(said).toContain('report.html shows something else than the report.')
  })
})

describe('A2, forged evidence', () => {
  it('that only was put in place of the real is seen by its digest', async () => {
    const bid = await supplier(brokenFiles, 1)
    const contents = await opened(bid)
    const path = [...contents.keys()].find(
      name =>
        /documents/.test(name) && /nowhere/.test(String(contents.get(name) && Buffer.from(contents.get(name) ?? []))),
    )
    edit(contents, path ?? '', before => before.replace('nowhere', 'h'))
    resealed(contents)
    await closed(bid, contents)
    const { code, said, steps } = await verified(bid)
    expect([code, steps.files, steps.evidence]).toEqual([4, 'ok', 'invalid'])
    expect(said).toContain('evidence')
  })

  it('of a run on other data cannot be told from a real one: only a run of the buyer can', async () => {
    // The defence is that somebody has signed it, and that it is run again; that is said, and held here.
    const { code, said } = await verified(await supplier(soundFiles), ...trusting)
    expect(code).toBe(0)
    expect(said).toContain('Evidence step: E2')
  })
})

describe('A4, leaving out', () => {
  it('a requirement at the run is seen in the verdict', async () => {
    const bid = await supplier(brokenFiles, 3, '--exclude', 'L')
    const { code, verification, said } = await verified(bid, ...trusting)
    expect([code, verification.result]).toEqual([3, 'valid'])
    expect(said).toContain('states: Incomplete')
  })

  it('a requirement from the report afterwards is seen', async () => {
    const bid = await supplier(brokenFiles, 1)
    const contents = await opened(bid)
    editReport(contents, report => {
      report.requirements = report.requirements.filter(({ id }) => id !== 'L')
      report.verdicts = report.verdicts.filter(({ requirement }) => requirement !== 'L')
      report.findings = []
      report.coverage.total -= 1
      report.coverage.byLevel.MUST.failed -= 1
      report.overall = 'conformant'
    })
    resealed(contents)
    await closed(bid, contents)
    const { code, steps, said } = await verified(bid)
    expect([code, steps.recount, steps.evidence]).toEqual([4, 'ok', 'invalid'])
    expect(said).toContain('L: the report states no verdict; the evidence gives Failed.')
  })

  it('the level of a requirement is seen', async () => {
    const bid = await supplier(brokenFiles, 1)
    const contents = await opened(bid)
    editReport(contents, report => {
      for (const row of report.requirements) if (row.id === 'L') row.level = 'MAY'
      for (const row of report.verdicts) if (row.requirement === 'L') row.level = 'MAY'
      report.coverage.byLevel.MUST.failed -= 1
      report.coverage.byLevel.MAY.failed += 1
      report.overall = 'conformant'
    })
    resealed(contents)
    await closed(bid, contents)
    const { code, steps, said } = await verified(bid)
    expect([code, steps.recount]).toEqual([4, 'ok'])
    expect(said).toContain('L: the requirement in the report is not that of the profile.')
  })

  it('evidence that is not masked evidence, such as its list, is seen', async () => {
    const bid = await supplier()
    const contents = await opened(bid)
    contents.delete('views/matrix.xlsx')
    await closed(bid, contents)
    expect(await verified(bid)).toMatchObject({
      code: 4,
      said: expect.stringContaining('views/matrix.xlsx is missing.'),
    })
  })
})

describe('A6, the signature of somebody else', () => {
  it('is not among those that are trusted', async () => {
    const bid = await supplier()
    await did(bid.world, 0, 'keygen', 'other.pem')
    await did(bid.world, 0, 'bundle', 'kept', '--output', 'bid.zip')
    await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'other.pem')
    const { code, steps, said } = await verified(bid, ...trusting)
    expect([code, steps.signature, steps.signer]).toEqual([4, 'ok', 'invalid'])
    expect(said).toContain('None of those who signed is among those that you trust.')
  })

  it('on another report is not on this one', async () => {
    const [bid, other] = [await supplier(), await supplier(brokenFiles, 1)]
    const [contents, theirs] = [await opened(bid), await opened(other)]
    resealed(contents)
    for (const [path, content] of theirs) if (path.startsWith('attestation/')) contents.set(path, content)
    await closed(bid, contents)
    const { code, steps, said } = await verified(bid)
    expect([code, steps.signature, steps.statement]).toEqual([4, 'ok', 'invalid'])
    expect(said).toContain('What was signed is another report.json.')
  })

  it('under a key that was put in its place does not hold', async () => {
    const bid = await supplier()
    await did(bid.world, 0, 'keygen', 'other.pem')
    const contents = await opened(bid)
    const path = [...contents.keys()].find(name => name.startsWith('attestation/keys/')) ?? ''
    contents.set(path, await bid.world.files.read('other.pem.pub'))
    await closed(bid, contents)
    expect(await verified(bid)).toMatchObject({ code: 4, steps: { signature: 'invalid' } })
  })

  it('is missing: with a list of whom one trusts that is a fault, without one it is said', async () => {
    const bid = await supplier()
    await did(bid.world, 0, 'bundle', 'kept', '--output', 'bid.zip')
    expect(await verified(bid, ...trusting)).toMatchObject({ code: 4, steps: { signature: 'invalid' } })
    const { code, said, steps } = await verified(bid)
    expect([code, steps.signature]).toEqual([0, 'absent'])
    expect(said).toContain('Nobody has signed it.')
    expect(said).toContain('Evidence step: E1')
  })
})

describe('A7, a profile that looks like the right one', () => {
  it('has another digest, and gives other verdicts', async () => {
    const lax = parts()
    const tame = tinyWorld(brokenFiles, { ...lax, manifest: { ...lax.manifest, references: [] } })
    const strict = await supplier(brokenFiles, 1)
    await did(
      tame,
      3,
      'run',
      '--profile',
      'tiny',
      '--files',
      'export',
      '--evidence',
      'kept',
      '--quiet',
      '--output',
      'out',
    )
    await did(tame, 0, 'bundle', 'kept', '--output', 'bid.zip')
    await strict.world.files.write('bid.zip', await tame.files.read('bid.zip'))
    const { code, said } = await verified(strict)
    expect(code).toBe(4)
    expect(said).toContain('The profile tiny@1.0.0 here is another')
  })

  it('that is not here leaves the result unproved, and never valid', async () => {
    const bid = await supplier()
    const elsewhere = tinyWorld({}, { ...parts(), manifest: { ...parts().manifest, id: 'tiny' } })
    await elsewhere.files.write('bid.zip', await bid.world.files.read('bid.zip'))
    const { files } = elsewhere
    const without = {
      ...elsewhere,
      files: { ...files, exists: async (path: string) => !path.includes('profiles/tiny') && files.exists(path) },
    }
    const { code, verification } = await verified({ ...bid, world: without })
    expect([code, verification.result]).toEqual([3, 'unproved'])
  })
})

describe('any byte of any file', () => {
  it('that is turned makes the bundle invalid, and the file is named', async () => {
    const bid = await supplier(brokenFiles, 1)
    const whole = await opened(bid)
    for (const [path, content] of whole) {
      for (const at of [0, Math.floor(content.length / 2), content.length - 1]) {
        const turned = Uint8Array.from(content)
        turned[at] = (turned[at] ?? 0) ^ 0x01
        await closed(bid, new Map([...whole, [path, turned]]))
        const { code, said } = await verified(bid)
        expect([path, at, code]).toEqual([path, at, 4])
        const name = path.startsWith('attestation/keys/') ? path.slice(17, 40) : path
        expect(said).toContain(name)
      }
    }
  })

  it('that nobody listed is seen', async () => {
    const bid = await supplier()
    const contents = await opened(bid)
    contents.set('malware.exe', new Uint8Array(3))
    await closed(bid, contents)
    expect(await verified(bid)).toMatchObject({
      code: 4,
      said: expect.stringContaining('malware.exe is not in the manifest.'),
    })
  })
})
