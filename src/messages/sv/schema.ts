import { counted, isOne } from '../counted.ts'
import type { schema as english } from '../en/schema.ts'

/** ”högst 1 är tillåtet”; ett fält och ett tecken är neutrum, en post är utrum. */
function mostAllowed(count: string, one: 'tillåten' | 'tillåtet'): string {
  return `högst ${count} är ${isOne(count) ? one : 'tillåtna'}`
}

function onlyFirst(count: string): string {
  if (Number(count) === 0) return 'ingen är tillåten'
  return isOne(count) ? 'bara den första är tillåten' : `bara de ${count} första är tillåtna`
}

function items(count: string): string {
  return counted(count, 'post', 'poster')
}

/** Iakttagelser från JSON Schema, en mening per nyckelord, och skälen till att ett schema inte kan användas. */
export const schema: typeof english = {
  'schema.type': a => `Värdet ska ha typen ${a.expected}, men är ${a.actual}.`,
  'schema.enum': a => `${a.actual} är inte något av de tillåtna värdena: ${a.expected}.`,
  'schema.const': a => `Värdet ska vara ${a.expected}, men är ${a.actual}.`,
  'schema.multipleOf': a => `${a.actual} är inte en multipel av ${a.expected}.`,
  'schema.maximum': a => `${a.actual} är mer än ${a.expected}, som är det högsta tillåtna.`,
  'schema.exclusiveMaximum': a => `${a.actual} ska vara mindre än ${a.expected}.`,
  'schema.minimum': a => `${a.actual} är mindre än ${a.expected}, som är det lägsta tillåtna.`,
  'schema.exclusiveMinimum': a => `${a.actual} ska vara mer än ${a.expected}.`,
  'schema.maxLength': a => `Texten har ${a.length} tecken, men ${mostAllowed(a.expected, 'tillåtet')}: ${a.actual}.`,
  'schema.minLength': a => `Texten har ${a.length} tecken, men minst ${a.expected} krävs: ${a.actual}.`,
  'schema.pattern': a => `${a.actual} följer inte mönstret ${a.expected}.`,
  'schema.format': a => `${a.actual} följer inte formatet ${a.expected}.`,
  'schema.maxItems': a => `Listan har ${items(a.actual)}, men ${mostAllowed(a.expected, 'tillåten')}.`,
  'schema.minItems': a => `Listan har ${items(a.actual)}, men minst ${a.expected} krävs.`,
  'schema.uniqueItems': a => `Posterna ${a.first} och ${a.second} i listan (räknat från 0) är lika: ${a.actual}.`,
  'schema.contains': a => `Listan har ${items(a.actual)} av det slag som krävs, men ska ha ${a.expected}.`,
  'schema.maxProperties': a => `Objektet har ${a.actual} fält, men ${mostAllowed(a.expected, 'tillåtet')}.`,
  'schema.minProperties': a => `Objektet har ${a.actual} fält, men minst ${a.expected} krävs.`,
  'schema.required': a => `Fältet ”${a.name}” saknas. De fält som finns är: ${a.actual}.`,
  'schema.dependentRequired': a => `Fältet ”${a.name}” saknas. Det ska finnas när ”${a.because}” finns.`,
  'schema.additionalProperties': a => `Fältet ”${a.name}” får inte finnas här.`,
  'schema.additionalItems': a => `Listan har ${items(a.actual)}, men ${onlyFirst(a.expected)}.`,
  'schema.unevaluatedItem': a => `Posten får inte finnas här: ${a.actual}.`,
  'schema.not': a => `Värdet är av ett slag som är uteslutet: ${a.actual}.`,
  'schema.never': a => `Här får inget värde finnas, men det finns ${a.actual}.`,
  'schema.anyOf': a => `Värdet passar inget av alternativen (${a.expected}): ${a.actual}.`,
  'schema.anyOf-nearest': a =>
    isOne(a.count)
      ? `Värdet passar inte det enda alternativet, och det som fattas redovisas bredvid. Värdet är ${a.actual}.`
      : `Värdet passar inget av de ${a.count} alternativen. Närmast är nummer ${a.nearest}, och det som fattas för att passa det redovisas bredvid. Värdet är ${a.actual}.`,
  'schema.oneOf-several': a =>
    `Värdet passar flera av alternativen (nummer ${a.expected}) men får bara passa ett: ${a.actual}.`,
  'schema.other': a => `Värdet bryter mot ”${a.keyword}” (${a.expected}): ${a.actual}.`,
  'schema.rule': () => 'Regeln är inte uppfylld.',

  'schema.unknown-reference': a =>
    `Inget i profilen har adressen ”${a.reference}”. Scheman hämtas aldrig någon annanstans ifrån.`,
  'schema.unknown-dialect': a => `$schema är ”${a.uri}”. JSON Schema 2020-12 och draft-07 stöds.`,
  'schema.same-id': a => `Två olika scheman har adressen ${a.id}.`,
  'schema.syntax': a => `Filen går inte att läsa: ${a.why}.`,
  'schema.not-a-schema': () => 'Här finns inget schema: ett schema är ett objekt, true eller false.',
  'schema.unknown-keyword': a =>
    `”${a.keyword}” är inget nyckelord. Egna tillägg börjar med ”x-”. Allt annat vore en kontroll som aldrig görs.`,
  'schema.misspelt-keyword': a => `”${a.keyword}” är inget nyckelord. Menas ”${a.meant}”?`,
  'schema.other-dialect': a => `”${a.keyword}” har ingen verkan i JSON Schema ${a.dialect}.`,
  'schema.wrong-keyword-value': a =>
    `”${a.keyword}” har ett värde som inte går att använda (förväntat: ${a.expected}).`,
  'schema.proto-member': a => `”${a.keyword}” har ett fält som heter ”__proto__”, och det går inte att pröva.`,
  'schema.without-effect': a => `”${a.keyword}” har ingen verkan utan ”${a.needs}”.`,
  'schema.beside-reference': a => `”${a.keyword}” har ingen verkan bredvid $ref i draft-07.`,
  'schema.unknown-format': a => `Formatet ”${a.format}” är okänt och skulle därför inte kontrolleras.`,
  'schema.misspelt-format': a => `Formatet ”${a.format}” är okänt. Menas ”${a.meant}”?`,
  'schema.loop': () => 'Referenserna leder tillbaka hit utan att gå in i värdet. Prövningen skulle aldrig ta slut.',
  'schema.no-requirement': () => 'Inget här har x-requirement, så inget skulle kunna bedömas med schemat.',
  'schema.homeless-keyword': a =>
    `Ett brott mot ”${a.keyword}” skulle inte höra till något krav. Sätt x-requirement här eller högre upp.`,
  'schema.mute-tag': () =>
    'x-requirement står under not, if eller contains, där inget kan bryta mot det. Sätt det på schemat runt omkring.',
  'schema.tag-without-keyword': a => `x-requirement nämner nyckelordet ”${a.keyword}”, som inte finns i samma schema.`,
  'schema.malformed-keyword': a => `${a.keyword} är inte skrivet på rätt sätt. Se docs/profiles.md.`,
  'schema.keyword-in-choice': a =>
    `${a.keyword} står under anyOf, oneOf, not, if eller contains, där ett värde kan prövas och förkastas.`,
}
