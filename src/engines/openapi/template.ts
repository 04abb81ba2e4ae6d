/** One segment of a path template: literal texts around parameters; `texts` is one longer than `names`. */
export interface SegmentTemplate {
  readonly texts: readonly string[]
  readonly names: readonly string[]
}

/** Cuts a path template (OAS 4.8.8.2) into segments. The template starts with a slash. */
export function parseTemplate(path: string): readonly SegmentTemplate[] {
  return path
    .split('/')
    .slice(1)
    .map(segment => {
      const parts = segment.split(/\{([^{}]*)\}/)
      return {
        texts: parts.filter((_, index) => index % 2 === 0),
        names: parts.filter((_, index) => index % 2 === 1),
      }
    })
}

/** Names of the parameters in a path template, in order. */
export function templateNames(path: string): readonly string[] {
  return parseTemplate(path).flatMap(segment => segment.names)
}

/** The template without the names of its parameters: equal for paths that mean the same. */
export function templateKey(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

/**
 * The values of a segment's parameters, raw as they stand, or `undefined` when the segment does not fit.
 * Literal texts are found from the left and the last one at the end, so time is linear in the segment.
 */
export function matchSegment(template: SegmentTemplate, segment: string): readonly string[] | undefined {
  const [first = '', ...rest] = template.texts
  if (rest.length === 0) return segment === first ? [] : undefined
  const last = rest.pop() ?? ''
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined
  const values: string[] = []
  let start = first.length
  for (const text of rest) {
    const end = segment.indexOf(text, start + 1)
    if (end < 0) return undefined
    values.push(segment.slice(start, end))
    start = end + text.length
  }
  const end = segment.length - last.length
  if (end <= start) return undefined
  return [...values, segment.slice(start, end)]
}
