import { isUtf8 } from 'node:buffer'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { Headers, RecordedResponse } from '../model/evidence.ts'
import { type Trouble, troubleOf } from '../model/trouble.ts'
import type { WireResponse } from '../model/world.ts'

/**
 * The answer as it is recorded: the body as text, or as base64 when it is not UTF-8. A body that was compressed although
 * `identity` was asked for is unpacked, and its Content-Encoding field stays, as in a HAR. One that cannot be unpacked
 * within `limit` bytes is trouble: nobody could judge it.
 */
export function recordResponse(
  { status, headers, body }: WireResponse,
  limit: number,
): RecordedResponse | { readonly trouble: Trouble } {
  try {
    return { status, headers, ...recordBody(body, headers, limit) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const kind = code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'protocol'
    return { trouble: troubleOf(kind, `content-encoding ${headerOf(headers, 'content-encoding')}: ${code}`) }
  }
}

/**
 * A body that came, as it is recorded.
 * @throws what zlib throws of one that cannot be unpacked within `limit` bytes
 */
export function recordBody(body: Uint8Array, headers: Headers, limit: number): ReturnType<typeof asText> {
  return asText(body.length === 0 ? body : unpacked(body, headers, limit))
}

/** Bytes as text when they are UTF-8, else as base64. A byte order mark is kept. */
export function asText(body: Uint8Array): { body: string; encoding?: 'base64' } {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return isUtf8(buffer) ? { body: buffer.toString() } : { body: buffer.toString('base64'), encoding: 'base64' }
}

/** The first field of a name, in any case. */
export function headerOf(headers: Headers, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
}

function unpacked(body: Uint8Array, headers: Headers, limit: number): Uint8Array {
  // One field, or several that are read as one list (RFC 9110 section 5.3).
  const fields = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value)
  const codings = fields.flatMap(value => value.split(',')).map(coding => coding.trim().toLowerCase())
  return codings.reduceRight((bytes, coding) => unpackers(coding)(bytes, { maxOutputLength: limit }), body)
}

type Unpacker = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array

function unpackers(coding: string): Unpacker {
  if (coding === '' || coding === 'identity') return bytes => bytes
  if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync
  if (coding === 'br') return brotliDecompressSync
  // RFC 9110 section 8.4.1.2: some send the data without its zlib wrapping.
  if (coding === 'deflate')
    return (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync : inflateRawSync)(bytes, options)
  throw Object.assign(new Error(coding), { code: 'unknown' })
}
