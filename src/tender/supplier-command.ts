import type { Tender } from '../model/tender.ts'
import { commandLine } from '../reporters/command-line.ts'

/** What a supplier types to make the run that a tender asks for; what stands as … is the supplier's to fill in. */
export function supplierCommand(tender: Tender, path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? path
  const reached = tender.role === 'document' ? ['--files', '…'] : ['--base-url', 'https://…', '--token-env', 'TOKEN']
  const about = ['--supplier', '…', '--product', '…', '--product-version', '…']
  return commandLine(['run', '--tender', file, ...reached, ...about, '--evidence', 'evidence'])
}
