import { describe, expect, it } from 'vitest'
import { editXml } from './edit.ts'
import { elementSource } from './extent.ts'
import { parseXml } from './parse.ts'

const text = '<r a="1"><x k="v">one</x><x>two<!-- </x> --></x><y><z/></y><![CDATA[]]></r>'

describe('editing an XML text', () => {
  it('removes all that a path means, or one of several', () => {
    expect(editXml(text, [{ remove: 'x' }])).toBe('<r a="1"><y><z/></y><![CDATA[]]></r>')
    expect(editXml(text, [{ remove: 'x[2]' }])).toBe('<r a="1"><x k="v">one</x><y><z/></y><![CDATA[]]></r>')
    expect(editXml(text, [{ set: 'x', to: '3' }])).toBe('<r a="1"><x k="v">3</x><x>3</x><y><z/></y><![CDATA[]]></r>')
  })

  it('removes, sets and adds an attribute', () => {
    expect(editXml('<r><x k="v" l=\'w\'/></r>', [{ remove: 'x/@k' }])).toBe("<r><x l='w'/></r>")
    expect(editXml('<r><x k="v"/></r>', [{ set: 'x/@k', to: 'a"<&' }])).toBe('<r><x k="a&quot;&lt;&amp;"/></r>')
    expect(editXml('<r><x/></r>', [{ set: 'x/@k', to: 'w' }])).toBe('<r><x k="w"/></r>')
    expect(editXml('<r/>', [{ set: './@k', to: 'w' }])).toBe('<r k="w"/>')
  })

  it('sets a text many times over, for what is too large', () => {
    expect(editXml('<r><x>a</x></r>', [{ set: 'x', to: 'bc', times: 3 }])).toBe('<r><x>bcbcbc</x></r>')
  })

  it('sets content, also of an element without any', () => {
    expect(
      editXml('<r><x>a<b/>c</x><y/></r>', [
        { set: 'x', to: '1 < 2' },
        { set: 'y', to: 'z' },
      ]),
    ).toBe('<r><x>1 &lt; 2</x><y>z</y></r>')
  })

  it('puts an element with the parents that it lacks, and finds those that are there', () => {
    expect(editXml('<r><a><b>1</b></a></r>', [{ put: 'a/b/c', to: '2' }])).toBe('<r><a><b>1<c>2</c></b></a></r>')
    expect(editXml('<r/>', [{ put: 'a/b' }])).toBe('<r><a><b>x</b></a></r>')
    expect(editXml('<r/>', [{ put: 'a/@k', to: 'v' }])).toBe('<r><a k="v">x</a></r>')
    expect(editXml('<r><a>1</a></r>', [{ put: 'a', to: '2' }])).toBe('<r><a>1</a><a>2</a></r>')
  })

  it('copies an element and adds XML to one', () => {
    expect(editXml('<r><a>1</a><b/></r>', [{ copy: 'a' }])).toBe('<r><a>1</a><a>1</a><b/></r>')
    expect(editXml('<r><a/></r>', [{ add: '<b c="d"/>', in: 'a' }])).toBe('<r><a><b c="d"/></a></r>')
  })

  it('means any depth by two slashes', () => {
    expect(editXml('<r><a><b>1</b></a><b>2</b></r>', [{ set: '//b', to: '3' }])).toBe('<r><a><b>3</b></a><b>3</b></r>')
  })

  it('refuses a path that means nothing, and a text that is not XML', () => {
    expect(() => editXml('<r/>', [{ remove: 'a' }])).toThrow('edit.nothing-at {"path":"a"}')
    expect(() => editXml('<r><a/></r>', [{ remove: 'a/@k' }])).toThrow('edit.no-attribute {"name":"k"}')
    expect(() => editXml('<r><a>1<a>2</a></a></r>', [{ set: '//a', to: '3' }])).toThrow('edit.nested')
    expect(() => editXml('<r>', [{ remove: 'a' }])).toThrow('xml.')
  })
})

describe('an element as a document of its own', () => {
  it('takes along the namespaces that it uses, those of the nearest element first', () => {
    const { tree } = parseXml('<t xmlns="u:t" xmlns:p="u:p"><u xmlns:p="u:q"><p:x xmlns="u:x">1<y/></p:x></u></t>')
    expect(tree && elementSource(tree, 3)).toBe('<p:x xmlns:p="u:q" xmlns="u:x">1<y/></p:x>')
  })

  it('takes no default namespace back that was taken back', () => {
    const { tree } = parseXml('<t xmlns="u:t"><u xmlns=""><x/></u></t>')
    expect(tree && elementSource(tree, 3)).toBe('<x/>')
  })
})
