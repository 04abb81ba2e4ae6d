/** The page's only style sheet: system fonts, light and dark, print, narrow screens. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1a1f24, #e9edf0); --paper: light-dark(#fff, #14181c); --line: light-dark(#d3d9de, #3a434b);
  --soft: light-dark(#f3f5f7, #1d2329); --good: light-dark(#1b6b3a, #6fcf97); --bad: light-dark(#a8201a, #ff8a80); --open: light-dark(#7a5200, #f2c14e); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 .5rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.375rem; } h3 { margin: 1rem 0 .25rem; font-size: 1.05rem; }
header { border-left: .5rem solid var(--open); padding-left: 1.25rem; } header.conformant { border-color: var(--good); } header.non-conformant, header.invalid { border-color: var(--bad); }
.kind { margin: 0; letter-spacing: .02em; } .sentence { font-size: 1.2rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: .35rem 1.5rem; } dt { font-size: .85rem; } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-size: .85rem; padding-bottom: .35rem; }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; } .numbers td { font-variant-numeric: tabular-nums; }
.passed { color: var(--good); } .failed { color: var(--bad); font-weight: 600; } .untested, .manual, .error { color: var(--open); }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem 1rem; margin: 0 0 1rem; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; } pre { background: var(--soft); padding: .75rem; white-space: pre-wrap; border-radius: .35rem; margin: .35rem 0; }
.evidence code { display: block; font-size: .75rem; } :target { outline: 3px solid var(--open); outline-offset: 4px; }
@media (max-width: 40rem) { table.matrix, .matrix tbody, .matrix tr, .matrix td { display: block; } .matrix thead { display: none; } .matrix td { border: 0; padding: .1rem 0; } .matrix tr { border-bottom: 1px solid var(--line); padding: .6rem 0; } .numbers { display: block; overflow-x: auto; } }
@media print { body { max-width: none; font-size: 10pt; } article, tr { break-inside: avoid; } thead { display: table-header-group; } }
`
