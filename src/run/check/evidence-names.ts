/** Numbers evidence in the order it is met, so that a place is a few numbers. */
export class EvidenceNames {
  /** By evidence, under its first name. */
  readonly #numbers = new Map<string, number>()
  /** By both, for evidence that is met under a further name: files with the same content. */
  readonly #others = new Map<string, number>()
  readonly #known: { readonly evidence: string; readonly name: string }[] = []
  /** What was asked for last is asked for again: by every rule, and for every record of a document. */
  #last = -1

  number(evidence: string, name: string): number {
    const last = this.#known[this.#last]
    if (last?.evidence !== evidence || last.name !== name) this.#last = this.#numberOf(evidence, name)
    return this.#last
  }

  #numberOf(evidence: string, name: string): number {
    // To join both texts for one key would cost more than all the rest.
    const first = this.#numbers.get(evidence)
    if (first === undefined) return this.#added(this.#numbers, evidence, { evidence, name })
    if (this.#known[first]?.name === name) return first
    const key = `${evidence} ${name}`
    return this.#others.get(key) ?? this.#added(this.#others, key, { evidence, name })
  }

  #added(to: Map<string, number>, key: string, known: { readonly evidence: string; readonly name: string }): number {
    const number = this.#known.push(known) - 1
    to.set(key, number)
    return number
  }

  /** File name, or method and address. */
  name(number: number): string {
    return this.#known[number]?.name ?? ''
  }

  evidence(number: number): string {
    return this.#known[number]?.evidence ?? ''
  }
}
