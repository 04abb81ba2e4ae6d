// The floor for a provider run: undici alone, one connection, sending recorded requests again and reading each answer to
// its end. With `json` bodies are parsed as well, as one must who follows page tokens.
import { readFileSync } from 'node:fs'
import { Pool } from 'undici'

const [file, address, token, mode] = process.argv.slice(2)
const pool = new Pool(new URL(address).origin, { connections: 1 })
for (const { method, path, headers, body, status } of JSON.parse(readFileSync(file, 'utf8'))) {
  // Masked at capture, the right token and a wrong one look alike; the answer tells which it was.
  const bearer = `Bearer ${status === 401 ? 'wrong' : token}`
  for (const name of Object.keys(headers)) if (headers[name] === 'Bearer ***') headers[name] = bearer
  const answer = await pool.request({ method, path, headers, body })
  const text = await answer.body.text()
  if (mode === 'json' && text !== '') JSON.parse(text)
  if (answer.statusCode !== status) throw new Error(`${method} ${path}: ${answer.statusCode}, and not ${status}`)
}
await pool.close()
