import { type Html, html, join } from './markup.ts'

/** What something is called, and what it is. */
export type Pair = readonly [label: Html, value: Html]

export function listOf(pairs: readonly Pair[]): Html {
  return html`<dl class="list">${join(pairs.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`))}</dl>`
}
