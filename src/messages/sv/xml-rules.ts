import type { xmlRules as english } from '../en/xml-rules.ts'

/** Vad regler och scheman för XML säger, och vad som sägs om dem. */
export const xmlRules: typeof english = {
  'schematron.raised': a => a.text,
  'schematron.raised-as': a => `[${a.rule}] ${a.text}`,
  'schematron.no-node': a => `Inget i dokumentet omfattas av regeln, som gäller ${a.context}.`,
  'schematron.unevaluated': a => `Regeln gick inte att avgöra för det som står på rad ${a.line} i ${a.name}: ${a.why}`,
}
