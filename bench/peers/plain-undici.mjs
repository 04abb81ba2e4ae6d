// The floor for HTTP: undici alone, one connection, the status and one member looked at.
import { Pool } from 'undici'

const [address, count] = process.argv.slice(2)
const pool = new Pool(address, { connections: 1 })
for (let number = 0; number < Number(count); number += 1) {
  const { statusCode, body } = await pool.request({ method: 'GET', path: `/things/${number}` })
  const thing = await body.json()
  if (statusCode !== 200 || typeof thing.id !== 'number') process.exitCode = 1
}
await pool.close()
