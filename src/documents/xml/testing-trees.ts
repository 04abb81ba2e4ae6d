import fc from 'fast-check'

/** What a document holds, as the tests know it; `name` is an expanded name: `{uri}local`. */
export interface ModelElement {
  readonly kind: 'element'
  readonly uri: string
  readonly local: string
  readonly attributes: readonly { readonly uri: string; readonly local: string; readonly value: string }[]
  readonly children: readonly ModelNode[]
}

export type ModelNode =
  | ModelElement
  | { readonly kind: 'text' | 'comment'; readonly value: string }
  | { readonly kind: 'instruction'; readonly local: string; readonly value: string }

/** A random document and one way to write it. */
export interface WrittenXml {
  readonly root: ModelElement
  readonly text: string
}

const locals = fc.constantFrom('a', 'b', 'Räksmörgås', 'x-1.y', '_', 'ID', '𐀀', 'a·')
const uris = fc.constantFrom('', 'urn:a', 'urn:b', 'http://a.example/?x&y')
const characters = fc.constantFrom(
  'x',
  ' ',
  '\n',
  '\t',
  '\r',
  '<',
  '&',
  '>',
  ']',
  '"',
  "'",
  'å',
  '€',
  '😀',
  '-',
  '?',
  '0',
)
const texts = fc.string({ unit: characters, minLength: 1, maxLength: 12 })

const { root: roots } = fc.letrec<{ root: ModelElement; node: ModelNode }>(tie => ({
  root: fc.record({
    kind: fc.constant('element' as const),
    uri: uris,
    local: locals,
    attributes: fc.uniqueArray(fc.record({ uri: uris, local: locals, value: fc.oneof(texts, fc.constant('')) }), {
      maxLength: 12,
      selector: ({ uri, local }) => `{${uri}}${local}`,
    }),
    children: fc.array(tie('node'), { maxLength: 6 }).map(joined),
  }),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('text' as const), value: texts }),
    tie('root'),
    fc.record({ kind: fc.constant('comment' as const), value: texts.map(plain) }),
    fc.record({ kind: fc.constant('instruction' as const), local: locals, value: texts.map(plain).map(trimmed) }),
  ),
}))

/** Random documents: namespaces, references, CDATA sections, line ends and quotation marks written this way and that. */
export function writtenXml(): fc.Arbitrary<WrittenXml> {
  return fc.tuple(roots, fc.array(fc.nat(1_000), { minLength: 1, maxLength: 50 })).map(([root, dice]) => {
    const writer = new Writer(dice)
    const declaration = writer.pick(['', "<?xml version='1.0'?>", '<?xml version="1.0" standalone="no" ?>\r\n'])
    return { root, text: `${declaration}${writer.element(root, new Map())}${writer.pick(['', '\n', '<!--end-->'])}` }
  })
}

// Text beside text is one text.
function joined(children: readonly ModelNode[]): readonly ModelNode[] {
  const found: ModelNode[] = []
  for (const child of children) {
    const last = found.at(-1)
    if (child.kind === 'text' && last?.kind === 'text') {
      found[found.length - 1] = { kind: 'text', value: last.value + child.value }
    } else found.push(child)
  }
  return found
}

// Comments and instructions have no references, so they hold only what can be written as it is.
function plain(value: string): string {
  return value.replaceAll('\r', '').replace(/[-?]/g, '.')
}

function trimmed(value: string): string {
  return value.replace(/^[ \t\n]+/, '')
}

class Writer {
  private readonly dice: readonly number[]
  private turn = 0

  constructor(dice: readonly number[]) {
    this.dice = dice
  }

  pick<T>(choices: readonly T[]): T {
    const dice = (this.dice[this.turn % this.dice.length] ?? 0) + this.turn
    this.turn++
    return choices[dice % choices.length] as T
  }

  element({ uri, local, attributes, children }: ModelElement, outer: ReadonlyMap<string, string>): string {
    const scope = new Map(outer)
    const parts: string[] = []
    const declare = (prefix: string, namespace: string) => {
      if ((scope.get(prefix) ?? '') === namespace) return
      scope.set(prefix, namespace)
      parts.push(this.attribute(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace))
    }
    const own = uri === '' ? '' : this.pick(['', 'p', 'q'])
    declare(own, uri)
    for (const each of attributes) {
      const prefix = each.uri === '' ? '' : `n${each.uri.length}${each.uri.at(-1)}`
      if (prefix !== '') declare(prefix, each.uri)
      parts.push(this.attribute(prefix === '' ? each.local : `${prefix}:${each.local}`, each.value))
    }
    const name = own === '' ? local : `${own}:${local}`
    const open = `<${name}${parts.map(part => this.pick([' ', '\n ', '\t']) + part).join('')}${this.pick(['', ' '])}`
    if (children.length === 0 && this.pick([true, false])) return `${open}/>`
    return `${open}>${children.map(child => this.node(child, scope)).join('')}</${name}${this.pick(['', ' ', '\r\n'])}>`
  }

  private node(node: ModelNode, scope: ReadonlyMap<string, string>): string {
    if (node.kind === 'element') return this.element(node, scope)
    if (node.kind === 'comment') return `<!--${node.value}-->`
    if (node.kind === 'instruction') return `<?${node.local}${this.pick([' ', '\n\t'])}${node.value}?>`
    return [...node.value].map(character => this.character(character)).join('')
  }

  private attribute(name: string, value: string): string {
    const quote = this.pick(['"', "'"])
    const written = [...value].map(character => this.valueCharacter(character, quote)).join('')
    return `${name}${this.pick(['=', ' = ', '\n='])}${quote}${written}${quote}`
  }

  private character(character: string): string {
    if (character === '\n') return this.pick(['\n', '\r\n', '&#10;', '\r<![CDATA[]]>'])
    if (character === '\r') return '&#xD;'
    if (this.pick([true, false, false])) return this.pick([this.reference(character), `<![CDATA[${character}]]>`])
    return '<&>'.includes(character) ? this.reference(character) : character
  }

  private valueCharacter(character: string, quote: string): string {
    if (character === ' ') return this.pick([' ', '\n', '\t', '\r\n', '&#32;'])
    const isPlain = !`<&\n\t\r${quote}`.includes(character)
    return isPlain && this.pick([true, true, false]) ? character : this.reference(character)
  }

  private reference(character: string): string {
    const point = character.codePointAt(0) ?? 0
    const named = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' }[character]
    return this.pick([
      named ?? `&#${point};`,
      `&#${point};`,
      `&#x${point.toString(16)};`,
      `&#x00${point.toString(16)};`,
    ])
  }
}
