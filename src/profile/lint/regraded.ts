import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { Manifest } from '../read.ts'
import type { Found } from './files.ts'
import { isSameText } from './rows.ts'

/**
 * What an extension says of the levels of rows that it has from its base: rows that there are not, that it leaves out, or that it
 * names twice; a level that is no other; a reason in one language.
 */
export function regradeFindings({ regrade = [], narrow = [] }: Manifest, base: Profile): readonly Found[] {
  const rows = new Map(base.requirements.map(row => [row.id, row]))
  const seen = new Set<string>()
  return regrade.flatMap(({ requirement: id, level, reason }, at) => {
    const place = (rule: string, pointer: string, said: Found['said'], fix: Found['fix']): Found => {
      return { rule, file: 'profile.yaml', at: `/regrade/${at}${pointer}`, said, fix }
    }
    const isTwice = seen.has(id)
    seen.add(id)
    const row = rows.get(id)
    if (row === undefined) {
      const said = message('lint.regrade.name', { id, base: base.id })
      return [place('name', '/requirement', said, message('lint.name.fix'))]
    }
    const isDropped = narrow.some(({ requirements = [], modules = [] }) => {
      return requirements.includes(id) || modules.includes(row.module)
    })
    const idle = message('lint.regrade.fix')
    return [
      ...(isTwice ? [place('regrade', '/requirement', message('lint.regrade.twice', { id }), idle)] : []),
      ...(isDropped ? [place('regrade', '/requirement', message('lint.regrade.dropped', { id }), idle)] : []),
      ...(row.level === level ? [place('regrade', '/level', message('lint.regrade.same', { id, level }), idle)] : []),
      ...(isSameText(reason)
        ? [place('language', '/reason/sv', message('lint.regrade.language', { id }), message('lint.language.fix'))]
        : []),
    ]
  })
}
