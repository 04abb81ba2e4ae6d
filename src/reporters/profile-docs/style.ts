import { colours } from '../html/style.ts'

const frame = `
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.6 system-ui, 'Segoe UI', sans-serif; text-size-adjust: 100%; overflow-wrap: break-word; }
.top, main, .end { padding-inline: max(1rem, calc((100vw - 68rem) / 2)); }
.top { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding-block: .75rem; border-bottom: 1px solid var(--line); } .top p { margin: 0; }
.top .name { font-weight: 600; flex: 1 1 16rem; min-width: 0; } .top nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; } .top nav a, .top .other a { display: inline-block; padding: .25rem 0; } [aria-current] { font-weight: 600; text-decoration-thickness: .15em; }
main { padding-block: 1.5rem 3rem; } .end { padding-block: 1.5rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; }
a { color: var(--link); text-underline-offset: .15em; } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; } :target { outline: 3px solid var(--open); outline-offset: 2px; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; } h1 { font-size: 1.875rem; margin: .5rem 0 1rem; } h2 { font-size: 1.375rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; max-width: 46rem; } .lead { font-size: 1.25rem; line-height: 1.5; } .hint, small { color: var(--muted); font-size: .875em; } .hint { font-size: .9375rem; }
code, pre { font-family: ui-monospace, 'Cascadia Mono', Consolas, monospace; font-size: .875em; } code { overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .375rem; padding: .75rem 1rem; margin: .5rem 0; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); font-weight: inherit; overflow-wrap: anywhere; min-width: 4rem; }
thead th { font-size: .8125rem; color: var(--muted); overflow-wrap: normal; } tbody th { font-weight: 600; } td p { margin: 0; } .wide { overflow-x: auto; } .number { font-variant-numeric: tabular-nums; }
.list { margin: 1rem 0; } .list div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1rem; padding: .375rem 0; border-top: 1px solid var(--line); } dt { color: var(--muted); font-size: .9375rem; } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: .5rem 0; padding-left: 1.25rem; } .plain { list-style: none; padding: 0; } .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--paper); } .skip:focus { left: 1rem; top: .5rem; z-index: 2; }`

const parts = `
.level { font-size: .8125rem; font-weight: 700; letter-spacing: .03em; } h1 .level { border: 1px solid; border-radius: 1rem; padding: .1rem .6rem; vertical-align: .35rem; margin-left: .5rem; } .MUST .level { color: var(--bad); } .SHOULD .level { color: var(--open); } .MAY .level { color: var(--none); }
.notice { border-left: .375rem solid var(--open); background: var(--open-soft); padding: .5rem 1rem; }
.example { border: 1px solid var(--line); border-left: .375rem solid var(--none); border-radius: .375rem; padding: .5rem 1.25rem 1rem; margin: 0 0 1rem; break-inside: avoid-page; } .broken { border-left-color: var(--bad); } .kept { border-left-color: var(--good); } .other { border-left-color: var(--open); }
.outcome { font-weight: 600; } .outcome::before { display: inline-block; width: 1.4em; } .broken .outcome { color: var(--bad); } .broken .outcome::before { content: '✕'; content: '✕' / ''; } .kept .outcome { color: var(--good); } .kept .outcome::before { content: '✓'; content: '✓' / ''; } .other .outcome { color: var(--open); } .other .outcome::before { content: '!'; content: '!' / ''; }
mark { background: var(--bad-soft); color: inherit; box-shadow: inset 3px 0 var(--bad); padding: .1rem .25rem .1rem .5rem; } .here { color: var(--bad); font-family: system-ui, sans-serif; } .no { color: var(--muted); user-select: none; } .gap { color: var(--muted); }
.around { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; }
.later { content-visibility: auto; contain-intrinsic-size: auto 40rem; } .rows { table-layout: fixed; } .rows th:first-child { width: 13rem; } .rows th:nth-child(2) { width: 5rem; } .rows th:nth-child(3) { width: 9rem; } .rows a { display: inline-block; min-height: 1.5rem; }
#filter { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: end; padding: .75rem 0; border-block: 1px solid var(--line); } #filter[hidden] { display: none; } #filter label { display: inline-block; } #filter fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; } #filter p { margin: 0; max-width: 100%; min-width: 0; }
input[type=search], select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--none); border-radius: .25rem; padding: .25rem .5rem; min-height: 2rem; max-width: 100%; } input[type=checkbox] { width: 1.125rem; height: 1.125rem; vertical-align: -.2rem; accent-color: var(--link); }
.wide th:first-child { min-width: 11rem; } .member td:last-child { min-width: 8rem; } .member td:last-child a { white-space: nowrap; } .why { color: var(--muted); font-size: .9375rem; }`

const media = `
@media (max-width: 40rem) { .list div { grid-template-columns: minmax(0, 1fr); } .rows, .rows tbody, .rows tr, .rows td, .rows tbody th { display: block; } .rows thead { display: none; } .rows tr[hidden] { display: none; } .rows th, .rows td { border: 0; padding: .125rem 0; } .rows th:first-child { width: auto; } .rows tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } .rows tbody th, .rows td:not(:last-child) { display: inline-block; margin-right: .75rem; } }
@media (forced-colors: active) { mark { color: MarkText; outline: 2px solid Mark; } .example, .notice { border-color: CanvasText; } }
@media print { html { font-size: 9pt; } .top nav, .top .other, .skip, #filter, .around { display: none; } .top, main, .end { padding-inline: 0; } .later { content-visibility: visible; } .rows tr[hidden], .group[hidden] { display: revert; } thead { display: table-header-group; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; } .wide { overflow: visible; } a { text-decoration: none; } .source a::after { content: ' ' attr(href); } }
@page { margin: 16mm; }`

/** The style sheet of every page: light, dark, forced colours, narrow screens and paper; system fonts. */
export const sheet = [colours, frame, parts, media].join('\n')
