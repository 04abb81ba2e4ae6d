import { describe, expect, it } from 'vitest'
import { treeOf } from './testing.ts'
import { nodeKind } from './tree.ts'
import { attributeValue, stringValue } from './values.ts'

/** Kind and string value of every node after the document node. */
function nodes(source: string): readonly (readonly [kind: number, value: string])[] {
  const tree = treeOf(source)
  return Array.from({ length: tree.count - 1 }, (_, index) => [tree.kind[index + 1] ?? 0, stringValue(tree, index + 1)])
}

function attribute(source: string): string {
  return attributeValue(treeOf(source), 0)
}

const { element, text, comment, instruction } = nodeKind

describe('values of nodes', () => {
  it('resolves references in text', () => {
    expect(nodes('<a>&lt;b&gt; &amp;amp; &#229;&#xE4;&#x1F600; &quot;&apos;</a>')[1]).toEqual([
      text,
      '<b> &amp; åä😀 "\'',
    ])
  })

  it('makes one node of text and CDATA sections side by side', () => {
    expect(nodes('<a>1 &lt; <![CDATA[2 <![CDATA[ &amp; ]]]]><![CDATA[>]]> 3</a>')).toEqual([
      [element, '1 < 2 <![CDATA[ &amp; ]]> 3'],
      [text, '1 < 2 <![CDATA[ &amp; ]]> 3'],
    ])
  })

  it('makes no node of an empty CDATA section, and does not let it part text', () => {
    expect(nodes('<a><![CDATA[]]></a>')).toEqual([[element, '']])
    expect(nodes('<a>1<![CDATA[]]>2</a>')).toEqual([
      [element, '12'],
      [text, '12'],
    ])
    expect(nodes('<a><![CDATA[]]>2</a>')[1]).toEqual([text, '2'])
  })

  it('parts text where a comment or an instruction stands, and leaves those out of the value of the element', () => {
    expect(nodes('<a>1<!-- c -->2<?p  d ?>3<b>4</b>5</a>')).toEqual([
      [element, '12345'],
      [text, '1'],
      [comment, ' c '],
      [text, '2'],
      [instruction, 'd '],
      [text, '3'],
      [element, '4'],
      [text, '4'],
      [text, '5'],
    ])
  })

  it('keeps comments and instructions outside the root element, and no white space', () => {
    expect(nodes('<?xml version="1.0"?>\n<!--1-->\n<?p?><a/> <!--2-->\n')).toEqual([
      [comment, '1'],
      [instruction, ''],
      [element, ''],
      [comment, '2'],
    ])
  })

  it('makes line feeds of all line ends, but not of referenced carriage returns', () => {
    expect(nodes('<a>1\r\n2\r3\n\r4&#13;\r<![CDATA[\r\n]]></a>')[1]).toEqual([text, '1\n2\n3\n\n4\r\n\n'])
    expect(nodes('<a><!--\r\n--><?p \r\n?></a>').slice(1)).toEqual([
      [comment, '\n'],
      [instruction, ''],
    ])
  })

  it('makes spaces of white space in attribute values, but not of referenced white space', () => {
    expect(attribute('<a b="1\r\n2\t3\n4\r5&#10;6&#x9;7  8"/>')).toBe('1 2 3 4 5\n6\t7  8')
    expect(attribute("<a b='&lt;\"&apos;&amp;lt;'/>")).toBe('<"\'&lt;')
    expect(attribute('<a b = ""/>')).toBe('')
  })

  it('reads a hundred thousand text nodes without climbing', () => {
    expect(nodes(`<a>${'x<b/>'.repeat(100_000)}</a>`)[0]).toEqual([element, 'x'.repeat(100_000)])
  })
})
