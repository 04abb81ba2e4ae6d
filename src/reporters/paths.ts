import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'

/**
 * Path of the document that a finding is in, from where the program was started: the names in a report are relative to
 * what was named on the command line, and build servers count from the root of the repository. Nothing for an exchange.
 */
export function pathsOf(report: Report): (finding: Finding) => string | undefined {
  const documents = new Map(
    report.evidence.flatMap(({ id, kind, name }) =>
      kind === 'document' ? [[id, from(report.sut.files ?? [], name)]] : [],
    ),
  )
  return ({ at }) => documents.get(at.evidence)
}

function from(named: readonly string[], name: string): string {
  const paths = named.map(path =>
    path
      .replaceAll('\\', '/')
      .replace(/^(?:\.\/)+/, '')
      .replace(/(.)\/+$/, '$1'),
  )
  const itself = paths.filter(path => path === name || path.endsWith(`/${name}`))
  if (itself.length === 1 && itself[0] !== undefined) return itself[0]
  const [folder] = paths
  if (itself.length > 1 || folder === undefined || paths.length > 1 || folder === '.') return name
  return `${folder}/${name}`
}
