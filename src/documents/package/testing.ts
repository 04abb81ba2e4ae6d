import { deflateRawSync } from 'node:zlib'
import type { OpenFile } from '../../model/world.ts'

/** An entry of a zip that a test writes by hand, with what is wrong in it. */
export interface HandEntry {
  readonly name: string
  readonly content?: string | Uint8Array
  readonly method?: number
  readonly flags?: number
  /** Unix mode, in the upper half of the external attributes. */
  readonly mode?: number
  /** What the directory says of it, where that is not so. */
  readonly stated?: { readonly size?: number; readonly crc?: number; readonly at?: number }
}

/** A zip by hand (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16), so that it can be wrong. */
export function handZip(entries: readonly HandEntry[], crc32: (bytes: Uint8Array) => number): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content = '', method = 8, flags = 0x800, mode = 0, stated = {} } of entries) {
    const bytes = Buffer.from(content)
    const data = method === 8 ? deflateRawSync(bytes) : bytes
    const path = Buffer.from(name)
    const sizes = [stated.crc ?? crc32(bytes), data.length, stated.size ?? bytes.length]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    for (const [index, value] of sizes.entries()) local.writeUInt32LE(value, 14 + 4 * index)
    local.writeUInt16LE(path.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    for (const [index, value] of sizes.entries()) central.writeUInt32LE(value, 16 + 4 * index)
    central.writeUInt16LE(path.length, 28)
    central.writeUInt32LE((mode << 16) >>> 0, 38)
    central.writeUInt32LE(stated.at ?? at, 42)
    directory.push(central, path)
    parts.push(local, path, data)
    at += local.length + path.length + data.length
  }
  const end = Buffer.alloc(22)
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** A file of a tar by hand; `type` is that of POSIX ustar. */
export interface HandFile {
  readonly name: string
  readonly content?: string
  readonly type?: string
  readonly prefix?: string
  /** Size that its header says, where that is not so. */
  readonly stated?: number
}

/** A tar by hand, with its end. */
export function handTar(files: readonly HandFile[]): Uint8Array {
  const blocks = files.flatMap(({ name, content = '', type = '0', prefix = '', stated }) => {
    const head = Buffer.alloc(512)
    const bytes = Buffer.from(content)
    head.write(name, 0)
    head.write('0000644\0', 100)
    head.write(`${(stated ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124)
    head.write('        ', 148)
    head.write(type, 156)
    head.write('ustar\u000000', 257)
    head.write(prefix, 345)
    const sum = head.reduce((total, byte) => total + byte, 0)
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

/** Bytes as a file that is read here and there. */
export function inMemory(bytes: Uint8Array): OpenFile {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length), close: async () => {} }
}
