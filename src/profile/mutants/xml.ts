import { escapeXml } from '../../documents/xml/escape.ts'
import { contentEnd, extentEnd, isSelfClosing, writtenName } from '../../documents/xml/extent.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { attributeValue, stringValue } from '../../documents/xml/values.ts'
import { message } from '../../messages/speaker.ts'
import type { EditKind, Mutant } from '../../model/mutants.ts'
import type { Message } from '../../model/text.ts'

/** An XML document with one edit, and what a vector would have to show for the edit to be allowed. */
export interface XmlMutant extends Mutant {
  readonly text: string
  readonly needs?: string
}

/** An element or attribute: where it is, and what can be done to it. */
interface XmlEditMade {
  readonly edit: EditKind
  readonly place: string
  readonly from: number
  readonly to: number
  readonly put: string
  readonly now?: string
  readonly needs?: string
}

/** Every document that differs from one in a single place, in document order. @param type kind of document */
export function* xmlMutantsOf(tree: XmlTree, type: string): Generator<XmlMutant> {
  const root = tree.firstElement[0] ?? 0
  for (const { element, path, previous } of elementsOf(tree)) {
    const place = `${type} ${path}`
    const edits = [
      ...(element === root ? [] : structureEdits(tree, element, place, previous)),
      ...contentEdits(tree, element, place),
      ...attributeEdits(tree, element, place),
    ]
    for (const { from, to, put, ...edit } of edits) {
      yield { ...edit, at: `${path} ${from}`, text: tree.source.slice(0, from) + put + tree.source.slice(to) }
    }
  }
}

/** What passing documents have shown: elements and attributes that are not there, and elements that are there twice. */
export function openXmlShown() {
  const seen = new Map<string, string>()
  const children = new Map<string, { readonly vector: string; readonly names: ReadonlyMap<string, number> }[]>()
  return {
    note: (vector: string, tree: XmlTree, type: string) => {
      for (const { element, path } of elementsOf(tree)) {
        const names = new Map<string, number>()
        for (const child of childrenOf(tree, element)) {
          const name = writtenName(tree, child)
          names.set(name, (names.get(name) ?? 0) + 1)
        }
        for (const { name } of attributesOf(tree, element)) names.set(`@${name}`, 1)
        for (const [name, count] of names) if (count > 1) seen.set(`2 ${type} ${path}/${name}`, vector)
        children.set(`${type} ${path}`, [...(children.get(`${type} ${path}`) ?? []), { vector, names }])
      }
    },
    allows: ({ needs }: XmlMutant): Message | undefined => {
      if (needs === undefined) return undefined
      const [, parent = '', name = ''] = /^0 (.*)\/([^/]+)$/.exec(needs) ?? []
      const lacking = children.get(parent)?.find(({ names }) => !names.has(name))
      const vector = seen.get(needs) ?? lacking?.vector
      return vector === undefined ? undefined : message('mutants.shown', { vector })
    },
  }
}

interface Found {
  readonly element: number
  /** Names from the root, as they are written. */
  readonly path: string
  /** The element before it, with the same parent. */
  readonly previous: number
}

function elementsOf(tree: XmlTree): readonly Found[] {
  const root = tree.firstElement[0] ?? 0
  const found: Found[] = [{ element: root, path: `/${writtenName(tree, root)}`, previous: 0 }]
  // Grows while it is walked through.
  for (const { element, path } of found) {
    let previous = 0
    for (const child of childrenOf(tree, element)) {
      found.push({ element: child, path: `${path}/${writtenName(tree, child)}`, previous })
      previous = child
    }
  }
  return found
}

function childrenOf(tree: XmlTree, element: number): readonly number[] {
  const found: number[] = []
  for (let child = tree.firstElement[element] ?? 0; child > 0; child = tree.nextElement[child] ?? 0) found.push(child)
  return found
}

function structureEdits(tree: XmlTree, element: number, place: string, previous: number): readonly XmlEditMade[] {
  const from = tree.start[element] ?? 0
  const to = extentEnd(tree, element)
  const whole = tree.source.slice(from, to)
  const name = writtenName(tree, element)
  const behind = from + 1 + name.length
  const tail = isSelfClosing(tree, element) ? tree.source.slice(behind, to) : renamedEnd(tree, element, name)
  const isMoved = previous > 0 && writtenName(tree, previous) !== name
  const before = tree.start[previous] ?? 0
  const moved = {
    edit: 'element-moved',
    place,
    from: before,
    to,
    put: whole + tree.source.slice(before, from),
  } as const
  return [
    { edit: 'element-removed', place, from, to, put: '', needs: `0 ${place}` },
    { edit: 'element-doubled', place, from, to, put: whole + whole, needs: `2 ${place}` },
    ...(isMoved ? [moved] : []),
    { edit: 'element-renamed', place, from, to, put: `<${name}x${tail}` },
  ]
}

function renamedEnd(tree: XmlTree, element: number, name: string): string {
  const start = (tree.start[element] ?? 0) + 1 + name.length
  return `${tree.source.slice(start, contentEnd(tree, element))}</${name}x>`
}

function contentEdits(tree: XmlTree, element: number, place: string): readonly XmlEditMade[] {
  if (isSelfClosing(tree, element)) return []
  const from = tree.stop[element] ?? 0
  const to = contentEnd(tree, element)
  if (from === to) return []
  const emptied = { edit: 'element-emptied', place, from, to, put: '' } as const
  if ((tree.firstElement[element] ?? 0) > 0) return [emptied]
  const others = valueEdits(stringValue(tree, element)).map(([edit, put]) => ({ edit, place, from, to, put, now: put }))
  return [emptied, ...others]
}

/** Another value of the same kind, and one that is of no such kind. */
function valueEdits(value: string): readonly (readonly [EditKind, string])[] {
  const text = value.trim()
  if (/^-?\d+(\.\d+)?$/.test(text) && text.length < 10) {
    const [, decimals = ''] = text.split('.')
    return [
      ['number-other', (Number(text) + 1).toFixed(decimals.length)],
      ['number-broken', `${text}x`],
    ]
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return [
      ['date-other', `${Number(text.slice(0, 4)) + 10}${text.slice(4)}`],
      ['date-broken', `${text.slice(0, 4)}-02-30`],
    ]
  }
  return [['text-other', `${escapeXml(text)}x`]]
}

function attributesOf(tree: XmlTree, element: number) {
  const [first = 0, end = 0] = [tree.attributeStart[element], tree.attributeStart[element + 1]]
  return Array.from({ length: end - first }, (_, at) => {
    const [from = 0, to = 0] = [tree.attributeFrom[first + at], tree.attributeTo[first + at]]
    const before = tree.source.slice(0, from - 1)
    const start = before.search(/\s+[^\s=]+\s*=\s*$/)
    return { from, to, start, name: before.slice(start).trim().replace(/\s*=$/, ''), number: first + at }
  })
}

function attributeEdits(tree: XmlTree, element: number, place: string): readonly XmlEditMade[] {
  return attributesOf(tree, element).flatMap(({ from, to, start, name, number }): readonly XmlEditMade[] => {
    const at = `${place}/@${name}`
    const put = `${escapeXml(attributeValue(tree, number))}x`
    return [
      { edit: 'attribute-removed', place: at, from: start, to: to + 1, put: '', needs: `0 ${at}` },
      { edit: 'attribute-emptied', place: at, from, to, put: '' },
      { edit: 'attribute-other', place: at, from, to, put, now: put },
    ]
  })
}
