import type { Redaction } from '../../model/evidence.ts'
import { segmentsOf } from '../../model/pointer.ts'
import type { Recorded } from '../redact.ts'
import { credentialMask } from '../redaction/edit.ts'

/** Asks whether something that masking writes stands where a redaction says that something was masked. */
export function credibility({ request, response }: Recorded): (redaction: Redaction) => boolean {
  const bodies = { request: parsedOnce(request.body), response: parsedOnce(response?.body) }
  return ({ where, place, kind }) => {
    const isUnreadable = (where === 'response' ? response : request)?.encoding !== undefined
    if (!place.startsWith('body/') || isUnreadable) return true
    const value = valueAt(bodies[where](), place.slice('body'.length))
    // A member may have been masked in its name.
    return value !== undefined && (signs[kind](String(value)) || signs[kind](place.split('/').at(-1) ?? ''))
  }
}

const signs: Record<Redaction['kind'], (value: string) => boolean> = {
  credential: value => value.includes(credentialMask) || value === '0' || value.includes('1000'),
  'personal-identity-number': value => /000\d(?!\d)/.test(value) || /[A-Z]000$/i.test(value),
  email: value => value === 'masked@example.invalid',
  phone: value => value === '+46700000000',
  text: value => value === '•••',
}

function parsedOnce(body: string | undefined): () => unknown {
  let known: { readonly value: unknown } | undefined
  return () => {
    known ??= { value: body === undefined ? undefined : parsed(body) }
    return known.value
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root
  for (const segment of segmentsOf(pointer) ?? []) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined
    value = (value as Record<string, unknown>)[segment]
  }
  return value
}
