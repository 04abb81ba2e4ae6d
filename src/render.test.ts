import { expect, test } from 'vitest'
import { render } from './render.ts'
import { fullReport } from './reporters/testing-full.ts'

test.each([
  ['pages', 'sv', /^render: format must be one of .*html.*, not 'pages'$/],
  ['constructor', 'sv', /^render: format must be one of .*, not 'constructor'$/],
  ['html', 'fi', /^render: language must be one of en, sv, not 'fi'$/],
  ['html', { language: 'sv' }, /^render: language must be one of en, sv, not { language: 'sv' }$/],
])('a program without types that asks for %j in %j is told what there is', async (format, language, told) => {
  const asked = render(fullReport(), format as 'html', language as 'sv')
  await expect(asked).rejects.toThrow(TypeError)
  await expect(asked).rejects.toThrow(told)
})

test('what there is of both is given', async () => {
  expect(await render(fullReport(), 'markdown', 'sv')).not.toBe(await render(fullReport(), 'markdown', 'en'))
})
