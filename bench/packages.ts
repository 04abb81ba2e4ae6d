import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compare, once, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const folder = `${workFolder}/packages`
const many = 100_000
const sparse = 5 * 2 ** 30

/**
 * Packages for archives: one of 100,000 small files as a folder and as a ZIP, beside `sha256sum` of the same files and
 * `unzip -t` of the same archive; and a file of 5 GB, which must take no more memory.
 */
export async function packages(): Promise<readonly Row[]> {
  rmSync(folder, { recursive: true, force: true })
  const small = writePackage('many', many)
  const large = writeLarge('large')
  const zip = resolve(folder, 'many.zip')
  await once({ name: 'zip', command: ['zip', '-q', '-r', zip, 'many'], cwd: folder })
  const check = (path: string) => [
    ...samklang,
    'check',
    path,
    '--quiet',
    '--format',
    'json',
    '--output',
    `${folder}/out`,
  ]
  const accept = [0, 1, 3]
  const samples = await compare(
    [
      { name: 'folder', command: check(small), accept },
      { name: 'sha256sum', command: ['sh', '-c', `find ${small} -type f -print0 | xargs -0 sha256sum > /dev/null`] },
      { name: 'archive', command: check(zip), accept },
      { name: 'unzip', command: ['sh', '-c', `unzip -tq ${zip} > /dev/null`] },
      { name: 'large', command: check(large), accept },
      { name: 'sum of large', command: ['sha256sum', `${large}/representations/rep1/data/large.bin`] },
    ],
    1,
  )
  rmSync(folder, { recursive: true, force: true })
  const seconds = (name: string) => sampleOf(samples, name).ms / 1000
  const row = (name: string, peer: string, what: string): Row => {
    const peak = Math.round(sampleOf(samples, name).peakMiB)
    const ratio = (seconds(name) / seconds(peer)).toFixed(1)
    const value = `${seconds(name).toFixed(1)} s, peak ${peak} MiB, ${ratio} x ${peer} (${seconds(peer).toFixed(1)} s)`
    return { what, value }
  }
  return [
    row('folder', 'sha256sum', `a folder of ${many} files`),
    row('archive', 'unzip', 'the same as a ZIP'),
    row('large', 'sum of large', 'a file of 5 GB'),
  ]
}

function writePackage(name: string, count: number): string {
  const at = `${folder}/${name}`
  const entries: string[] = []
  for (let number = 0; number < count; number += 1) {
    const within = `representations/rep1/data/${Math.floor(number / 1000)}`
    if (number % 1000 === 0) mkdirSync(`${at}/${within}`, { recursive: true })
    const content = `File ${number}\n`.repeat(40)
    writeFileSync(`${at}/${within}/${number}.txt`, content)
    entries.push(entryOf(number, `${within}/${number}.txt`, content.length, sha256(content)))
  }
  writeFileSync(`${at}/METS.xml`, metsOf(name, entries))
  return at
}

function writeLarge(name: string): string {
  const at = `${folder}/${name}`
  const path = 'representations/rep1/data/large.bin'
  mkdirSync(`${at}/representations/rep1/data`, { recursive: true })
  const file = openSync(`${at}/${path}`, 'w')
  ftruncateSync(file, sparse)
  closeSync(file)
  writeFileSync(`${at}/METS.xml`, metsOf(name, [entryOf(0, path, sparse, '00')]))
  return at
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

const time = '2026-01-15T08:00:00Z'

function entryOf(number: number, path: string, size: number, checksum: string): string {
  const core = `MIMETYPE="text/plain" SIZE="${size}" CREATED="${time}" CHECKSUM="${checksum}" CHECKSUMTYPE="SHA-256"`
  return `<file ID="f${number}" ${core}><FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="${path}"/></file>`
}

function metsOf(name: string, entries: readonly string[]): string {
  const spaces = 'xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"'
  return `<mets ${spaces} OBJID="${name}"><fileSec ID="s"><fileGrp ID="g" USE="Representations/rep1">${entries.join('\n')}</fileGrp></fileSec>
<structMap ID="m" TYPE="PHYSICAL" LABEL="CSIP"><div ID="d"/></structMap></mets>`
}
