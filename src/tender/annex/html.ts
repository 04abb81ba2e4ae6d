import { type Html, html, join } from '../../reporters/html/markup.ts'
import { pageWithoutScript } from '../../reporters/html/page.ts'
import type { Block, Part } from './content.ts'

/** Ink and lines alone: it is read, printed, and copied into documents of the buyer's own. */
const style = `:root{color-scheme:light dark}
body{font:1rem/1.6 system-ui,'Segoe UI',sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1rem;margin-top:1.5rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.375rem .5rem;border:1px solid #8a8a8a;overflow-wrap:anywhere}
th[scope=row]{width:14rem}.note{border:2px solid;padding:.75rem 1rem;font-weight:600}
pre{border:1px solid #8a8a8a;padding:.75rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
section+section{border-top:4px solid;margin-top:4rem}
@media print{thead{display:table-header-group}tr{break-inside:avoid}section+section{break-before:page;border:0}}`

/**
 * The annex as one static page, a section for each language. Nothing in it runs, nothing is asked of the network, and all
 * that comes from outside is escaped.
 */
export function annexPage(parts: readonly Part[]): string {
  const [first] = parts
  return pageWithoutScript({
    language: first?.language ?? 'sv',
    title: first?.title ?? '',
    sheet: style,
    content: html`${join(parts.map(({ language, blocks }) => html`<section lang="${language}">\n${join(blocks.map(block))}</section>\n`))}`,
  })
}

function block(each: Block): Html {
  switch (each.kind) {
    case 'title':
      return html`<h1>${each.text}</h1>\n`
    case 'heading':
      return html`<h2>${each.text}</h2>\n`
    case 'subheading':
      return html`<h3>${each.text}</h3>\n`
    case 'note':
      return html`<p class="note">${each.text}</p>\n`
    case 'code':
      return html`<pre tabindex="0">${each.text}</pre>\n`
    case 'pairs':
      return html`<table><tbody>\n${join(each.rows.map(pair))}</tbody></table>\n`
    case 'table':
      return html`<table><thead><tr>${join(each.head.map(name => html`<th scope="col">${name}</th>`))}</tr></thead><tbody>\n${join(each.rows.map(row))}</tbody></table>\n`
    default:
      return html`<p>${each.text}</p>\n`
  }
}

function pair([label, value]: readonly [label: string, value: string]): Html {
  return html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`
}

function row(cells: readonly string[]): Html {
  return html`<tr>${join(cells.map(cell => html`<td>${cell}</td>`))}</tr>\n`
}
