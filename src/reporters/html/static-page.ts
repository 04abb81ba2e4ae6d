import type { Speaker } from '../../model/reporter.ts'
import { type Html, html } from './markup.ts'
import { pageWithoutScript } from './page.ts'
import { colours } from './style.ts'

const sheet = `${colours}
body { overflow-wrap: anywhere; margin: 2rem auto; padding: 0 1rem; max-width: 70rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, 'Segoe UI', sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; } h2 { font-size: 1.375rem; margin: 2.5rem 0 .5rem; border-top: 2px solid var(--ink); padding-top: .5rem; } h3 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; }
p { margin: .25rem 0; max-width: 52rem; } .hint, .why { color: var(--muted); font-size: .9375rem; } ul { margin: .25rem 0; padding-left: 1.25rem; }
.list { margin: 1rem 0; } .list div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0 1rem; padding: .25rem 0; border-top: 1px solid var(--line); } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; min-width: 9rem; }
thead th { font-size: .875rem; } tbody th { font-weight: 600; width: 30%; } td p { margin: 0; }
@page { margin: 14mm; } @media print { body { margin: 0; font-size: 9pt; } .wide { overflow: visible; } tr { break-inside: avoid; } thead { display: table-header-group; } }
@media (max-width: 40rem) { .list div { grid-template-columns: 1fr; } }`

/** One static page in one language, with no script: nothing is asked of the network. @param body what stands below the title */
export function staticPage(title: string, body: Html, { language }: Speaker): string {
  return pageWithoutScript({
    language,
    title,
    sheet,
    content: html`<h1>${title}</h1>
${body}`,
  })
}
