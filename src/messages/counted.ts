/** A number, or one that an engine wrote as text, and the noun in the form that goes with it: "0 items", "1 item". */
export function counted(count: number | string, one: string, other: string): string {
  return `${count} ${isOne(count) ? one : other}`
}

/** Nouns, verbs and adjectives go into the singular with one alone, in English and in Swedish. */
export function isOne(count: number | string): boolean {
  return Number(count) === 1
}

/** A number as Swedish writes it, with a decimal comma. */
export function decimal(number: string): string {
  return number.replace('.', ',')
}
