// Reads a zip, unpacks it and takes the SHA-256 of each file: what nobody who verifies a bundle can do without.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'

const files = Object.values(unzipSync(readFileSync(process.argv[2])))
const digests = files.map(content => createHash('sha256').update(content).digest('hex'))
if (digests.length < 2) throw new Error('no files in the bundle')
