/** Colours by name, for light, dark and paper. Every pair of ink and ground has a contrast of at least 4.5 to 1. */
export const colours = `
:root { color-scheme: light dark; --ink: #1b2026; --muted: #535d67; --paper: #fff; --soft: #f5f6f4; --line: #d5d9dc; --link: #0a4f8f;
  --good: #16633a; --good-soft: #e6f2eb; --bad: #a31621; --bad-soft: #fbeaea; --open: #7a4b00; --open-soft: #fcf2df; --none: #59626b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7eaed; --muted: #a9b2ba; --paper: #14171b; --soft: #1c2025; --line: #3a424a; --link: #8fc1f7;
    --good: #79d09d; --good-soft: #17291f; --bad: #ff9c94; --bad-soft: #321a1b; --open: #efc16b; --open-soft: #2d2414; --none: #9aa4ad; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --muted: #444; --paper: #fff; --soft: #f5f5f5; --line: #bbb; --link: #000;
    --good: #16633a; --good-soft: #fff; --bad: #a31621; --bad-soft: #fff; --open: #7a4b00; --open-soft: #fff; --none: #666; }
}`

const frame = `
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.6 system-ui, 'Segoe UI', sans-serif; text-size-adjust: 100%; overflow-wrap: break-word; }
main > section, .bar-top, .front, .end { padding-inline: max(1rem, calc((100vw - 72rem) / 2)); }
body:has(#in-sv:checked) i[lang=en], body:has(#in-en:checked) i[lang=sv], [lang=sv] body:has(#in-en:checked) i:not([lang]), [lang=en] body:has(#in-sv:checked) i:not([lang]) { display: none; }
a { color: var(--link); text-underline-offset: .15em; } a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
:target { outline: 3px solid var(--open); outline-offset: 3px; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; } p, li, dd { text-wrap: pretty; }
h2 { font-size: 1.5rem; margin: 3.5rem 0 1rem; letter-spacing: -.01em; } h3 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
.side h3 { font-size: .875rem; margin: 1rem 0 .25rem; } p { margin: .5rem 0; max-width: 46rem; } small { font-size: .875em; color: var(--muted); }
code, pre, output { font-family: ui-monospace, 'Cascadia Mono', Consolas, monospace; font-size: .875em; } code { overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .375rem; padding: .75rem 1rem; margin: .5rem 0; line-height: 1.5; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); font-weight: inherit; }
thead th { font-size: .8125rem; color: var(--muted); }
i { font-style: inherit; } summary { cursor: pointer; min-height: 1.75rem; color: var(--link); } .count { color: var(--muted); font-weight: 400; font-size: .875em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--paper); } .skip:focus { left: 1rem; top: .5rem; z-index: 2; }
.passed { color: var(--good); } .failed { color: var(--bad); } .error, .untested, .manual { color: var(--open); } .inapplicable, .none { color: var(--none); }`

const top = `
.bar-top { position: sticky; top: 0; z-index: 2; background: var(--paper); display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: center; justify-content: space-between; padding-block: .5rem; font-size: .875rem; border-bottom: 1px solid var(--line); }
.bar-top p { margin: 0; font-weight: 600; letter-spacing: .02em; } .bar-top nav a { display: inline-block; padding: .25rem 0; margin-right: 1rem; text-decoration-color: var(--line); } .bar-top nav a:hover { text-decoration-color: currentColor; }
.language { border: 0; margin: 0; padding: 0; display: flex; gap: .25rem; } .language input { position: absolute; opacity: 0; }
.language label { padding: .25rem .75rem; border: 1px solid transparent; border-radius: 1rem; cursor: pointer; color: var(--link); }
.language input:checked + label { border-color: var(--line); color: var(--ink); font-weight: 600; background: var(--soft); }
.language input:focus-visible + label { outline: 3px solid var(--link); outline-offset: 1px; }
.front { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); gap: 1rem 4rem; padding-block: 2.25rem 2rem; border-bottom: 1px solid var(--line); --tone: var(--open); background: var(--open-soft); }
.front.conformant { --tone: var(--good); background: var(--good-soft); } .front.non-conformant, .front.invalid { --tone: var(--bad); background: var(--bad-soft); }
.front h1 { display: flex; align-items: center; gap: 1rem; font-size: clamp(2.25rem, 5vw, 3.5rem); line-height: 1.05; letter-spacing: -.02em; margin: .25rem 0 1rem; color: var(--tone); }
.mark { flex: none; width: 1em; height: 1em; fill: none; stroke: currentColor; stroke-width: 4.5; stroke-linecap: round; stroke-linejoin: round; }
.kind { font-size: .875rem; margin: 0; color: var(--muted); } .sentence { font-size: 1.3125rem; line-height: 1.45; max-width: 38rem; }
.front h2 { font-size: 1rem; margin: 1.25rem 0 .25rem; letter-spacing: 0; } .facts h2 { margin-top: 0; } .front p { max-width: 38rem; } .scope { color: var(--muted); font-size: .9375rem; }
.list { margin: 0; } .list div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0 1rem; padding: .375rem 0; border-top: 1px solid var(--line); }
.list dt { font-size: .875rem; color: var(--muted); line-height: 1.6rem; } .list dd { margin: 0; overflow-wrap: anywhere; } .facts .list { font-size: .9375rem; } .facts code { font-size: .8125rem; }`

const result = `
.picture { list-style: none; margin: 1.5rem 0; padding: 0; max-width: 38rem; } .picture li { display: grid; grid-template-columns: 4.75rem minmax(0, 1fr); gap: 0 .5rem; align-items: center; padding: .25rem 0; } .picture .words { grid-column: 2; font-size: .875rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
.numbers { margin-top: 1.5rem; table-layout: fixed; } .numbers th[scope=col]:not(:first-child), .numbers td { text-align: right; padding: .5rem 0 .5rem .75rem; font-variant-numeric: tabular-nums; }
.numbers tbody th { font-weight: 600; } .numbers td { font-size: 1.125rem; font-weight: 600; } .numbers .none { font-weight: 400; } .numbers { max-width: 56rem; }
.bar svg { display: block; width: 100%; height: 1.125rem; } .bar rect { fill: currentColor; } rect.inapplicable { opacity: .35; }
.card { border: 1px solid var(--line); border-left: .375rem solid var(--bad); border-radius: .375rem; padding: 1.25rem 1.5rem 1.5rem; margin: 0 0 1.5rem; break-inside: avoid-page; }
.card:not(.MUST) { border-left-color: var(--open); } .card h3 { margin: 0; display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; overflow-wrap: anywhere; }
.level { font-size: .75rem; font-weight: 700; letter-spacing: .04em; padding: .1rem .5rem; border-radius: 1rem; color: var(--bad); background: var(--bad-soft); border: 1px solid currentColor; } .card:not(.MUST) .level { color: var(--open); background: var(--open-soft); }
.demand { font-size: 1.125rem; } .source { font-size: .875rem; color: var(--muted); } .known { background: var(--soft); border-radius: .25rem; padding: .5rem .75rem; } .card p.count { font-size: .875rem; margin: 0 0 .25rem; }
.asked { margin-bottom: 1rem; } .card ol { margin: 0; padding-left: 1.5rem; } .card li { padding: .5rem 0 .75rem; } .card li + li { border-top: 1px solid var(--line); } .card li p { margin: 0; } .what { font-weight: 600; }
.card li .place { margin-top: .25rem; } .place code { color: var(--muted); } .more { display: flex; flex-wrap: wrap; gap: 0 1.5rem; } .more > * { min-width: 0; } .more details[open] { flex-basis: 100%; order: 1; } .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: .5rem 1rem; margin: .5rem 0; }
.pair div { background: var(--soft); border-top: 3px solid var(--good); padding: .375rem .75rem .5rem; border-radius: 0 0 .25rem .25rem; } .pair .actual { border-color: var(--bad); } .pair dt { font-size: .8125rem; color: var(--muted); } .pair div { min-width: 0; } .pair dd { margin: 0; }
mark { background: var(--bad-soft); color: inherit; box-shadow: inset 3px 0 var(--bad); padding: .1rem .25rem .1rem .5rem; } .here { color: var(--bad); font-family: system-ui, sans-serif; } .gap { color: var(--muted); font-style: italic; }
.open h3 { margin-bottom: 0; } .ids { list-style: none; padding: 0; margin: .5rem 0 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr)); gap: .125rem 1rem; color: var(--muted); font-size: .9375rem; } .ids li { min-width: 0; } .ids a { display: inline-block; max-width: 100%; min-height: 1.5rem; }
#filter { position: sticky; top: 3.125rem; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line); padding: .5rem 0; display: flex; flex-wrap: wrap; gap: .375rem 2rem; align-items: center; justify-content: space-between; font-size: .9375rem; } #filter[hidden] { display: none; }
#filter p { margin: 0; } #filter fieldset { flex-basis: 100%; border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .375rem .5rem; } #filter legend { float: left; padding: .25rem .25rem .25rem 0; color: var(--muted); } #filter fieldset label { padding: .125rem .625rem; border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; } #filter label:has(:checked) { border-color: currentColor; background: var(--soft); font-weight: 600; } #filter-text { width: 16rem; max-width: 100%; }
input[type=search], button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--none); border-radius: .25rem; padding: .25rem .5rem; min-height: 2rem; } button { cursor: pointer; } input[type=checkbox] { width: 1.125rem; height: 1.125rem; vertical-align: -.2rem; accent-color: var(--link); }
.group { scroll-margin-top: 6rem; } .group h3 .count.count { margin-left: .25rem; } .later { content-visibility: auto; contain-intrinsic-size: auto 60rem; } .matrix { table-layout: fixed; } .matrix th:first-child { width: 13rem; overflow-wrap: anywhere; } .matrix th:nth-child(2) { width: 5rem; } .matrix th:nth-child(3) { width: 9rem; } .matrix tr { scroll-margin-top: 11rem; }
.matrix tr { color: inherit; } .matrix small { display: block; } .matrix td:nth-child(3) { font-weight: 600; } .matrix td:nth-child(3)::before, .words span::before { content: '–'; content: '–' / ''; display: inline-block; width: 1.25em; font-weight: 700; } .words span::before { width: auto; margin-right: .35em; }
.matrix .passed td:nth-child(3)::before, .words .passed::before { content: '✓'; content: '✓' / ''; } .matrix .failed td:nth-child(3)::before, .words .failed::before { content: '✕'; content: '✕' / ''; } .matrix :is(.untested, .manual) td:nth-child(3)::before, .words :is(.untested, .manual)::before { content: '?'; content: '?' / ''; } .matrix .error td:nth-child(3)::before, .words .error::before { content: '!'; content: '!' / ''; } .matrix td a { color: inherit; } .matrix tbody a { display: inline-block; min-height: 1.5rem; scroll-margin-top: 7rem; }
tr.passed td:nth-child(3) { color: var(--good); } tr.failed td:nth-child(3) { color: var(--bad); } :is(tr.error, tr.untested, tr.manual) td:nth-child(3) { color: var(--open); } tr.inapplicable td:nth-child(3) { color: var(--none); }
.exchange, .outside, .listing { border-top: 1px solid var(--line); padding: .375rem 0; } .side { padding-left: 1rem; border-left: 3px solid var(--line); margin: .75rem 0; } .fields { font-size: .875rem; } .fields { table-layout: fixed; } .fields th:first-child { width: 14rem; } .fields th { overflow-wrap: anywhere; } .fields td { overflow-wrap: anywhere; } .listing code { display: block; color: var(--muted); font-size: .8125rem; }
.end { margin: 4rem 0 0; padding-block: 1.5rem 3rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; }`

/** Cards that are printed, of MUST requirements and of others: 500 requirements fit on forty sheets whatever failed. */
export const cardsOnPaper = { failed: 15, remarks: 5 } as const

const media = `
@media (min-width: 68rem) { .card { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0 2.5rem; } .asked { margin: 0; } .sides { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0 2rem; } #method .list { columns: 2; column-gap: 4rem; } #method .list div { break-inside: avoid; } }
@media (max-width: 56rem) { .front { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 40rem) {
  .numbers, .numbers tbody, .matrix, .matrix tbody, .matrix tr, .matrix td, .matrix tbody th { display: block; } .matrix thead, .numbers thead { display: none; }
  .matrix tbody th, .matrix th:first-child { width: auto; } .matrix td, .matrix tbody th { border: 0; padding: .125rem 0; } .matrix tr { border-bottom: 1px solid var(--line); padding: .75rem 0; } .matrix tr[hidden] { display: none; } .matrix tbody th, .matrix td:not(:last-child) { display: inline-block; margin-right: .75rem; }
  .numbers { display: table; } .numbers tbody { display: table-row-group; } .numbers thead { display: table-header-group; } .numbers th[scope=col] { writing-mode: vertical-rl; text-align: left; padding: .5rem 0; }
  .list div { grid-template-columns: minmax(0, 1fr); } .card { padding: .75rem 1rem; } .bar-top, #filter { position: static; } html { scroll-padding-top: 1rem; } .fields th:first-child { width: 7rem; }
}
@media (max-height: 30rem) { .bar-top, #filter { position: static; } }
@media (forced-colors: active) { .bar rect { fill: CanvasText; stroke: CanvasText; } .bar rect:is(.failed, .error) { fill: Canvas; stroke-width: 4; } .mark { stroke: CanvasText; } mark { color: MarkText; outline: 2px solid Mark; } .card, .pair div { border-color: CanvasText; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  html { font-size: 9pt; } body { line-height: 1.4; } .list div { grid-template-columns: 6rem minmax(0, 1fr); } main > section, .bar-top, .front, .end { padding-inline: 0; } .front { background: none; grid-template-columns: 3fr 2fr; gap: 0 2rem; padding-top: 1rem; } .front h1 { font-size: 26pt; }
  .bar-top nav, .language, .skip, #filter, .matrix small, .whole, #evidence, .hint { display: none; } .only-print { display: block; } h2 { margin-top: 1.5rem; font-size: 14pt; } .sentence { font-size: 12pt; }
  .later { content-visibility: visible; } .matrix tr.MUST[hidden], .group[hidden] { display: revert; } .matrix tbody tr:not(.MUST), .more details:not([open]), #failed .card:nth-of-type(n+${cardsOnPaper.failed + 1}), #remarks .card:nth-of-type(n+${cardsOnPaper.remarks + 1}) { display: none; } .matrix thead { display: table-header-group; } .matrix th:first-child { width: 9rem; }
  tr, .card li, .open { break-inside: avoid; } th, td { padding: .2rem .5rem .2rem 0; } h2, h3 { break-after: avoid; } .matrix a { text-decoration: none; } .source a::after { content: ' ' attr(href); }
}
@media not print { .only-print { display: none; } }`

/** The style sheet of the page: system fonts, light and dark, forced colours, narrow screens, and paper with `footer` on each sheet. */
export function style(footer: string): string {
  const page = `@page { margin: 18mm 16mm; @bottom-left { content: '${footer}'; font: 7.5pt system-ui, sans-serif; } @bottom-right { content: counter(page) ' / ' counter(pages); font: 7.5pt system-ui, sans-serif; } }`
  return [colours, frame, top, result, media, page].join('\n')
}
