import type { Redaction } from '../../model/evidence.ts'

/** A piece of text that is replaced. Indexes count UTF-16 code units. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly replacement: string
  readonly kind: Redaction['kind']
}

/** What stands where a credential was. */
export const credentialMask = '***'

/** Sorted, and without those that lie in or across an earlier, longer one. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
  let free = 0
  return sorted.filter(edit => {
    const isFree = edit.start >= free
    if (isFree) free = edit.end
    return isFree
  })
}

/** The text with every edit made; the edits are in order. */
export function applied(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let done = 0
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(done, start), replacement)
    done = end
  }
  return parts.join('') + text.slice(done)
}
