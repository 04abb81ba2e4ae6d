import type { Profile } from '../../model/profile.ts'
import type { Member } from '../../model/profile-docs.ts'
import { type Applied, isObject } from '../schema-node.ts'

/**
 * Listed values, with the title that the profile gives them: in the code list beside the list (`x-code-list`), or as branches
 * that are one value each (`const` with `title`).
 */
export function valuesOf(profile: Profile, parts: readonly Applied[]): Member['values'] {
  const values = new Map<string, string | undefined>()
  for (const { schema } of parts) {
    const list = schema['x-code-list']
    const titles = typeof list === 'string' ? titlesIn(profile.resources.get(list)?.text ?? '') : new Map()
    if (Array.isArray(schema.enum)) {
      for (const value of schema.enum) note(values, shown(value), titles.get(String(value)))
    }
    const branches = [schema.oneOf, schema.anyOf].flatMap(each => (Array.isArray(each) ? each : []))
    for (const branch of branches) {
      if (isObject(branch) && 'const' in branch) note(values, shown(branch.const), textOf(branch.title))
    }
  }
  return [...values].map(([value, title]) => ({ value, ...(title === undefined ? {} : { title }) }))
}

function note(values: Map<string, string | undefined>, value: string, title: string | undefined): void {
  values.set(value, values.get(value) ?? title)
}

/** A text without its quotation marks; other values as JSON. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** A code at the beginning of each line, then a comma, a semicolon or a tab, and its title. Lists in JSON have no titles. */
function titlesIn(text: string): ReadonlyMap<string, string | undefined> {
  if (text.trimStart().startsWith('[')) return new Map()
  const lines = text.split(/\r?\n/).filter(line => !line.startsWith('#'))
  return new Map(
    lines.map(line => {
      const [, code = line, title] = /^([^,;\t]*)[,;\t](.*)$/.exec(line) ?? []
      return [code.trim(), textOf(title?.split(/[;\t]/)[0])] as const
    }),
  )
}
