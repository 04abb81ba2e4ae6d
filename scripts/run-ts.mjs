// Runs a TypeScript file: `node scripts/run-ts.mjs scripts/x.ts [arguments]`. Bundles it into node_modules/.cache and
// imports that; what comes from node_modules is left where it is.
import { mkdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [file, ...rest] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: node scripts/run-ts.mjs FILE.ts [arguments]')
const folder = resolve('node_modules/.cache/run-ts')
await mkdir(folder, { recursive: true })
const outfile = `${folder}/${basename(file, '.ts')}-${process.pid}.mjs`
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
})
process.argv = [process.argv[0] ?? 'node', resolve(file), ...rest]
try {
  await import(pathToFileURL(outfile).href)
} finally {
  const { rm } = await import('node:fs/promises')
  await rm(outfile, { force: true })
}
