import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'

/**
 * Path of the document that a finding is in, from where the program was started: the names in a report are relative to
 * what was named on the command line, and build servers count from the root of the repository. Nothing for an exchange.
 */
export function pathsOf(report: Report): (finding: Finding) => string | undefined {
  const inventories = new Set(report.evidence.flatMap(({ name }) => /^(.*)\/inventory\.ndjson$/.exec(name)?.[1] ?? []))
  // Files of the same content have one id.
  const documents = new Map<string, string>()
  for (const { id, kind, name } of report.evidence) {
    if (kind !== 'document') continue
    const path = from(report.sut.files ?? [], name, inventories)
    documents.set(`${id} ${name}`, path)
    if (!documents.has(id)) documents.set(id, path)
  }
  return ({ at }) => documents.get(`${at.evidence} ${at.name}`) ?? documents.get(at.evidence)
}

/** @param packages names of those that there are inventories of: what is in one is named by the package that holds it */
function from(named: readonly string[], name: string, packages: ReadonlySet<string>): string {
  const paths = named.map(path =>
    path
      .replaceAll('\\', '/')
      .replace(/^(?:\.\/)+/, '')
      .replace(/(.)\/+$/, '$1'),
  )
  const whole = paths.find(path => packages.has(baseOf(path)) && name.startsWith(`${baseOf(path)}/`))
  if (whole !== undefined) return ofPackage(whole.slice(0, whole.length - baseOf(whole).length) + name)
  const itself = paths.filter(path => path === name || path.endsWith(`/${name}`))
  if (itself.length === 1 && itself[0] !== undefined) return itself[0]
  const [folder] = paths
  if (itself.length > 1 || folder === undefined || paths.length > 1 || folder === '.') return name
  return ofPackage(`${folder}/${name}`)
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What is in an archive is no file by itself, and an inventory is none that anybody has. */
function ofPackage(path: string): string {
  return path.replace(/(\.(?:zip|tar|tgz|tar\.gz))\/.*$/i, '$1').replace(/\/inventory\.ndjson$/, '')
}
