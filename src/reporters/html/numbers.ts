import { message } from '../../messages/speaker.ts'
import type { Coverage } from '../../model/report.ts'
import { type Level, levels } from '../../model/requirement.ts'
import type { VerdictWord } from '../../model/verdict.ts'
import { word } from '../rows.ts'
import { type Html, html, join } from './markup.ts'
import type { Voices } from './voices.ts'

/** What a reader looks for first comes first. */
const order: readonly VerdictWord[] = ['failed', 'error', 'untested', 'manual', 'passed', 'inapplicable']

const width = 1000
/** So wide is what there is one of among thousands: still to be seen. */
const narrowest = 12

/** Level by verdict, as numbers. */
export function numbers({ byLevel }: Coverage, voices: Voices): Html {
  const say = (kind: 'verdict' | 'level', value: string) => voices.tell(speaker => word(speaker, kind, value))
  const head = order.map(verdict => html`<th scope="col">${say('verdict', verdict)}</th>`)
  const rows = levelsOf(byLevel).map(level => {
    const cells = order.map(verdict => {
      const count = byLevel[level][verdict]
      return html`<td class="${count === 0 ? 'none' : verdict}">${count}</td>`
    })
    return html`<tr><th scope="row">${say('level', level)}</th>${join(cells)}</tr>`
  })
  return html`<table class="numbers"><caption class="unseen">${voices.say(message('report.numbers'))}</caption><thead><tr><th scope="col">${voices.say(message('report.level'))}</th>${join(head)}</tr></thead><tbody>${join(rows)}</tbody></table>`
}

/** Levels that are in scope. */
function levelsOf(byLevel: Coverage['byLevel']): readonly Level[] {
  return levels.filter(level => order.some(verdict => byLevel[level][verdict] > 0))
}

/** The same as a picture with words, for those who would rather look than read: what there is none of is left out. */
export function picture({ byLevel }: Coverage, voices: Voices): Html {
  const say = (kind: 'verdict' | 'level', value: string) => voices.tell(speaker => word(speaker, kind, value))
  const rows = levelsOf(byLevel).map(level => {
    const counts = order.filter(verdict => byLevel[level][verdict] > 0)
    const words = counts.map(verdict => {
      return html`<span class="${verdict}"><b>${byLevel[level][verdict]}</b> ${say('verdict', verdict)}</span> `
    })
    return html`<li><strong>${say('level', level)}</strong><span class="bar">${bar(byLevel, level)}</span><span class="words">${join(words)}</span></li>`
  })
  return html`<ul class="picture">${join(rows)}</ul>`
}

function bar(byLevel: Coverage['byLevel'], level: Level): Html {
  const counts = order.map(verdict => [verdict, byLevel[level][verdict]] as const).filter(([, count]) => count > 0)
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  const widths = counts.map(([, count]) => Math.max(narrowest, (count / total) * width))
  const scale = width / widths.reduce((sum, each) => sum + each, 0)
  let from = 0
  const parts = counts.map(([verdict], at) => {
    const wide = (widths[at] ?? 0) * scale
    const part = html`<rect class="${verdict}" x="${Math.round(from)}" y="0" width="${Math.max(1, Math.round(wide) - 3)}" height="20"/>`
    from += wide
    return part
  })
  return html`<svg viewBox="0 0 ${width} 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">${join(parts)}</svg>`
}
