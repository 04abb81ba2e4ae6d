/** The reference tokens of a JSON Pointer, unescaped (RFC 6901, section 4); undefined when it is no pointer. */
export function segmentsOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) return undefined
  return pointer
    .slice(1)
    .split('/')
    .map(token => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token))
}

/** The JSON Pointer of reference tokens (RFC 6901, section 3). */
export function pointerOf(segments: readonly (string | number)[]): string {
  return segments.map(segment => `/${escaped(String(segment))}`).join('')
}

function escaped(token: string): string {
  if (!token.includes('~') && !token.includes('/')) return token
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}
