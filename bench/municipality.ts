import { exportFolder } from '../src/exchange/simulator/ss12000/export.ts'
import { municipality } from '../src/exchange/simulator/ss12000/municipality.ts'

/**
 * Makes the SS 12000 records of a municipality and throws them away: how long each file takes, and how much memory
 * the whole. `node scripts/run-ts.mjs bench/municipality.ts [schools] [pupilsPerSchool]`. It reports and judges nothing.
 */
const [schools = 100, pupilsPerSchool = 300] = process.argv.slice(2).map(Number)
const start = performance.now()
for (const { name, chunks } of exportFolder(municipality({ schools, pupilsPerSchool }), 'ndjson')) {
  const before = performance.now()
  let bytes = 0
  for (const chunk of chunks()) bytes += Buffer.byteLength(chunk)
  report(name, performance.now() - before, bytes)
}
report('all', performance.now() - start)
const peak = process.resourceUsage().maxRSS / 1024
process.stdout.write(`peak memory ${peak.toFixed(0)} MiB\n`)

function report(what: string, milliseconds: number, bytes?: number): void {
  const size = bytes === undefined ? '' : `${(bytes / 2 ** 20).toFixed(1)} MiB`
  process.stdout.write(`${what.padEnd(28)} ${milliseconds.toFixed(0).padStart(7)} ms ${size.padStart(12)}\n`)
}
