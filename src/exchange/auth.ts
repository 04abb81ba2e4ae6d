import type { Headers } from '../model/evidence.ts'
import type { HttpConnection, World } from '../model/world.ts'
import type { Redactor } from './redact.ts'
import { readSecret, type SecretSource } from './secret.ts'
import { type OauthSettings, type TokenSource, tokenSource } from './token.ts'

/** How the system under test is signed in to. Names are plain; secrets are only named by where they are kept. */
export type AuthSettings =
  | { readonly type: 'bearer'; readonly token: SecretSource }
  | { readonly type: 'api-key'; readonly in: 'header' | 'query'; readonly name: string; readonly key: SecretSource }
  | { readonly type: 'basic'; readonly username: string | SecretSource; readonly password: SecretSource }
  | OauthSettings

export interface Signed {
  readonly url: string
  readonly headers: Headers
}

/** Signs requests in. */
export interface Authenticator {
  /** The request with credentials added. @throws ToolError `auth.token` */
  sign(request: Signed): Promise<Signed>
  /** A signed request was answered by 401. True when new credentials will be used, so that one more try makes sense. */
  refused(request: Signed): boolean
  /** A signed request was answered by something else. */
  accepted(): void
  /** True after the first `accepted`. */
  wasAccepted(): boolean
}

/** Makes what signs requests in; a connection is only there to fetch tokens by. */
type MakeAuthenticator = (connection: Pick<HttpConnection, 'send'>) => Authenticator

/**
 * Reads the secrets, before there is a connection. `masks` learns every secret, tokens included, before it is used.
 * @throws ToolError `auth.secret-missing`
 */
export async function authenticator(
  world: World,
  settings: AuthSettings,
  masks: Pick<Redactor, 'learn' | 'text'>,
): Promise<MakeAuthenticator> {
  const secret = async (source: SecretSource) => {
    const value = await readSecret(world, source)
    masks.learn(value)
    return value
  }
  const plain = async (value: string | SecretSource) => (typeof value === 'string' ? value : secret(value))
  switch (settings.type) {
    case 'bearer':
      return fixed(authorization(`Bearer ${await secret(settings.token)}`))
    case 'basic': {
      const pair = `${await plain(settings.username)}:${await secret(settings.password)}`
      masks.learn(pair)
      return fixed(authorization(`Basic ${Buffer.from(pair).toString('base64')}`))
    }
    case 'api-key': {
      const key = await secret(settings.key)
      return fixed(settings.in === 'header' ? withHeader(settings.name, key) : withQuery(settings.name, key))
    }
    case 'oauth2': {
      const client = { id: await plain(settings.clientId), secret: await secret(settings.clientSecret) }
      return connection => withTokens(tokenSource({ world, settings, client, connection, masks }))
    }
  }
}

function withTokens(tokens: TokenSource): Authenticator {
  return {
    sign: async request => authorization(`Bearer ${await tokens.current()}`)(request),
    refused: request => tokens.refused(bearerOf(request)),
    accepted: tokens.accepted,
    wasAccepted: tokens.wasAccepted,
  }
}

type Sign = (request: Signed) => Signed

function fixed(sign: Sign): MakeAuthenticator {
  const always = { refused: () => false, accepted: () => {}, wasAccepted: () => true }
  return () => ({ sign: async request => sign(request), ...always })
}

function authorization(value: string): Sign {
  return withHeader('Authorization', value)
}

function bearerOf({ headers }: Signed): string {
  return headers.find(([name]) => name === 'Authorization')?.[1].slice('Bearer '.length) ?? ''
}

function withHeader(name: string, value: string): Sign {
  return ({ url, headers }) => {
    const others = headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase())
    return { url, headers: [...others, [name, value]] }
  }
}

function withQuery(name: string, value: string): Sign {
  return ({ url, headers }) => {
    const [address = '', fragment] = url.split('#', 2)
    const field = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
    const signed = `${address}${address.includes('?') ? '&' : '?'}${field}`
    return { url: fragment === undefined ? signed : `${signed}#${fragment}`, headers }
  }
}
