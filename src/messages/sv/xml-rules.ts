import type { xmlRules as english } from '../en/xml-rules.ts'

/** Vad regler och scheman för XML säger, och vad som sägs om dem. */
export const xmlRules: typeof english = {
  'schematron.raised': a => a.text,
  'schematron.raised-as': a => `[${a.rule}] ${a.text}`,
  'schematron.no-node': a => `Inget i dokumentet omfattas av regeln, som gäller ${a.context}.`,
  'schematron.unevaluated': a => `Regeln gick inte att avgöra för det som står på rad ${a.line} i ${a.name}: ${a.why}`,
  'schematron.unsupported': a => `${a.what} stöds inte här.`,
  'schematron.lacks': a => `<${a.element}> måste ha attributet ${a.attribute}.`,
  'schematron.no-schema': () => 'Rotelementet är inget Schematron-schema.',
  'schematron.no-phase': a => `Det finns ingen fas ”${a.name}”.`,
  'schematron.no-abstract-pattern': a => `Det finns inget abstrakt mönster ”${a.name}”.`,
  'schematron.no-abstract-rule': a => `Det finns ingen abstrakt regel ”${a.name}”.`,
  'schematron.own-content': () => 'Ett mönster med is-a har eget innehåll.',
  'schematron.extends-round': () => 'Regler utvidgar varandra i en cirkel.',
  'schematron.include-round': () => 'Filer inkluderar varandra på för många nivåer eller i en cirkel.',
  'schematron.too-many-files': a => `Fler än ${a.limit} filer inkluderas.`,
  'schematron.no-file': a => `Filen ”${a.path}” går inte att läsa.`,
  'schematron.no-element': a => `”${a.href}” pekar inte ut något element.`,
  'schematron.not-relative': a => `”${a.path}” är ingen relativ sökväg.`,
  'schematron.outside': a => `”${a.path}” leder ut ur regelverkets mapp.`,
  'schematron.no-list': a => `”${a.file}”, där reglerna slår upp värden, är inte välformad.`,
  'schematron.too-nested': () => 'Uttrycket har för många nivåer.',
  'xsd.no-file': a => `”${a.location}” finns inte i profilen.`,
  'xsd.outside': a => `”${a.location}” leder ut ur profilen.`,
  'xsd.schema': a => a.why,
  'xsd.instead': a => `${a.element} får inte stå här. Det som får stå här är: ${a.expected}.`,
  'xsd.not-expected': a => `${a.element} får inte stå här, och inget annat får heller följa här.`,
  'xsd.missing': a => `${a.element} slutar för tidigt. Det måste också innehålla: ${a.expected}.`,
  'xsd.attribute-missing': a => `${a.element} måste ha attributet ${a.name}.`,
  'xsd.attribute': a => `${a.element} får inte ha attributet ${a.name}.`,
  'xsd.root': a => `Schemat har inget rotelement ${a.element}.`,
  'xsd.text': a => `${a.element} får inte innehålla egen text.`,
  'xsd.elements': a => `${a.element} får bara innehålla text, inga element.`,
  'xsd.enumeration': a => `${a.element} är ”${a.value}”, som inte är något av de tillåtna värdena: ${a.expected}.`,
  'xsd.pattern': a => `${a.element} är ”${a.value}”, som inte har formen ${a.pattern}.`,
  'xsd.length': a =>
    a.length > a.limit
      ? `${a.element} är ${a.length} tecken långt och får vara högst ${a.limit}.`
      : `${a.element} är ${a.length} tecken långt och måste vara minst ${a.limit}.`,
  'xsd.value': a =>
    a.type === ''
      ? `${a.element} är ”${a.value}”, som inte är ett tillåtet värde.`
      : `${a.element} är ”${a.value}”, som inte är ett värde av typen ${a.type}.`,
  'xsd.more': () => 'Inte giltigt enligt schemat.',
  'xsd.other': a => `Inte giltigt enligt schemat: ${a.why}`,
}
