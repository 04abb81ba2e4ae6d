import { zipSync } from 'fflate'
import {
  coreProperties,
  firstDay,
  packageRelations,
  packageTypes,
  relations,
  relationships,
} from '../../reporters/package-parts.ts'
import { type Element, xmlPiece, xmlText } from '../../reporters/xml.ts'
import type { Block, Part } from './content.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** Of an A4 page within its margins, in twentieths of a point. */
const textWidth = 9638
const languageTags = { sv: 'sv-SE', en: 'en-GB' } as const

/**
 * The annex as a document for word processors (ECMA-376, WordprocessingML): headings, tables whose heads are repeated, and
 * the language of each text. The same parts give the same bytes.
 * @param about ISO 8601 UTC, and who made it
 */
export function annexDocument(
  parts: readonly Part[],
  about: { readonly date: string; readonly creator: string },
): Uint8Array {
  const title = parts[0]?.title ?? ''
  const texts: readonly (readonly [path: string, text: string])[] = [
    ['[Content_Types].xml', types()],
    ['_rels/.rels', packageRelations('word/document.xml')],
    ['docProps/core.xml', coreProperties({ title, ...about })],
    ['word/document.xml', documentXml(parts)],
    ['word/_rels/document.xml.rels', relations([[`${relationships}/styles`, 'styles.xml']])],
    ['word/styles.xml', stylesXml(parts[0])],
  ]
  const encoder = new TextEncoder()
  const files = Object.fromEntries(texts.map(([path, text]) => [path, encoder.encode(text)]))
  return zipSync(files, { mtime: firstDay, level: 6 })
}

function types(): string {
  return packageTypes([
    ['/word/document.xml', `${mainType}.document.main+xml`],
    ['/word/styles.xml', `${mainType}.styles+xml`],
  ])
}

/** Paragraphs and tables stand between one another, which the builder cannot do by itself: it is given piece by piece. */
function documentXml(parts: readonly Part[]): string {
  const body = parts.flatMap((part, at) => part.blocks.map((each, first) => piece(each, part, at > 0 && first === 0)))
  const page = xmlPiece({
    'w:sectPr': {
      'w:pgSz': { '@_w:w': 11906, '@_w:h': 16838 },
      'w:pgMar': side(1134),
    },
  })
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return `${declaration}<w:document xmlns:w="${main}"><w:body>${body.join('')}${page}</w:body></w:document>`
}

function side(width: number): Element {
  const names = ['top', 'right', 'bottom', 'left', 'header', 'footer', 'gutter']
  return Object.fromEntries(names.map(name => [`@_w:${name}`, name === 'gutter' ? 0 : width]))
}

const paragraphStyles = {
  title: 'Title',
  heading: 'Heading1',
  subheading: 'Heading2',
  note: 'Note',
  text: 'Normal',
  code: 'Code',
} as const

function piece(block: Block, part: Part, isNewPage: boolean): string {
  if (block.kind === 'pairs') return table(block.rows, [28, 72], part)
  if (block.kind === 'table') return table(block.rows, block.widths, part, block.head)
  return xmlPiece({ 'w:p': paragraph(block.text, part, { style: paragraphStyles[block.kind], isNewPage }) })
}

interface Look {
  readonly style?: string
  readonly isBold?: boolean
  readonly isNewPage?: boolean
}

function paragraph(text: string, { language }: Part, { style, isBold, isNewPage }: Look): Element {
  return {
    'w:pPr': {
      ...(style === undefined ? {} : { 'w:pStyle': { '@_w:val': style } }),
      ...(isNewPage ? { 'w:pageBreakBefore': {} } : {}),
    },
    ...(text === '' ? {} : { 'w:r': run(text, languageTags[language], isBold) }),
  }
}

function run(text: string, language: string, isBold = false): Element {
  return {
    'w:rPr': { ...(isBold ? { 'w:b': {} } : {}), 'w:lang': { '@_w:val': language } },
    'w:t': { '@_xml:space': 'preserve', '#text': text },
  }
}

/** Between two tables stands a paragraph: word processors would else make one of them. */
function table(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  part: Part,
  head?: readonly string[],
): string {
  const columns = widths.map(width => Math.round((width * textWidth) / 100))
  const cell = (text: string, at: number, isBold: boolean): Element => ({
    'w:tcPr': { 'w:tcW': { '@_w:w': columns[at] ?? 0, '@_w:type': 'dxa' } },
    'w:p': paragraph(text, part, { style: 'Cell', isBold }),
  })
  const line = (cells: readonly string[], isHead: boolean): Element => ({
    'w:trPr': { 'w:cantSplit': {}, ...(isHead ? { 'w:tblHeader': {} } : {}) },
    'w:tc': cells.map((text, at) => cell(text, at, isHead || (!head && at === 0))),
  })
  const whole = xmlPiece({
    'w:tbl': {
      'w:tblPr': {
        'w:tblStyle': { '@_w:val': 'Lines' },
        'w:tblW': { '@_w:w': textWidth, '@_w:type': 'dxa' },
        'w:tblLayout': { '@_w:type': 'fixed' },
        'w:tblLook': { '@_w:val': head ? '0020' : '0080' },
      },
      'w:tblGrid': { 'w:gridCol': columns.map(width => ({ '@_w:w': width })) },
      'w:tr': [...(head ? [line(head, true)] : []), ...rows.map(cells => line(cells, false))],
    },
  })
  return `${whole}${xmlPiece({ 'w:p': paragraph('', part, {}) })}`
}

/** Sizes in half points, distances in twentieths of a point. */
function stylesXml(first: Part | undefined): string {
  const style = (id: string, name: string, paragraphs: Element, runs: Element, more: Element = {}): Element => ({
    '@_w:type': 'paragraph',
    '@_w:styleId': id,
    ...(id === 'Normal' ? { '@_w:default': 1 } : {}),
    'w:name': { '@_w:val': name },
    ...(id === 'Normal' ? {} : { 'w:basedOn': { '@_w:val': 'Normal' } }),
    ...more,
    'w:qFormat': {},
    'w:pPr': paragraphs,
    'w:rPr': runs,
  })
  const next = { 'w:next': { '@_w:val': 'Normal' } }
  const space = (before: number, after: number) => ({ '@_w:before': before, '@_w:after': after })
  const heading = (level: number, before: number): Element => ({
    'w:keepNext': {},
    'w:spacing': space(before, 80),
    'w:outlineLvl': { '@_w:val': level },
  })
  const size = (halfPoints: number): Element => ({ 'w:sz': { '@_w:val': halfPoints } })
  const edge = { '@_w:val': 'single', '@_w:sz': 4, '@_w:space': 0, '@_w:color': '808080' }
  const edges = ['top', 'left', 'bottom', 'right'] as const
  const frame = Object.fromEntries(edges.map(name => [`w:${name}`, { ...edge, '@_w:space': 6 }]))
  const lines = Object.fromEntries([...edges, 'insideH', 'insideV'].map(name => [`w:${name}`, edge]))
  const fonts = (name: string): Element => ({ 'w:rFonts': { '@_w:ascii': name, '@_w:hAnsi': name, '@_w:cs': name } })
  return xmlText(
    {
      'w:styles': {
        '@_xmlns:w': main,
        'w:docDefaults': {
          'w:rPrDefault': {
            'w:rPr': {
              ...fonts('Calibri'),
              ...size(22),
              'w:lang': { '@_w:val': languageTags[first?.language ?? 'sv'] },
            },
          },
        },
        'w:style': [
          style('Normal', 'Normal', { 'w:spacing': space(0, 120) }, {}),
          style('Title', 'Title', { 'w:spacing': space(0, 200) }, { 'w:b': {}, ...size(36) }, next),
          style('Heading1', 'heading 1', heading(0, 320), { 'w:b': {}, ...size(28) }, next),
          style('Heading2', 'heading 2', heading(1, 240), { 'w:b': {}, ...size(24) }, next),
          style('Note', 'Note', { 'w:pBdr': frame, 'w:spacing': space(120, 200) }, { 'w:b': {} }),
          style('Code', 'Code', { 'w:pBdr': frame }, { ...fonts('Consolas'), ...size(20) }),
          style('Cell', 'Cell', { 'w:spacing': space(20, 20) }, size(20)),
          {
            '@_w:type': 'table',
            '@_w:styleId': 'Lines',
            'w:name': { '@_w:val': 'Lines' },
            'w:tblPr': {
              'w:tblBorders': lines,
              'w:tblCellMar': Object.fromEntries(
                edges.map(name => [
                  `w:${name}`,
                  { '@_w:w': name === 'top' || name === 'bottom' ? 0 : 100, '@_w:type': 'dxa' },
                ]),
              ),
            },
          },
        ],
      },
    },
    false,
  )
}
