/** Numbers evidence in the order it is met, so that a place is a few numbers. */
export class EvidenceNames {
  readonly #numbers = new Map<string, number>()
  readonly #known: { readonly evidence: string; readonly name: string }[] = []

  number(evidence: string, name: string): number {
    const key = `${evidence} ${name}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#known.length)
    return this.#known.push({ evidence, name }) - 1
  }

  /** File name, or method and address. */
  name(number: number): string {
    return this.#known[number]?.name ?? ''
  }

  evidence(number: number): string {
    return this.#known[number]?.evidence ?? ''
  }
}
