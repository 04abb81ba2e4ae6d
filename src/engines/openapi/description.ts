/** The kinds of problem that a response can have against the description; each has a requirement of its own. */
export const responseKinds = ['status', 'media-type', 'headers', 'body'] as const
export type ResponseKind = (typeof responseKinds)[number]

/** Which requirement each kind of response problem breaks (`x-requirement` in the description). */
export type KindRequirements = Readonly<Partial<Record<ResponseKind, string>>>

/** A schema of the description: `<path in the profile>#<JSON Pointer>`, as the JSON Schema engine addresses it. */
export type SchemaAddress = string

/** What a value looks like as far as its text form needs to know: types of scalars, items of lists, members of objects. */
export type Shape =
  | { readonly kind: 'primitive'; readonly types: readonly string[] }
  | { readonly kind: 'array'; readonly items: Shape }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Shape>>; readonly others: Shape | undefined }

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie'
export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  /** The value is one text in a media type of its own (`content` instead of `schema`). */
  | 'content'

/** A Parameter Object or a Header Object, with its defaults filled in. */
export interface Parameter {
  readonly name: string
  readonly in: ParameterPlace
  readonly required: boolean
  /** `x-required-unless`: the query parameter without which this one must be there too. */
  readonly requiredUnless?: string
  readonly style: ParameterStyle
  readonly explode: boolean
  readonly allowReserved: boolean
  readonly allowEmptyValue: boolean
  readonly shape: Shape
  readonly schema?: SchemaAddress
  /** Of a value in the style `content`. */
  readonly mediaType?: string
  /** The schema in short, for a reader of a finding. */
  readonly expected: string
}

/** One entry of a `content` map. */
export interface Content {
  /** The key: a media type or a range such as `application/*`. */
  readonly range: string
  readonly schema?: SchemaAddress
  readonly shape: Shape
}

export interface RequestBody {
  readonly required: boolean
  readonly content: readonly Content[]
}

/** A Response Object. */
export interface Response {
  /** `200`, `2XX` or `default`. */
  readonly status: string
  readonly requirements: KindRequirements
  readonly headers: readonly Parameter[]
  /** Empty means that the response has no body. */
  readonly content: readonly Content[]
}

export interface Operation {
  readonly id?: string
  /** Upper case, as on the wire. */
  readonly method: string
  /** RFC 9110 section 9.2.1: it only reads. By its method, or by `x-safe` where that says less or more than is true. */
  readonly isSafe: boolean
  /** The path template, as it stands in the description. */
  readonly path: string
  /** JSON Pointer to the operation, as if its path item stood where it is referred to: `/paths/~1persons/get`. */
  readonly pointer: string
  /** `x-module`: the module that must be claimed for the operation's responses to be judged. */
  readonly module?: string
  /** Own parameters and those of the path item; an own one replaces one of the same name and place. */
  readonly parameters: readonly Parameter[]
  readonly requestBody?: RequestBody
  /** Addresses of its own servers or of those of its path item, which count instead of the description's. */
  readonly servers?: readonly string[]
  readonly responses: readonly Response[]
  /** For answers that no response of the operation covers. */
  readonly requirements: KindRequirements
}

/** What the description says, with references followed and defaults filled in. */
export interface Description {
  readonly path: string
  readonly version: '3.0' | '3.1'
  /** `info.title` and `info.version`. */
  readonly title: string
  readonly apiVersion: string
  /** Addresses of the servers, variables replaced by their defaults; `/` when the description names none. */
  readonly servers: readonly string[]
  readonly operations: readonly Operation[]
  /** What the described system sends to others (`webhooks`); `path` is the name. */
  readonly webhooks: readonly Operation[]
  /** Names of query parameters that carry credentials (`securitySchemes` of type apiKey). */
  readonly queryCredentials: readonly string[]
}
