import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Message } from '../model/text.ts'

/** What the head of a report says of the tender that its run was for: labels and values, none without a tender. */
export function tenderLines({ tender }: Report): readonly (readonly [label: Message, value: string])[] {
  if (!tender) return []
  return [
    [message('report.tender'), [tender.authority, tender.caseNumber, tender.id].join(', ')],
    [message('report.tender-digest'), tender.digest],
    [message('report.challenge'), tender.nonce],
  ]
}
