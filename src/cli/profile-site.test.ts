import { describe, expect, it } from 'vitest'
import requirementsSchema from '../../reports/schema/profile-requirements-1.schema.json' with { type: 'json' }
import indexSchema from '../../reports/schema/profile-site-1.schema.json' with { type: 'json' }
import { firstFault } from '../engines/json-schema/first-fault.ts'
import { message, speaker } from '../messages/speaker.ts'
import type { DocumentTable, ProfileDocs } from '../model/profile-docs.ts'
import { profileDocs } from '../profile/docs/docs.ts'
import { loadProfile } from '../profile/load.ts'
import { comparedVersions } from '../reporters/profile-diff/testing.ts'
import { profileSite } from '../reporters/profile-docs/site.ts'
import { deadLinks, withRequirements, withTexts, writtenSite } from '../reporters/profile-docs/testing.ts'
import { hostileTexts } from '../reporters/testing-hostile.ts'
import { stillWorld } from '../run/testing.ts'
import { workFolder } from './testing.ts'
import { editedRooms } from './testing-profile.ts'

const work = workFolder()
const rooms = editedRooms(work)()

/** The pages of a small profile, with one example of each kind. */
async function roomsDocs(): Promise<ProfileDocs> {
  const profile = await loadProfile(stillWorld(), rooms)
  const lines = [{ number: 3, text: '<seats>', isMarked: true }]
  const at = { evidence: '', name: 'a.json', pointer: '/seats', line: 3, column: 1 }
  const finding = { requirement: 'R-02', check: 'json-schema', at, message: message('schema.syntax', { why: 'x' }) }
  const shared = { requirement: 'R-02', name: 'R-02/a', files: [{ lines, of: 9 }], count: 1 }
  const examples = [
    { ...shared, kind: 'fail', outcome: 'broken', findings: [{ ...finding, expected: 'a', actual: 'b' }] },
    { ...shared, kind: 'pass', outcome: 'kept', findings: [], count: 0, from: 'b@1' },
    { ...shared, kind: 'fail', outcome: 'other', reason: message('vectors.not-broken'), findings: [] },
  ] as const
  const docs = await profileDocs(stillWorld(), { name: rooms, profile, examples, previous: [profile] })
  const pinned = [
    { name: 'p', path: 'p', url: 'https://e.example/p', licence: 'L', version: '1', sha256: '0'.repeat(64) },
  ]
  return {
    ...docs,
    tables: [...docs.tables, orders(1), { ...orders(0), id: 'other', missing: 'not-supplied' }],
    profile: { ...profile, pinned, status: { deprecated: true } },
    history: [{ version: '1.0.0', date: '2026-01-01', text: { sv: 'a', en: 'b' } }],
    diffs: [comparedVersions('Alfa')],
  }
}

/** A table of so many elements, and one more, in XML. */
function orders(count: number): DocumentTable {
  const title = { sv: 'Order', en: 'Order' }
  const from = { requirement: 'R-02', path: 'p', pinned: 'p', withoutRules: ['r'] }
  const xmlSchema = { ...from, namespaces: [{ prefix: 'o', uri: 'u' }] }
  const shown = { types: ['t'], limits: [['pattern', 'a'] as const], requirements: ['R-02'] }
  const many = Array.from({ length: count }, (_, at) => {
    return { ...shown, path: `o:E${at}`, mandatory: 'sometimes', occurs: '0..1', title: 'a', values: [] } as const
  })
  const values = [{ value: 'v', title }]
  const last = {
    ...shown,
    path: 'o:E',
    mandatory: 'always',
    occurs: '1',
    requirements: ['R-03'],
    values,
    sameAs: 'o:E0',
  } as const
  const members = count === 0 ? [] : [...many, last]
  return { id: 'order', title, module: 'rooms', kind: 'xml', root: 'Order', leftOut: 2, xmlSchema, members }
}

const speakers = [speaker('sv'), speaker('en')]

function filesOf(docs: ProfileDocs, baseUrl?: string): ReadonlyMap<string, string> {
  const files = [...profileSite(docs, speakers, baseUrl)]
  return new Map(files.map(({ name, content }) => [name, Buffer.from(content).toString()]))
}

/** Names of elements and of their attributes, one after the other. */
function tagsOf(text: string): readonly string[] {
  const plain = text.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
  return (plain.match(/<[^>]*>/g) ?? []).map(tag => tag.replace(/="[^"]*"/g, '='))
}

describe('the site of a profile', () => {
  it('has the same bytes each time, and every page in both languages', async () => {
    const docs = await roomsDocs()
    const files = filesOf(docs)
    expect([...filesOf(docs)]).toEqual([...files])
    const pages = (language: string) =>
      [...files.keys()].flatMap(name => (name.startsWith(`${language}/`) ? [name.slice(3)] : []))
    expect(pages('en')).toEqual(pages('sv'))
    expect(pages('sv')).toEqual([
      'index.html',
      'requirements/index.html',
      'requirements/R-01.html',
      'requirements/R-02.html',
      'requirements/R-03.html',
      'data/index.html',
      'data/room.html',
      'data/order.html',
      'data/other.html',
      'data/operations.html',
      'changes/index.html',
      'changes/1.0.0.html',
      'files/index.html',
    ])
  })

  it('has no link that leads nowhere', async () => {
    const site = await writtenSite(await roomsDocs())
    expect(site.pages.size).toBe(27)
    expect(deadLinks(site)).toEqual([])
  })

  it('would be found with one: the walk of the test above works', async () => {
    const site = await writtenSite(await roomsDocs())
    const pages = new Map([...site.pages].map(([name, text]) => [name, text.replaceAll('R-02.html', 'R-99.html')]))
    expect(deadLinks({ ...site, pages }).length).toBeGreaterThan(0)
    const others = new Map([...site.pages].map(([name, text]) => [name, text.replaceAll('id="seats"', '')]))
    expect(deadLinks({ ...site, pages: others })).toContain('sv/requirements/R-02.html: ../data/room.html#seats')
  })

  it('has an index and a list of requirements for programs that keep their published schemas', async () => {
    const files = filesOf(await roomsDocs(), 'https://e.example/rooms/')
    const fault = (name: string, schema: unknown) =>
      firstFault(stillWorld().cache, JSON.parse(files.get(name) ?? ''), { name: `${name}.schema.json`, schema })
    expect(await fault('index.json', indexSchema)).toBeUndefined()
    expect(await fault('requirements.json', requirementsSchema)).toBeUndefined()
    const index = JSON.parse(files.get('index.json') ?? '')
    const listed = [
      ...index.pages,
      ...index.files.map(({ path }: { path: string }) => path),
      'index.json',
      'sitemap.xml',
    ]
    expect(listed.sort()).toEqual([...files.keys()].sort())
    expect(JSON.parse(files.get('requirements.json') ?? '').requirements[1]).toMatchObject({
      account: 'tested',
      examples: { fail: 1, pass: 1 },
      pages: { sv: 'sv/requirements/R-02.html', en: 'en/requirements/R-02.html' },
    })
  })

  it('tells members that are many on several pages, and leads from each to the others and to what is the same', async () => {
    const docs = await roomsDocs()
    const files = filesOf({ ...docs, tables: [orders(1001), ...docs.tables.filter(({ id }) => id !== 'order')] })
    const [first, second] = [files.get('en/data/order.html'), files.get('en/data/order~2.html')]
    expect(first?.match(/<tr id=/g)).toHaveLength(1000)
    expect(first).toContain('<strong aria-current="page">1–1000</strong> <a href="../data/order~2.html">1001–1002</a>')
    expect(second).toContain(
      '<tr id="o:E"><th scope="row"><code>o:E</code></th><td>t, <a href="../data/order.html#o%3AE0">',
    )
    expect(second).toContain('<li><code>v</code> Order</li>')
    expect([first, second].map(text => text?.includes('2 more are not shown.'))).toEqual([false, true])
    expect(second).toContain('Which elements these rules speak of is not told')
    expect(files.get('en/requirements/R-03.html')).toContain('order~2.html#o%3AE"')
    expect(files.get('sv/data/index.html')).toMatch(/order<\/code><\/td><td>Lokaler<\/td><td class="number">1004/)
    expect(files.get('sv/data/other.html')).toContain('Det var inte hämtat när sidan gjordes')
  })

  it('names whole addresses only where it is told where it will be', async () => {
    const docs = await roomsDocs()
    expect(filesOf(docs).get('sv/index.html')).not.toMatch(/rel="(?:canonical|alternate)"/)
    const page = filesOf(docs, 'https://e.example/rooms/').get('sv/requirements/R-02.html')
    expect(page).toContain('<link rel="canonical" href="https://e.example/rooms/sv/requirements/R-02.html">')
    expect(page).toContain('hreflang="en" href="https://e.example/rooms/en/requirements/R-02.html"')
  })

  it.each([...hostileTexts, ' /../../x'])(
    'makes no markup of what a profile says, and no link of it: %j',
    async text => {
      const [plain, hostile] = [await roomsDocs(), withTexts(await roomsDocs(), text)]
      const files = filesOf(hostile)
      const expected = [...filesOf(plain).values()].filter(each => each.startsWith('<!doctype')).map(tagsOf)
      const found = [...files.values()].filter(each => each.startsWith('<!doctype')).map(tagsOf)
      expect(found).toEqual(expected)
      for (const name of files.keys()) expect(name).toMatch(/^[A-Za-z0-9._~/-]+$/)
      for (const name of files.keys()) expect(name.split('/')).not.toContain('..')
      const site = await writtenSite(hostile)
      expect(deadLinks(site)).toEqual([])
    },
  )

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://e.example', 'no address', 'file:///etc/passwd'])(
    'makes no link to %s',
    async url => {
      const docs = await roomsDocs()
      const { profile } = docs
      const [row] = profile.requirements
      const requirements = row ? [{ ...row, source: { clause: 'c', url } }] : []
      const pinned = profile.pinned.map(pin => ({ ...pin, url }))
      const official = { url, digest: `sha256:${'0'.repeat(64)}`, remarks: [] }
      const standard = { ...profile.standard, url }
      const files = filesOf({ ...docs, profile: { ...profile, requirements, pinned, official, standard } })
      const links = [...files.values()].flatMap(text => [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href))
      expect(links.length).toBeGreaterThan(50)
      expect(links.filter(href => /^[a-z][a-z0-9+.-]*:/i.test(href ?? ''))).toEqual([])
    },
  )

  it('keeps apart ids that only capitals tell apart, that are names of its own, or of devices', async () => {
    const docs = await roomsDocs()
    const [row] = docs.profile.requirements
    const ids = ['a', 'A', 'index', 'con', 'a.']
    const requirements = row ? ids.map(id => ({ ...row, id })) : []
    const names = [...filesOf({ ...docs, profile: { ...docs.profile, requirements } }).keys()]
    expect(names.filter(name => name.startsWith('sv/requirements/'))).toEqual([
      'sv/requirements/index.html',
      'sv/requirements/a.html',
      'sv/requirements/A~2.html',
      'sv/requirements/index~2.html',
      'sv/requirements/~con.html',
      'sv/requirements/~a~2e.html',
    ])
  })

  it('of 5,000 requirements has a list of less than three megabytes, and pages of their own that are small', async () => {
    const sizes = new Map<string, number>()
    const many = withRequirements(await roomsDocs(), 5000)
    for (const { name, content } of profileSite(many, speakers)) sizes.set(name, Buffer.byteLength(content))
    expect(sizes.size).toBeGreaterThan(10_000)
    expect(sizes.get('sv/requirements/index.html')).toBeLessThan(3_000_000)
    expect(sizes.get('sv/requirements/R-04999.html')).toBeLessThan(20_000)
  })
})
