import { message } from '../../messages/speaker.ts'
import { decodeXml } from './decode.ts'
import type { XmlProblem } from './parse.ts'
import { Refusal } from './refusal.ts'

/** A body as it is recorded: text, or bytes that are not UTF-8 as base64. */
export interface RecordedBody {
  readonly body: string
  readonly encoding?: 'base64'
}

/** True for the media types of XML (RFC 7303). */
export function isXmlType(mediaType: string): boolean {
  return /^[^;]*[/+]xml\s*(?:;|$)/i.test(mediaType)
}

/**
 * The text of an XML body, without byte order mark. What it is encoded in is said by the `charset` of its media type and,
 * without one, by itself (RFC 7303 section 3); bytes that are something else are its problem.
 */
export function xmlText(
  { body, encoding }: RecordedBody,
  mediaType: string,
):
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: XmlProblem } {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(mediaType)?.[1]
  const isUtf8 = charset === undefined ? !declaresEncoding(body) : /^utf-?8$/i.test(charset)
  if (encoding === undefined && isUtf8) return { text: body.replace(/^\uFEFF/, '') }
  const bytes = Buffer.from(body, encoding ?? 'utf8')
  try {
    if (charset === undefined) return { text: decodeXml(bytes).source }
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes) }
  } catch (error) {
    if (error instanceof Refusal) return { problem: { kind: error.kind, message: error.said, line: 1, column: 1 } }
    const isUnknown = error instanceof RangeError
    const said = message(isUnknown ? 'xml.encoding' : 'xml.not-encoded', { encoding: (charset ?? '').toUpperCase() })
    return { problem: { kind: isUnknown ? 'unsupported' : 'encoding', message: said, line: 1, column: 1 } }
  }
}

function declaresEncoding(body: string): boolean {
  return /^\uFEFF?<\?xml[^>]*\sencoding\s*=/.test(body.slice(0, 400))
}
