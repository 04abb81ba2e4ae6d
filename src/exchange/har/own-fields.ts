import { type ConnectionFacts, connectionTexts } from '../../model/connection.ts'
import { type Exchange, type Redaction, redactionKinds } from '../../model/evidence.ts'
import { type Trouble, troubleKinds, troubleOf } from '../../model/trouble.ts'
import type { Recorded } from '../redact.ts'
import { credibility } from './credible.ts'
import { type Field, items, member, number, optional, text, word } from './field.ts'

/** What `toHar` keeps beside HAR's own fields. */
export type OwnFields = Partial<
  Pick<Exchange, 'sentBy' | 'sender' | 'trouble' | 'retriesAfter' | 'redirects' | 'completes' | 'connection'>
> &
  Pick<Exchange, 'redactions'>

/**
 * Reads `_samklang` of an entry. Anybody may have written it: a redaction counts only when a mask stands at its place,
 * since checks leave masked places alone.
 */
export function readOwnFields(field: Field, recorded: Recorded): OwnFields {
  const own = optional(field)
  if (!own) return { redactions: [] }
  const sentBy = optional(member(own, 'sentBy'))
  const sender = optional(member(own, 'sender'))
  const trouble = optional(member(own, 'trouble'))
  const retriesAfter = optional(member(own, 'retriesAfter'))
  const redirects = optional(member(own, 'redirects'))
  const redactions = optional(member(own, 'redactions'))
  const completes = optional(member(own, 'completes'))
  const connection = optional(member(own, 'connection'))
  return {
    ...(sentBy ? { sentBy: readStepTurn(sentBy) } : {}),
    ...(sender ? { sender: word(sender, ['sut']) } : {}),
    ...(trouble ? { trouble: readTrouble(trouble) } : {}),
    ...(retriesAfter ? { retriesAfter: items(retriesAfter).map(readDiscarded) } : {}),
    ...(redirects ? { redirects: items(redirects).map(readRedirect) } : {}),
    redactions: redactions ? items(redactions).map(readRedaction).filter(credibility(recorded)) : [],
    ...(completes ? { completes: text(completes) } : {}),
    ...(connection ? { connection: readConnection(connection) } : {}),
  }
}

function readStepTurn(field: Field) {
  return {
    workflow: text(member(field, 'workflow')),
    step: text(member(field, 'step')),
    turn: number(member(field, 'turn')),
  }
}

function readTrouble(field: Field): Trouble {
  return troubleOf(word(member(field, 'kind'), troubleKinds), text(member(field, 'detail')))
}

function readConnection(field: Field): ConnectionFacts {
  const texts = connectionTexts.flatMap(name => {
    const found = optional(member(field, name))
    return found ? [[name, text(found)] as const] : []
  })
  const keyBits = optional(member(field, 'keyBits'))
  return { ...Object.fromEntries(texts), ...(keyBits ? { keyBits: number(keyBits) } : {}) }
}

function readDiscarded(field: Field) {
  const status = optional(member(field, 'status'))
  const trouble = optional(member(field, 'trouble'))
  return { ...(status ? { status: number(status) } : {}), ...(trouble ? { trouble: readTrouble(trouble) } : {}) }
}

function readRedirect(field: Field) {
  return { status: number(member(field, 'status')), location: text(member(field, 'location')) }
}

function readRedaction(field: Field): Redaction {
  return {
    where: word(member(field, 'where'), ['request', 'response']),
    place: text(member(field, 'place')),
    kind: word(member(field, 'kind'), redactionKinds),
  }
}
