import type { checklist as english } from '../en/checklist.ts'

/** Avstämningsfilen för en profil. */
export const checklist: typeof english = {
  'checklist.sheet': () => 'Avstämning',
  'checklist.summary': () => 'Sammanfattning',
  'checklist.area': () => 'Område',
  'checklist.id': () => 'ID',
  'checklist.text': () => 'Krav',
  'checklist.level': () => 'Typ',
  'checklist.status': () => 'Status',
  'checklist.comment': () => 'Kommentar',
  'checklist.state.ok': () => 'OK',
  'checklist.state.not-ok': () => 'NOK',
  'checklist.state.not-applicable': () => 'N/A',
  'checklist.state.open': () => '-',
  'checklist.tested': a => `Prövat ${a.count} ${a.count === 1 ? 'gång' : 'gånger'} och uppfyllt.`,
  'checklist.more': a => `Och ${a.count} till.`,
}
