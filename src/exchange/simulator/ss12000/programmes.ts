import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import type { Municipality } from './municipality.ts'
import type { Programme } from './records.ts'

interface Entry {
  readonly code: string
  readonly name: string
  readonly type: Programme['type']
  readonly parent?: string
}

/** Programmes of upper-secondary school with Skolverket's codes, a parent before its orientations. */
const entries: readonly Entry[] = [
  { code: 'NA', name: 'Naturvetenskapsprogrammet', type: 'Högskoleförberedande program' },
  { code: 'SA', name: 'Samhällsvetenskapsprogrammet', type: 'Högskoleförberedande program' },
  { code: 'BF', name: 'Barn- och fritidsprogrammet', type: 'Yrkesprogram' },
  { code: 'NANAT', name: 'Naturvetenskap', type: 'Programinriktning', parent: 'NA' },
  { code: 'SABET', name: 'Beteendevetenskap', type: 'Programinriktning', parent: 'SA' },
  { code: 'NANATU', name: 'Naturvetenskap, utgång', type: 'Utgång', parent: 'NANAT' },
  { code: 'YPN01', name: 'Vård och omsorg', type: 'Nationellt yrkespaket' },
  { code: 'YPR01', name: 'Skogsvård', type: 'Regionalt yrkespaket' },
  { code: 'TE4', name: 'Gymnasieingenjör', type: 'Fjärde tekniskt år' },
]

const common = ['syllabus/SVESVE01', 'syllabus/ENGENG05', 'syllabus/IDRIDR01']

type Content = Pick<NonNullable<Programme['content']>[number], 'points' | 'content'>

function contentOf(type: Programme['type'], content: Content): Pick<Programme, 'content'> {
  if (type === 'Utgång') return {}
  if (type === 'Programinriktning') return { content: [{ type: 'Inriktning', ...content }] }
  const own = (['Programfördjupning', 'Individuellt val'] as const).map(each => ({
    type: each,
    points: 200,
    content: [],
  }))
  return { content: [{ type: 'Gymnasiegemensamma', ...content }, ...own] }
}

/** The programmes that pupils are enrolled in, and orientations of them. */
export function* programmes(m: Municipality): Generator<Programme> {
  for (const { code, name, type, parent } of entries) {
    const id = m.id(`programme/${code}`)
    const content = { points: 300, content: common.map(key => ({ id: m.id(key) })) }
    yield {
      id,
      meta: drawMeta(randomFrom(id), m.date),
      name,
      type,
      ...(parent === undefined ? {} : { parentProgramme: { id: m.id(`programme/${parent}`) } }),
      schoolType: 'GY',
      code,
      ...contentOf(type, content),
    }
  }
}
