import { Lines } from './lines.ts'

export interface YamlPlace {
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

/** A collection that is being read: the pointer of it, and what its next member or item is. */
interface Open {
  readonly pointer: string
  readonly isMapping: boolean
  /** In a mapping the key that has been read and whose value comes next. */
  key?: string
  items: number
}

/**
 * Where the values of YAML text stand, by JSON Pointer: a member of a mapping stands where its key does. The text must
 * be one that `load` of js-yaml takes; a pointer that leads nowhere stands where its nearest parent does.
 */
export async function yamlPlaces(text: string): Promise<(pointer: string) => YamlPlace> {
  return placesIn(text, await import('js-yaml'))
}

/** What is asked of the parser. */
type Parser = Pick<typeof import('js-yaml'), 'EVENT_ID' | 'getScalarValue' | 'parseEvents'>

/** The same at once, for a caller who has the parser. `maxDepth`: collections inside one another. */
export function placesIn(
  text: string,
  { EVENT_ID, getScalarValue, parseEvents }: Parser,
  maxDepth = 100,
): (pointer: string) => YamlPlace {
  const lines = new Lines(text)
  const starts = new Map<string, number>([['', 0]])
  const open: Open[] = []
  for (const event of parseEvents(text, { maxDepth })) {
    if (event.type === EVENT_ID.POP) {
      open.pop()
    } else if (event.type === EVENT_ID.SCALAR) {
      const parent = open.at(-1)
      const start = event.valueStart
      if (parent?.isMapping && parent.key === undefined) {
        parent.key = escaped(String(getScalarValue(text, event)))
        starts.set(`${parent.pointer}/${parent.key}`, start)
      } else {
        placed(parent, start)
      }
    } else if (event.type === EVENT_ID.ALIAS) {
      placed(open.at(-1), event.anchorStart)
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const pointer = placed(open.at(-1), event.start)
      open.push({ pointer, isMapping: event.type === EVENT_ID.MAPPING, items: 0 })
    } else {
      open.push({ pointer: '', isMapping: false, items: Number.NaN })
    }
  }
  return pointer => {
    let at = pointer
    while (!starts.has(at)) at = at.slice(0, at.lastIndexOf('/'))
    return lines.place(starts.get(at) ?? 0)
  }

  /** Notes where a value begins, and gives its pointer. */
  function placed(parent: Open | undefined, start: number): string {
    if (!parent || Number.isNaN(parent.items)) return ''
    if (parent.isMapping) {
      const pointer = `${parent.pointer}/${parent.key ?? ''}`
      delete parent.key
      return pointer
    }
    const pointer = `${parent.pointer}/${parent.items}`
    parent.items += 1
    starts.set(pointer, start)
    return pointer
  }
}

function escaped(member: string): string {
  return member.replaceAll('~', '~0').replaceAll('/', '~1')
}
