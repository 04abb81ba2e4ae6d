import type { xmlRules as english } from '../en/xml-rules.ts'

/** Vad regler och scheman för XML säger, och vad som sägs om dem. */
export const xmlRules: typeof english = {
  'schematron.raised': a => a.text,
  'schematron.raised-as': a => `[${a.rule}] ${a.text}`,
  'schematron.no-node': a => `Inget i dokumentet omfattas av regeln, som gäller ${a.context}.`,
  'schematron.unevaluated': a => `Regeln gick inte att avgöra för det som står på rad ${a.line} i ${a.name}: ${a.why}`,
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
