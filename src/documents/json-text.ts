const quote = 0x22
const backslash = 0x5c

/** Index of the first character that is no JSON white space, from `index` on. */
export function skipSpace(text: string, index: number): number {
  let next = index
  for (;;) {
    const code = text.charCodeAt(next)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return next
    next++
  }
}

/** Index after the string that begins at `index`; the length of the text when it does not end. */
export function skipString(text: string, index: number): number {
  let end = index
  for (;;) {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
    if (text.charCodeAt(end - 1) !== backslash || !isEscaped(text, end)) return end + 1
  }
}

/** Index after the value that begins at `index`, in a text that JSON.parse accepts. */
export function skipValue(text: string, index: number): number {
  const code = text.charCodeAt(index)
  if (code === quote) return skipString(text, index)
  if ((code | 0x20) === 0x7b) return skipContainer(text, index)
  let next = index
  while (next < text.length && !endsScalar(text.charCodeAt(next))) next++
  return next
}

/**
 * Index of the bracket that opens the first object or array deeper than `depth`, or undefined. Any text may be asked.
 * A text with no more than `depth` opening brackets is answered by counting them, which is several times faster.
 */
export function tooDeepAt(text: string, depth: number): number | undefined {
  if (!hasMoreOpenings(text, depth)) return undefined
  let open = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === quote) index = skipString(text, index) - 1
    else if ((code | 0x20) === 0x7b) {
      if (++open > depth) return index
    } else if ((code | 0x20) === 0x7d) open--
  }
  return undefined
}

function skipContainer(text: string, index: number): number {
  let open = 0
  let next = index
  for (; next < text.length; next++) {
    const code = text.charCodeAt(next)
    if (code === quote) next = skipString(text, next) - 1
    else if ((code | 0x20) === 0x7b) open++
    else if ((code | 0x20) === 0x7d && --open === 0) return next + 1
  }
  return next
}

function isEscaped(text: string, index: number): boolean {
  let before = index - 1
  while (text.charCodeAt(before) === backslash) before--
  return (index - before) % 2 === 0
}

function endsScalar(code: number): boolean {
  return code === 0x2c || code === 0x5d || code === 0x7d || code <= 0x20
}

function hasMoreOpenings(text: string, most: number): boolean {
  let count = 0
  for (const character of '[{') {
    for (let index = text.indexOf(character); index !== -1; index = text.indexOf(character, index + 1)) {
      if (++count > most) return true
    }
  }
  return false
}
