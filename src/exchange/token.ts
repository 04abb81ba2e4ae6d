import { ToolError } from '../errors.ts'
import type { Headers } from '../model/evidence.ts'
import { troubleOf } from '../model/trouble.ts'
import type { HttpConnection, WireResponse, World } from '../model/world.ts'
import type { Redactor } from './redact.ts'
import type { SecretSource } from './secret.ts'

/** OAuth 2.0 client credentials (RFC 6749 section 4.4). */
export interface OauthSettings {
  readonly type: 'oauth2'
  readonly tokenUrl: string
  readonly clientId: string | SecretSource
  readonly clientSecret: SecretSource
  readonly scope?: string
  /** How the client shows who it is (section 2.3.1). Default `basic`. */
  readonly clientAuthentication?: 'basic' | 'post'
}

interface TokenNeeds {
  readonly world: World
  readonly settings: OauthSettings
  readonly client: { readonly id: string; readonly secret: string }
  readonly connection: Pick<HttpConnection, 'send'>
  readonly masks: Pick<Redactor, 'learn' | 'text'>
}

/** Access tokens of one client: one request at a time, and the same token until it is about to expire. */
export interface TokenSource {
  /** @throws ToolError `auth.token` when the endpoint gives none */
  current(): Promise<string>
  /**
   * Drops a token that was refused. False when the one before it was refused as well: then the fault is not its age,
   * and yet another would not help.
   */
  refused(token: string): boolean
  /** A token was taken: a later refusal may again be a matter of age. */
  accepted(): void
  wasAccepted(): boolean
}

interface Token {
  readonly value: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** Milliseconds before its end at which a token is no longer begun to be used. */
const margin = 30_000

export function tokenSource(needs: TokenNeeds): TokenSource {
  const { world } = needs
  let fetching: Promise<Token> | undefined
  let token: Token | undefined
  let mayRenew = true
  let wasAccepted = false
  const fetchOnce = async (): Promise<Token> => {
    fetching ??= fetchToken(needs)
    try {
      token = await fetching
      return token
    } finally {
      fetching = undefined
    }
  }
  return {
    current: async () => {
      const fresh = token && world.now().getTime() < token.expiresAt ? token : await fetchOnce()
      return fresh.value
    },
    accepted: () => {
      mayRenew = true
      wasAccepted = true
    },
    wasAccepted: () => wasAccepted,
    refused: used => {
      // Another request may have found out first.
      if (token?.value !== used) return true
      if (!mayRenew) return false
      mayRenew = false
      token = undefined
      return true
    },
  }
}

async function fetchToken({ world, settings, client, connection, masks }: TokenNeeds): Promise<Token> {
  const { tokenUrl, scope, clientAuthentication = 'basic' } = settings
  const isBasic = clientAuthentication === 'basic'
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) })
  if (!isBasic) {
    form.set('client_id', client.id)
    form.set('client_secret', client.secret)
  }
  const headers: Headers = [
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Accept', 'application/json'],
    ['Accept-Encoding', 'identity'],
    ...(isBasic ? [['Authorization', basic(client.id, client.secret, masks.learn)] as const] : []),
  ]
  const answer = await connection.send({ method: 'POST', url: tokenUrl, headers, body: form.toString() })
  if ('trouble' in answer) throw refused(tokenUrl, `${answer.trouble.kind}: ${answer.trouble.detail}`)
  const said = readAnswer(answer)
  if (typeof said.access_token !== 'string' || said.access_token === '')
    throw refused(tokenUrl, masks.text(reason(answer, said)))
  masks.learn(said.access_token)
  if (!isBearer(said)) throw refused(tokenUrl, masks.text(`HTTP 200, token_type ${typeName(said)}`))
  const lifetime = Number(said.expires_in)
  const usable = lifetime > 0 ? Math.max(lifetime * 1000 - margin, lifetime * 500) : Number.POSITIVE_INFINITY
  const expiresAt = world.now().getTime() + usable
  return { value: said.access_token, expiresAt }
}

/** RFC 6749 section 2.3.1: id and secret are form-encoded before they are joined. */
function basic(id: string, secret: string, learn: (secret: string) => void): string {
  const pair = [id, secret].map(part => new URLSearchParams({ x: part }).toString().slice(2)).join(':')
  learn(pair)
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

type Said = Readonly<Record<string, unknown>>

function readAnswer({ status, body }: WireResponse): Said {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body))
    return status === 200 && typeof value === 'object' && value !== null ? (value as Said) : errorOnly(value)
  } catch {
    return {}
  }
}

function errorOnly(value: unknown): Said {
  return typeof value === 'object' && value !== null && 'error' in value ? { error: value.error } : {}
}

/**
 * A token of a type that one does not know how to use must not be used (RFC 6749 section 7.1); the type is told in any case
 * of letters (section 5.1). It is required, but many leave it out, and mean this one.
 */
function isBearer({ token_type: type }: Said): boolean {
  return type === undefined || (typeof type === 'string' && type.toLowerCase() === 'bearer')
}

function typeName({ token_type: type }: Said): string {
  return typeof type === 'string' && /^[\w.:/-]{1,60}$/.test(type) ? type : '?'
}

/** Of an error only its code is told (section 5.2): its description may repeat what was sent. */
function reason({ status }: WireResponse, { error }: Said): string {
  return typeof error === 'string' && /^[\w.:-]{1,60}$/.test(error) ? `HTTP ${status}, ${error}` : `HTTP ${status}`
}

function refused(where: string, detail: string): ToolError {
  return new ToolError('auth.token', { where, detail: troubleOf('unauthorised', detail).detail })
}
