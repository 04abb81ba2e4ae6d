import { describe, expect, it } from 'vitest'
import type { SensitiveMark } from '../model/profile.ts'
import { redactor } from './redact.ts'

// 811228-9874 is the example of Skatteverket's leaflet SKV 704.
const nobodyIsATest = () => false

function redactBody(body: string, marks: readonly SensitiveMark[] = []) {
  const response = { status: 200, headers: [], body }
  const masked = redactor({ marks, secrets: [], isTestNumber: nobodyIsATest }).response(response)
  return { body: masked.response.body, places: masked.redactions.map(({ place, kind }) => `${place} ${kind}`) }
}

describe('bodies of XML', () => {
  it('masks numbers in texts and attributes, and says where by local names', () => {
    const body =
      '<?xml version="1.0"?><s:E xmlns:s="u"><p:id n=\'811228-9874\'>198112289874</p:id>\n<o>19811228-9874 811228-9874</o></s:E>'
    expect(redactBody(body)).toEqual({
      body: '<?xml version="1.0"?><s:E xmlns:s="u"><p:id n=\'811228-0006\'>198112280006</p:id>\n<o>19811228-0006 811228-0006</o></s:E>',
      places: [
        'body/E/id/@n personal-identity-number',
        'body/E/id personal-identity-number',
        'body/E/o personal-identity-number',
      ],
    })
  })

  it.each([
    ['references', '1981&#49;22&#x38;9874', '1981&#49;22&#x38;0006'],
    ['a CDATA section', '<![CDATA[1981]]>12289874', '198112280006'],
    ['a comment', '19811228<!-- x -->9874', '198112280006'],
    ['an instruction', '19811228<?x y?>9874', '198112280006'],
  ])('finds what %s hides', (_, hidden, masked) => {
    expect(redactBody(`<a><b>${hidden}</b> å</a>`)).toEqual({
      body: `<a><b>${masked}</b> å</a>`,
      places: ['body/a/b personal-identity-number'],
    })
  })

  it('finds what is hidden beside a number in a comment', () => {
    const hidden = '<a><b><!-- 811228-9874 -->1981<![CDATA[1228]]>9874</b></a>'
    expect(redactBody(hidden).body).toBe('<a><b>198112280006</b></a>')
    const apart = '<a><b><!-- 198112289874 -->811228<!-- x -->-9874</b></a>'
    expect(redactBody(apart).body).toBe('<a><b>811228-0006</b></a>')
  })

  it('masks by mark, and credentials by the name of their element', () => {
    const body =
      '<a><w:Password xmlns:w="u">hemlig &amp; lång</w:Password><name>Åsa &lt;A&gt;</name><b name="Bo"/><apiKey/></a>'
    const masked = redactBody(body, [{ pointer: '/**/name', kind: 'text' }])
    expect(masked).toEqual({
      body: '<a><w:Password xmlns:w="u">***</w:Password><name>•••</name><b name="•••"/><apiKey/></a>',
      places: ['body/a/Password credential', 'body/a/name text', 'body/a/b/@name text'],
    })
    expect(redactBody(masked.body, [{ pointer: '/**/name', kind: 'text' }])).toEqual({
      body: masked.body,
      places: [],
    })
  })

  it.each([
    ['ends too early', '<a><b>198112289874</b>', '<a><b>198112280006</b>'],
    ['is HTML', '<p>198112289874<br>', '<p>198112280006<br>'],
    ['has a number in a comment outside', '<!-- 198112289874 --><a/>', '<!-- 198112280006 --><a/>'],
    ['has a number in a name', '<a><b198112289874/></a>', '<a><b198112289874/></a>'],
  ])('masks one that %s', (_, body, expected) => {
    expect(redactBody(body).body).toBe(expected)
  })

  it('takes linear time', () => {
    const open = `${'<a b="'.repeat(20_000)}198112289874`
    expect(redactBody(open).body).toBe(open.replace('9874', '0006'))
    const deep = `${'<a>'.repeat(20_000)}198112289874${'</a>'.repeat(20_000)}`
    expect(redactBody(deep).body).toBe(deep.replace('9874', '0006'))
  })
})
