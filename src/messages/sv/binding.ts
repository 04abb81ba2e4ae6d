import { counted, isOne } from '../counted.ts'
import type { binding as english } from '../en/binding.ts'

/** Varför en rapport inte hör till en upphandling. Ett id för varje skäl. */
export const binding: typeof english = {
  'binding.no-tender': () => 'Rapporten är inte gjord för någon upphandling.',
  'binding.other-words': a => `Rapporten kallar upphandlingen ”${a.stated}”, men den heter ”${a.tender}”.`,
  'binding.other-tender': a =>
    `Rapporten är gjord för en annan upphandling, eller en annan version av kravfilen: ${a.stated}. Den här är ${a.tender}.`,
  'binding.other-nonce': a => `Utmaningskoden i rapporten är ${a.stated}, men upphandlingens är ${a.nonce}.`,
  'binding.unchallenged': a =>
    `${counted(a.count, 'anrop', 'anrop')} bär inte upphandlingens utmaningskod: ${a.first}${isOne(a.count) ? '' : ' …'}`,
  'binding.unseen': a =>
    `Om ${counted(a.count, 'anrop', 'anrop')} bar utmaningskoden går inte att se, eftersom bevisen saknas: ${a.first}${isOne(a.count) ? '' : ' …'}`,
  'binding.other-profile': a => `Rapporten är gjord mot profilen ${a.stated}, men upphandlingen kräver ${a.tender}.`,
  'binding.other-role': a => `Rapporten gäller rollen ${a.stated}, men upphandlingen kräver ${a.tender}.`,
  'binding.modules-missing': a => `Moduler som upphandlingen kräver är inte provade: ${a.modules}.`,
  'binding.too-early': a => `Provningen började ${a.began}, innan upphandlingens utmaningskod gällde (${a.notBefore}).`,
  'binding.too-late': a =>
    `Provningen slutade ${a.ended}, när upphandlingens utmaningskod inte längre gällde (${a.notAfter}).`,
  'binding.in-future': a => `Provningen slutade ${a.ended}, vilket är senare än nu (${a.now}).`,
  'binding.too-old': a => `Provningen började ${a.began} och var mer än ${a.limit} dagar gammal ${a.by}.`,
  'binding.tool-too-old': a =>
    `Verktyget har version ${a.version}, men upphandlingen kräver minst ${a.minimum} eller likvärdigt.`,
  'binding.other-tool': a =>
    `Rapporten är gjord med ${a.tool} och inte med ${a.tender}. Om det är likvärdigt bedömer beställaren.`,
  'binding.version-unstated': () => 'Det framgår inte av rapporten vilken version av produkten som är provad.',
  'binding.other-version': a => `Den provade versionen, ${a.version}, är ingen av dem som godtas: ${a.versions}.`,
  'binding.exclusions': a => `${counted(a.count, 'krav är utelämnat', 'krav är utelämnade')} ur provningen: ${a.ids}.`,
  'binding.not-in-files': a =>
    `${counted(a.count, 'krav', 'krav')} i modulerna gick inte att avgöra utifrån filerna och är därför inte ${isOne(a.count) ? 'bedömt' : 'bedömda'}: ${a.ids}.`,
}
