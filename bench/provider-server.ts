import { createInterface } from 'node:readline'
import { poster } from '../src/exchange/simulator/notify.ts'
import { publishedNumbers } from '../src/exchange/simulator/ss12000/civic-numbers.ts'
import { municipality } from '../src/exchange/simulator/ss12000/municipality.ts'
import { basePath, ss12000Simulator, tablesOf } from '../src/exchange/simulator/ss12000/simulator.ts'
import { loadTestNumbers } from '../src/exchange/test-numbers.ts'
import { listen } from '../src/io/listen.ts'
import { realWorld } from '../src/io/world.ts'

/**
 * The SS 12000 reference server in a process of its own. It prints its address and how many persons it has. Each line on
 * its input makes it forget what was written to it, and is answered with a line; the end of the input ends it.
 * `node scripts/run-ts.mjs bench/provider-server.ts TOKEN SCHOOLS PUPILS_PER_SCHOOL`.
 */
const [token = '', schools, pupilsPerSchool] = process.argv.slice(2)
const town = municipality({
  schools: Number(schools),
  pupilsPerSchool: Number(pupilsPerSchool),
  civicNumber: publishedNumbers(await loadTestNumbers()),
})
const tables = tablesOf(town)
const { notify } = poster(realWorld())
const fresh = () => ss12000Simulator({ municipality: town, tables, token, now: () => new Date(), notify })
let handler = fresh()
const server = await listen(request => handler(request), { host: '127.0.0.1', port: 0 })
process.stdout.write(`${JSON.stringify({ address: `${server.url}${basePath}`, persons: tables.persons?.length })}\n`)
for await (const _ of createInterface({ input: process.stdin })) {
  handler = fresh()
  process.stdout.write('fresh\n')
}
await server.close()
