import type { rules as english } from '../en/rules.ts'

/** Iakttagelser från format, fältregler och regler tvärs över dokument. */
export const rules: typeof english = {
  'rule.missing': a => `Regeln frågar efter ”${a.name}”, som inte finns där.`,
  'rule.type': a => `Regeln använder ”${a.operation}” på något som det inte är till för: ${a.types}.`,
  'rule.value': a => `Regeln ger ”${a.operation}” ett värde som inte går att använda: ${a.value}.`,
  'rule.not-boolean': a => `Regeln ger ${a.actual}, inte sant eller falskt.`,
  'rule.beside-broken': () =>
    'Regeln går inte att avgöra, eftersom dokumentet bryter mot sitt schema på ett annat ställe.',
  'unique.duplicate': a => `”${a.value}” ska finnas en enda gång, men finns också i ${a.first}.`,
  'reference.unresolved': a => `”${a.value}” leder inte till någon post av typen ${a.to}.`,
  'reference.not-of-kind': a => `”${a.value}” leder till en post av typen ${a.to} där ${a.pointer} inte är ${a.kind}.`,
  'reference.of-kind': a => `”${a.value}” leder till en post av typen ${a.to} där ${a.pointer} är ${a.kind}.`,
  'across.circle': a => `Följer man posterna från ”${a.value}” kommer man tillbaka till samma post.`,
  'across.at-a-time': a => `”${a.value}” finns samtidigt i en annan post av slaget ${a.kind}.`,
  'across.not-repeated': a =>
    `Hänvisningen till ”${a.id}” (typen ${a.to}) har inte samma värde i ${a.member} som posten själv.`,
  'rule.records-incomplete': a =>
    `Alla poster av typen ${a.type} har inte setts, så det går inte att veta vad de andra innehåller.`,
  'rule.reference-incomplete': a =>
    `Alla poster av typen ${a.to} har inte setts, så det går inte att veta om alla hänvisningar leder någonstans.`,
}
