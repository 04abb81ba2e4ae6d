/** Numbers evidence in the order it is met, so that a place is a few numbers. */
export class EvidenceNames {
  readonly #numbers = new Map<string, Map<string, number>>()
  readonly #known: { readonly evidence: string; readonly name: string }[] = []
  /** What was asked for last is asked for again: by every rule, and for every record of a document. */
  #last = -1

  number(evidence: string, name: string): number {
    const last = this.#known[this.#last]
    if (last?.evidence !== evidence || last.name !== name) this.#last = this.#numberOf(evidence, name)
    return this.#last
  }

  #numberOf(evidence: string, name: string): number {
    // Two maps: to join both texts for one key cost more than all the rest.
    const numbers = this.#numbers.get(evidence) ?? new Map<string, number>()
    const known = numbers.get(name) ?? this.#known.push({ evidence, name }) - 1
    this.#numbers.set(evidence, numbers.set(name, known))
    return known
  }

  /** File name, or method and address. */
  name(number: number): string {
    return this.#known[number]?.name ?? ''
  }

  evidence(number: number): string {
    return this.#known[number]?.evidence ?? ''
  }
}
