import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { ToolError } from '../errors.ts'
import { codeOf } from './write-error.ts'

/** See `Files.realPath`. @throws ToolError `file.unreadable` where links go in a circle, or a folder may not be looked into */
export function realPath(path: string): string {
  return real(path).replaceAll('\\', '/')
}

function real(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    const code = codeOf(error)
    const above = dirname(path)
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      throw new ToolError('file.unreadable', { where: path, why: code }, error)
    return above === path ? resolve(path) : join(real(above), basename(path))
  }
}
