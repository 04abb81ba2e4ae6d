import type { ToolError } from '../errors.ts'

/**
 * Why a file was not read: the system's word, or one of ours, which are said in Swedish too (`src/messages/file-faults.ts`).
 * @param name as it was listed: bytes of a name that are no UTF-8 stand there as U+FFFD, and nothing has that name
 */
export function whyUnread({ code, args }: ToolError, name: string): string {
  if (code !== 'file.missing') return String(args.why ?? code)
  return name.includes('\ufffd') ? 'its name is not in UTF-8' : 'no such file'
}
