import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { Lines } from '../lines.ts'
import type { ProblemKind } from '../problem.ts'
import { shown, shownCharacter } from '../visible.ts'

/** Why a text is no document, and the index in it where that shows. Thrown within this folder, told by `parseXml`. */
export class Refusal extends Error {
  readonly at: number
  readonly said: Message
  readonly kind: ProblemKind

  constructor(at: number, said: Message, kind: ProblemKind) {
    super(said.key)
    this.at = at
    this.said = said
    this.kind = kind
  }
}

/** Gives up on the document. */
export function refuse(at: number, said: Message, kind: ProblemKind = 'syntax'): never {
  throw new Refusal(at, said, kind)
}

/** Gives up where a character does not fit; where the text has ended, that is what is told. */
export function refuseCharacter(source: string, at: number, said: (found: string) => Message): never {
  if (at >= source.length) refuse(source.length, message('xml.ends-in-tag', opened(source)))
  return refuse(at, said(shownCharacter(source, at)))
}

/** Line of an index, for sentences about two places. */
export function lineOf(source: string, index: number): number {
  return new Lines(source).place(index).line
}

/** A name for a sentence. */
export function shownName(source: string, from: number, to: number): string {
  return shown(source.slice(from, Math.min(to, from + 100)), 80)
}

function opened(source: string): { readonly opened: number } {
  return { opened: lineOf(source, source.lastIndexOf('<')) }
}
