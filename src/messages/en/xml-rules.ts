/** What rule sets and schemas for XML say, and what is said about them. */
export const xmlRules = {
  'schematron.raised': (a: { text: string }) => a.text,
  'schematron.raised-as': (a: { rule: string; text: string }) => `[${a.rule}] ${a.text}`,
  'schematron.no-node': (a: { context: string }) =>
    `Nothing in the document came under the rule, which is about ${a.context}.`,
  'schematron.unevaluated': (a: { name: string; line: number; why: string }) =>
    `The rule could not be evaluated for what stands on line ${a.line} of ${a.name}: ${a.why}`,
}
