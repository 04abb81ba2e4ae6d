import type { Fault } from '../ss12000/fault.ts'

/** A fault of the sender: what stands in envelopes as they go out. */
export function sending(
  requirement: string,
  sv: string,
  en: string,
  change: (text: string) => string = text => text,
  also?: Readonly<Record<string, string>>,
): Fault {
  return {
    requirement,
    title: { sv, en },
    modules: ['message', 'envelope', 'exchange'],
    notices: letters => letters.map(letter => ({ ...letter, text: change(letter.text ?? '') })),
    ...(also ? { also } : {}),
  }
}
