// Unpacks the Chromium that the tests look at pages with (scripts/chromium): a package carries it, so the registry is
// all it takes. The binary is taken from the package itself, whose own code wants a newer Node than ours.
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const home = join(import.meta.dirname, 'chromium')
const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
const version = dependencies['@sparticuz/chromium']
const unpacked = join(home, 'node_modules', `.chromium-${version}`)

if (process.platform !== 'linux' || process.arch !== 'x64') {
  process.stdout.write('The package has a Chromium for Linux on x64 only; the tests look for an installed one.\n')
} else if (!existsSync(unpacked)) {
  unpack()
}

function unpack() {
  const options = ['--ignore-scripts', '--no-audit', '--engine-strict=false', '--loglevel=error']
  execFileSync('npm', ['ci', '--prefix', home, ...options], { stdio: 'inherit' })
  const bin = join(home, 'node_modules', '@sparticuz', 'chromium', 'bin')
  const begun = `${unpacked}.begun`
  mkdirSync(begun, { recursive: true })
  writeFileSync(join(begun, 'chromium'), brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))))
  chmodSync(join(begun, 'chromium'), 0o755)
  // Libraries that a bare machine lacks (NSS, expat).
  execFileSync('tar', ['-x', '-C', begun], { input: brotliDecompressSync(readFileSync(join(bin, 'al2023.tar.br'))) })
  renameSync(begun, unpacked)
}
