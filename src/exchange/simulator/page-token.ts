import { hash } from 'node:crypto'
import { Refusal } from './answer.ts'

/** Where a list goes on: the query that it began with, and how many records were given out. */
export interface Position {
  readonly path: string
  /** The first request's query, without `limit`. */
  readonly query: string
  readonly offset: number
}

/** A token that says nothing to the one who holds it, and that this server alone can make. */
export function writePageToken(position: Position): string {
  const content = Buffer.from(JSON.stringify([position.path, position.query, position.offset])).toString('base64url')
  return `${content}.${seal(content)}`
}

/** The position that a token stands for; nothing when the token is not one of ours. */
export function readPageToken(token: string): Position | undefined {
  const [content = '', sealed] = token.split('.')
  if (sealed !== seal(content)) return undefined
  const [path, query, offset] = JSON.parse(Buffer.from(content, 'base64url').toString()) as [string, string, number]
  return { path, query, offset }
}

/**
 * Where a page of a list begins: at its beginning, or where its token says.
 * @throws Refusal 400 for a token of another list, or beside a parameter that the token knows already
 */
export function startOf(
  path: string,
  query: URLSearchParams,
  token: string | undefined,
  known: readonly string[],
): Position {
  if (token === undefined) return { path, query: query.toString(), offset: 0 }
  const beside = known.find(name => query.has(name))
  if (beside !== undefined) {
    throw new Refusal(400, 'page-token-with-filter', `pageToken may be combined with limit only, not with ${beside}`)
  }
  const position = readPageToken(token)
  if (position?.path !== path) throw new Refusal(400, 'invalid-page-token', 'pageToken is not from this list')
  return position
}

const seal = (content: string): string => hash('sha256', `samklang simulator page ${content}`, 'hex').slice(0, 16)
