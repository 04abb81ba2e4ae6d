import { describe, expect, it } from 'vitest'
import { documentOf } from '../testing.ts'
import { rootElement } from './root.ts'

const rootAfter = async (before: string, chunks?: readonly number[]) => {
  const text = `${before}<o:Order xmlns:o="urn:o"><o:Kind> b </o:Kind></o:Order>`
  const root = await rootElement(documentOf(text, 'application/xml', chunks))
  return root && `${root.namespace} ${root.name} ${root.child('urn:o', 'Kind')}`
}

describe('the root element of a document', () => {
  it.each([
    ['at once', ''],
    ['after a declaration', '<?xml version="1.0"?>\n'],
    ['after a comment of 64 KiB', `<!--${'x'.repeat(65_536)}-->`],
    ['after an instruction of 2 MB', `<?x ${'x'.repeat(2_000_000)}?>`],
    ['after a comment that ends at the edge of what is looked through first', `<!--${'x'.repeat(65_536 - 9)}-->`],
  ])('is found %s', async (_, before) => {
    expect(await rootAfter(before)).toBe('urn:o Order b')
    expect(await rootAfter(before, [1, 30_000, 40_000, 70_000])).toBe('urn:o Order b')
  })

  it('is not looked for beyond 16 MiB, or where there is none', async () => {
    expect(await rootAfter(`<!--${'x'.repeat(17_000_000)}-->`)).toBeUndefined()
    expect(await rootAfter('text')).toBeUndefined()
    expect(await rootElement(documentOf('', 'application/xml'))).toBeUndefined()
  })
})
