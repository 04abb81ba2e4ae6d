// Bundles the program so that it starts fast (docs/decisions/0002-bundle.md): samklang.cjs, front.cjs with what answers
// `--help`, and packages.cjs with what only some commands need. bin/bundle.js loads them; the library's and the worker threads' entries read the same bundle.
// Types come from tsc.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runInThisContext } from 'node:vm'
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

/** Chalk asks the terminal for its colours as it loads, and opens `node:tty` for that; our terminal has answered already. */
const toldColours = {
  name: 'told-colours',
  setup(build) {
    build.onLoad({ filter: /chalk.source.vendor.supports-color.index\.js$/ }, () => ({
      contents: 'export const createSupportsColor = () => false\nexport default { stdout: false, stderr: false }',
    }))
  },
}

/** Parts of Node that the option parser asks for as it loads and then hardly uses: they are loaded when it does. */
const nodeOnDemand = {
  name: 'node-on-demand',
  setup(build) {
    const stands = {
      assert: `
const unless = (ok, name, given) => ok || require('node:assert')[name](...given)
export const strictEqual = (...given) => unless(Object.is(given[0], given[1]), 'strictEqual', given)
export const notStrictEqual = (...given) => unless(!Object.is(given[0], given[1]), 'notStrictEqual', given)`,
      'node:module': `
export const createRequire = from => id => require('node:module').createRequire(from)(id)`,
    }
    build.onResolve({ filter: /^(assert|node:module)$/ }, ({ path, importer }) =>
      /node_modules.yargs/.test(importer) ? { path, namespace: 'node-on-demand' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'node-on-demand' }, ({ path }) => ({ contents: stands[path] }))
  },
}

/** Packages that only some commands need. They are large, so they stand in a file of their own. */
const seldom = /^(ajv|fflate|fontoxpath|jose|js-yaml|json-p3|slimdom|undici)(\/|$)/
const seldomImports = new Set()
const seldomApart = {
  name: 'seldom-apart',
  setup(build) {
    build.onResolve({ filter: seldom }, ({ path }) => {
      seldomImports.add(path)
      return { path, namespace: 'seldom' }
    })
    build.onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path }) => ({
      contents: `module.exports = require('./packages.cjs')[${JSON.stringify(path)}]()`,
      resolveDir: '.',
    }))
    build.onResolve({ filter: /^\.\/packages\.cjs$/ }, ({ path }) => ({ path, external: true }))
  },
}

/** A package that waits for its own start (top-level await), so that only `import` can load it: bin/bundle.js does. */
const importedApart = {
  name: 'imported-apart',
  setup(build) {
    build.onLoad({ filter: /engines.(xsd|dtd).libxml2\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      return { contents: source.replaceAll("await import('libxml2-wasm", "await __import('libxml2-wasm"), loader: 'ts' }
    })
  },
}

/** A language is a thousand sentences, and most runs speak one: the other is not read. */
const languagesOnDemand = {
  name: 'languages-on-demand',
  setup(build) {
    build.onLoad({ filter: /src.messages.catalogues\.ts$/ }, ({ path }) => ({
      contents: "export const catalogues = { en: () => require('./en.ts').en, sv: () => require('./sv.ts').sv }",
      resolveDir: dirname(path),
    }))
  },
}

const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}

/** The pages of `--help` are put together now, so that help is there before thousands of sentences are read. */
const overviewsAsTexts = {
  name: 'overviews-as-texts',
  setup(build) {
    build.onLoad({ filter: /cli.overview-texts\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build.esbuild.build({
        ...common,
        entryPoints: [path],
        define,
        plugins: [withoutCommands],
        write: false,
      })
      const module = { exports: {} }
      runInThisContext(`(function (module, exports) {${outputFiles[0].text}\n})`)(module, module.exports)
      return { contents: `export const overviews = ${JSON.stringify(module.exports.overviews)}` }
    })
  },
}

/** The page of `--help` needs what the table of commands says of them, and none of them. */
const withoutCommands = {
  name: 'without-commands',
  setup(build) {
    build.onResolve({ filter: /^\.\/commands\// }, ({ path }) => ({ path, external: true }))
  },
}

const define = {
  SAMKLANG_SCHEMATRON: JSON.stringify(await digestOf('src/engines/schematron')),
  // Texts, not objects: an object would become a module that every other one has to wait for.
  SAMKLANG_VERSION: JSON.stringify(version),
  SAMKLANG_ENGINES: JSON.stringify(JSON.stringify(dependencies)),
  'import.meta.url': '__url',
}

await rm('dist', { recursive: true, force: true })
const program = await build({
  ...common,
  stdin: doors({ program: './src/cli/main.ts', library: './src/index.ts', worker: './src/worker.ts' }),
  outfile: 'dist/samklang.cjs',
  define,
  banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [
    overviewsAsTexts,
    languagesOnDemand,
    lazyStringWidth,
    toldColours,
    nodeOnDemand,
    seldomApart,
    importedApart,
  ],
})
const front = await build({
  ...common,
  stdin: doors({ front: './src/cli/front.ts' }),
  outfile: 'dist/front.cjs',
  define,
  plugins: [overviewsAsTexts],
})
const packages = await build({
  ...common,
  stdin: doors(Object.fromEntries([...seldomImports].sort().map(path => [path, path]))),
  outfile: 'dist/packages.cjs',
})
for (const name of ['samklang', 'front', 'packages']) await asciiOnly(`dist/${name}.cjs`)
const inputs = [program, front, packages].flatMap(({ metafile }) => Object.keys(metafile.inputs))
await writeFile('dist/THIRD-PARTY.md', await notices(inputs))
await writeFile('dist/index.js', await libraryEntry())
await writeFile('dist/worker.js', "import { bundle } from '../bin/bundle.js'\n\nbundle('check').open('worker')\n")
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' })
await keepReachable('dist/types', 'index.d.ts')

/**
 * The bundle is read one byte for each character (bin/bundle.js). esbuild writes other characters of texts as escapes, but
 * not those of regular expressions and of tagged templates, where an escape means the same to all of ours.
 */
async function asciiOnly(file) {
  const source = await readFile(file, 'utf8')
  const escaped = character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  await writeFile(file, source.replace(/[\u0080-\uffff]/g, escaped))
}

/** A module of functions by name; each runs one module when it is called, and gives what that exports. */
function doors(modules) {
  const lines = Object.entries(modules).map(
    ([name, path]) => `exports[${JSON.stringify(name)}] = () => require(${JSON.stringify(path)})`,
  )
  return { contents: lines.join('\n'), resolveDir: '.' }
}

/** SHA-256 over the sources in a folder: what they generate is kept under it. */
async function digestOf(folder) {
  const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.ts')).sort()
  const hash = createHash('sha256')
  for (const name of names) hash.update(`${name}\n${await readFile(join(folder, name), 'utf8')}`)
  return hash.digest('hex')
}

/** What `src/index.ts` exports, by name, out of the bundle. */
async function libraryEntry() {
  const source = await readFile('src/index.ts', 'utf8')
  const names = [...source.matchAll(/^export \{ (.+) \} from/gm)].flatMap(([, list]) => list.split(', '))
  return `import { bundle } from '../bin/bundle.js'\n\nexport const { ${names.join(', ')} } = bundle('library').open('library')\n`
}

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
