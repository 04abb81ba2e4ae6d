const { readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

const folder = join(__dirname, '../dist/')

/**
 * Opens the bundle in `dist/` with V8's code cache: what an earlier run compiled is not compiled again, which is most of
 * a start. A cache belongs to one purpose (a command), so that it holds what that one calls; to one version of Node; and
 * to one build, which empties the folder. V8 refuses one that does not fit, and then compiles as usual.
 */
exports.bundle = function bundle(purpose) {
  const scripts = new Map()
  const load = name => {
    const file = `${folder}${name}.cjs`
    const source = readFileSync(file, 'latin1')
    const wrapped = `(function (exports, require, module, __filename, __dirname, __import) {${source}\n})`
    const cache = `${folder}${name}-${purpose}-${process.version}-${process.arch}.cache`
    const script = new Script(wrapped, { filename: file, cachedData: contentOf(cache) })
    scripts.set(cache, script)
    const module = { exports: {} }
    script.runInThisContext()(
      module.exports,
      id => (id === './packages.cjs' ? once('packages') : require(id)),
      module,
      file,
      dirname(file),
      // A script of node:vm cannot import by itself.
      id => import(id),
    )
    return module.exports
  }
  const loaded = new Map()
  const once = name => {
    const exports = loaded.get(name) ?? load(name)
    loaded.set(name, exports)
    return exports
  }
  return {
    /** Runs the module behind a door (`front`, `program`, `library`, `worker`), and gives what it exports. */
    open: door => once(door === 'front' ? 'front' : 'samklang')[door](),
    /** Keeps what has been compiled for the next run; a folder that cannot be written costs only speed. */
    keep: () => {
      for (const [cache, script] of scripts) {
        if (script.cachedDataRejected !== false) write(cache, script.createCachedData())
      }
    },
  }
}

function contentOf(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

function write(file, content) {
  const temporary = `${file}-${process.pid}.tmp`
  try {
    writeFileSync(temporary, content, { flag: 'wx' })
    renameSync(temporary, file)
  } catch {
    discard(temporary)
  }
}

/** Where Node may write nothing (its permission model), it may not take away what is not there either. */
function discard(file) {
  try {
    rmSync(file, { force: true })
  } catch {
    // What could not be written is not there.
  }
}
