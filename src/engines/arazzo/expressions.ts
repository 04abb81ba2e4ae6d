/** Property access after a root (`.list[0].id`), and a JSON Pointer after `#`. */
export interface Tail {
  readonly path: string
  readonly pointer?: string
}

/**
 * A runtime expression of Arazzo 1.0.1 and 1.1.0 (section "Runtime Expressions"), and our own `$each` and `$pages`.
 * `opaque` is what the loose grammar of 1.0 lets through, what belongs to AsyncAPI, and `$response.headers`, which an
 * official example says for `$response.header`: it loads but has no value.
 */
export type Expression =
  | { readonly kind: 'url' | 'method' | 'statusCode' | 'self' }
  | { readonly kind: 'header' | 'query' | 'path'; readonly of: 'request' | 'response'; readonly name: string }
  | ({ readonly kind: 'body'; readonly of: 'request' | 'response' } & Tail)
  | ({ readonly kind: 'inputs' | 'outputs' | 'each' | 'pages' } & Tail)
  | ({ readonly kind: 'steps'; readonly step: string } & Tail)
  | ({ readonly kind: 'workflows'; readonly workflow: string; readonly field: 'inputs' | 'outputs' } & Tail)
  | ({ readonly kind: 'workflow-steps'; readonly workflow: string; readonly step: string } & Tail)
  | { readonly kind: 'source'; readonly source: string; readonly reference: string }
  | { readonly kind: 'component'; readonly type: ComponentType; readonly name: string }
  | { readonly kind: 'opaque'; readonly text: string }

type ComponentType = 'parameters' | 'successActions' | 'failureActions'

/** Text with expressions in braces: literal pieces and expressions by turns. */
export type Template = readonly (string | Expression)[]

/** Parses a whole string as one expression; undefined when it is none. */
export function parseExpression(text: string): Expression | undefined {
  for (const [pattern, build] of forms) {
    const match = pattern.exec(text)
    if (match) return build(match.slice(1).map(group => group ?? ''))
  }
  return undefined
}

/** The text that `parseExpression` reads back as the same expression. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'header':
    case 'query':
    case 'path':
      return `$${expression.of}.${expression.kind}.${expression.name}`
    case 'body':
      return `$${expression.of}.body${printTail(expression)}`
    case 'inputs':
    case 'outputs':
    case 'each':
    case 'pages':
      return `$${expression.kind}${printTail(expression)}`
    case 'steps':
      return `$steps.${expression.step}.outputs${printTail(expression)}`
    case 'workflows':
      return `$workflows.${expression.workflow}.${expression.field}${printTail(expression)}`
    case 'workflow-steps':
      return `$workflows.${expression.workflow}.steps.${expression.step}.outputs${printTail(expression)}`
    case 'source':
      return `$sourceDescriptions.${expression.source}.${expression.reference}`
    case 'component':
      return `$components.${expression.type}.${expression.name}`
    case 'opaque':
      return expression.text
    default:
      return `$${expression.kind}`
  }
}

/**
 * Splits text at `{$…}`. Braces without a dollar sign are plain text, so that JSON can be written as it is.
 * Gives the text of the first embedded expression that is none, when there is one.
 */
export function parseTemplate(text: string): { readonly parts: Template } | { readonly wrong: string } {
  const parts: (string | Expression)[] = []
  let from = 0
  for (const match of text.matchAll(/\{(\$[A-Za-z][^}]*)\}/g)) {
    const expression = parseExpression(match[1] ?? '')
    if (!expression) return { wrong: match[1] ?? '' }
    if (match.index > from) parts.push(text.slice(from, match.index))
    parts.push(expression)
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return { parts }
}

/** True for a string that can only be meant as an expression: `$` and a letter. */
export function looksLikeExpression(text: string): boolean {
  return /^\$[A-Za-z]/.test(text)
}

/** The expressions of a template, in order. */
export function expressionsIn(parts: Template): readonly Expression[] {
  return parts.filter(part => typeof part !== 'string')
}

const strict = '([A-Za-z0-9_-]+)'
const tail = '((?:\\.[\\p{L}\\p{N}_-]+|\\[\\d+\\])*)(#(?:/(?:[^/~]|~[01])*)*)?'

type Build = (groups: readonly string[]) => Expression

/** The grammar, one line per form; the first that fits is it. */
const forms: readonly (readonly [RegExp, Build])[] = [
  form('(url|method|statusCode|self)', ([kind]) => ({ kind: kind as 'url' })),
  form("(request|response)\\.header\\.([!#$%&'*+.^_`|~0-9A-Za-z-]+)", ([of, name = '']) => ({
    kind: 'header',
    of: of as 'request',
    name,
  })),
  form('(request|response)\\.(query|path)\\.([^{}]*)', ([of, kind, name = '']) => ({
    kind: kind as 'query',
    of: of as 'request',
    name,
  })),
  form(`(request|response)\\.body${tail}`, ([of, path, pointer]) => ({
    kind: 'body',
    of: of as 'request',
    ...readTail(path, pointer),
  })),
  form(`(inputs|outputs|each|pages)${tail}`, ([kind, path, pointer]) => ({
    kind: kind as 'inputs',
    ...readTail(path, pointer),
  })),
  form(`steps\\.${strict}\\.outputs${tail}`, ([step = '', path, pointer]) => ({
    kind: 'steps',
    step,
    ...readTail(path, pointer),
  })),
  form(`workflows\\.${strict}\\.(inputs|outputs)${tail}`, ([workflow = '', field, path, pointer]) => ({
    kind: 'workflows',
    workflow,
    field: field as 'inputs',
    ...readTail(path, pointer),
  })),
  form(`workflows\\.${strict}\\.steps\\.${strict}\\.outputs${tail}`, ([workflow = '', step = '', path, pointer]) => ({
    kind: 'workflow-steps',
    workflow,
    step,
    ...readTail(path, pointer),
  })),
  form(`sourceDescriptions\\.${strict}\\.([^{}]+)`, ([source = '', reference = '']) => ({
    kind: 'source',
    source,
    reference,
  })),
  form('components\\.(parameters|successActions|failureActions)\\.([A-Za-z0-9._-]+)', ([type, name = '']) => ({
    kind: 'component',
    type: type as ComponentType,
    name,
  })),
  form(
    '((?:(?:request|response)\\.headers|message|steps|workflows|components|sourceDescriptions)\\.[^{}\\s]+)',
    ([text]) => ({
      kind: 'opaque',
      text: `$${text}`,
    }),
  ),
]

function form(pattern: string, build: Build): readonly [RegExp, Build] {
  return [new RegExp(`^\\$${pattern}$`, 'u'), build]
}

function readTail(path = '', pointer = ''): Tail {
  return pointer ? { path, pointer: pointer.slice(1) } : { path }
}

function printTail({ path, pointer }: Tail): string {
  return pointer === undefined ? path : `${path}#${pointer}`
}
