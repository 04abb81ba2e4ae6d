import { ToolError } from '../errors.ts'

/** The oldest Node that the program is tested on, as `engines` in package.json says it. */
export const leastNode = '20.19.0'

/**
 * Tells of a Node that is too old in words: npm only warns of it when it installs, and what would come else is a fault
 * of a package that we use.
 * @param version as `process.versions.node` gives it
 * @throws ToolError `usage.old-node`
 */
export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = leastNode.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new ToolError('usage.old-node', { version, least: leastNode })
}
