/** Words that a reader of YAML takes for something else than text (YAML 1.1 and 1.2). */
const meant = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** A scalar that every reader of YAML takes for this very text, whatever it is. */
export function yamlText(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9-]*$/.test(text) && !meant.test(text)) return text
  // A string of JSON is one of YAML, but for characters that YAML wants escaped.
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
