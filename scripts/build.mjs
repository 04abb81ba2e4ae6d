// Bundles the program so that it starts fast: yargs alone costs 107 ms from node_modules and 33 ms bundled
// (docs/decisions/0002-bundle.md). Types come from tsc; heavy packages stay in chunks that load when they are needed.
import { execFileSync } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const { version, dependencies } = JSON.parse(await readFile('package.json', 'utf8'))

/**
 * The option parser measures every text with string-width, which makes a segmenter and tables of emoji as it loads: more
 * than all the rest of the parser. Printable ASCII is as wide as it is long; only other text loads the package.
 */
const lazyStringWidth = {
  name: 'lazy-string-width',
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, async ({ kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'resolved' || importer.startsWith('lazy:')) return undefined
      const { path } = await build.resolve('string-width', { kind, importer, resolveDir, pluginData: 'resolved' })
      return { path, namespace: 'lazy-string-width' }
    })
    build.onLoad({ filter: /.*/, namespace: 'lazy-string-width' }, ({ path }) => ({
      contents: `let real
export default (text, options) => {
  if (typeof text === 'string' && /^[\\x20-\\x7e]*$/.test(text)) return text.length
  real ??= require(${JSON.stringify(path)}).default
  return real(text, options)
}`,
      resolveDir: '.',
    }))
  },
}

await rm('dist', { recursive: true, force: true })
const result = await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts', worker: 'src/worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  // Texts, not objects: an object would become a module that every other one has to wait for.
  define: { SAMKLANG_VERSION: JSON.stringify(version), SAMKLANG_ENGINES: JSON.stringify(JSON.stringify(dependencies)) },
  // Some bundled packages are CommonJS and call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [lazyStringWidth],
  logLevel: 'warning',
})
await writeFile('dist/THIRD-PARTY.md', await notices(Object.keys(result.metafile.inputs)))
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' })
await keepReachable('dist/types', 'index.d.ts')

/** Licence and copyright text of every package that is in the bundle. */
async function notices(inputs) {
  const packages = [...new Set(inputs.flatMap(input => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []))]
  const parts = packages.sort().map(async name => {
    const about = JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8'))
    return `## ${name} ${about.version} (${about.license})\n\n${await licenceText(name)}\n`
  })
  return `# Packages in this bundle\n\n${(await Promise.all(parts)).join('\n')}`
}

async function licenceText(name) {
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'LICENSE-MIT.txt', 'LICENSE.MIT']) {
    const text = await readFile(`node_modules/${name}/${file}`, 'utf8').catch(() => undefined)
    if (text) return text.trim()
  }
  return 'The package carries no licence file; see its package.json.'
}

/** Leaves only the declarations that the library's entry leads to; the rest speaks of the program's inside. */
async function keepReachable(folder, entry) {
  const kept = new Set()
  const open = [entry]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (kept.has(file)) continue
    kept.add(file)
    const text = await readFile(join(folder, file), 'utf8')
    for (const [, to] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.ts['"]/g))
      open.push(join(file, '..', `${to}.d.ts`))
  }
  for (const file of await readdir(folder, { recursive: true })) {
    if (file.endsWith('.d.ts') && !kept.has(file)) await rm(join(folder, file))
  }
}
