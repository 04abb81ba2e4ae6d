import { parseExpression } from './expressions.ts'
import type { Suite, Workflow } from './suite.ts'

export interface FoundWorkflow {
  readonly suite: Suite
  readonly workflow: Workflow
}

/** A workflow by its id in the same document, or as `$sourceDescriptions.<name>.<workflowId>` in another of the run. */
export function findWorkflow(reference: string, suite: Suite, suites: readonly Suite[]): FoundWorkflow | undefined {
  const expression = parseExpression(reference)
  if (expression?.kind !== 'source') return inSuite(suite, reference)
  const source = suite.sources.find(({ name, type }) => name === expression.source && type === 'arazzo')
  const other = source && suites.find(known => isAt(known, resolveFrom(suite, source.url)))
  return other && inSuite(other, expression.reference)
}

function inSuite(suite: Suite, id: string): FoundWorkflow | undefined {
  const workflow = suite.workflows.get(id)
  return workflow && { suite, workflow }
}

/** A document is met by its `$self` where it has one ("Identity-Based Referencing"), else by its path. */
function isAt(suite: Suite, address: string): boolean {
  return resolveFrom(suite, '') === address
}

function resolveFrom(suite: Suite, reference: string): string {
  const place = new URL(suite.path.split('/').map(encodeURIComponent).join('/'), 'profile:///')
  const base = suite.self === undefined ? place : new URL(suite.self, place)
  return new URL(reference, base).href
}
