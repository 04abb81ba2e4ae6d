import { isDeepStrictEqual } from 'node:util'
import type { PinnedArtefact } from '../model/profile.ts'
import type { World } from '../model/world.ts'
import { readManifest } from './read.ts'

/** A pin as it stands in `profile.yaml`, indented as an item of a list. */
export function pinText({ name, path, url, sha256, files, licence, version }: PinnedArtefact, indent = '  '): string {
  const digests = Object.entries(files ?? {}).map(([inside, digest]) => `${indent}    ${scalar(inside)}: ${digest}`)
  const lines = [
    `${indent}- name: ${scalar(name)}`,
    `${indent}  path: ${scalar(path)}`,
    `${indent}  url: ${scalar(url)}`,
    ...(sha256 === undefined ? [] : [`${indent}  sha256: ${sha256.match(/^\d+$/) ? `"${sha256}"` : sha256}`]),
    `${indent}  licence: ${scalar(licence)}`,
    `${indent}  version: ${scalar(version)}`,
    ...(files === undefined ? [] : [`${indent}  files:`, ...digests]),
  ]
  return `${lines.join('\n')}\n`
}

/** Plain where YAML can take it for nothing but the text that it is. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z/][A-Za-z0-9 ._/@%()+-]*$|^https?:\/\/[A-Za-z0-9._/@%()+~-]+$/.test(text)
  const isWord = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
  return isPlain && !isWord && !/\s$/.test(text) ? text : JSON.stringify(text)
}

/**
 * The manifest with one more pin, every other byte and comment as it was. Undefined where that cannot be done by adding lines:
 * the list is written on one line, or has that name.
 * @throws ToolError `profile.broken`
 */
export async function withPin(
  world: World,
  text: string,
  pin: PinnedArtefact,
  where: string,
): Promise<string | undefined> {
  const before = await readManifest(world, text, where)
  if (before.pinned?.some(({ name }) => name === pin.name)) return undefined
  const head = /^pinned:[ \t]*(?:#.*)?\r?\n/m.exec(text)
  if (!head && before.pinned) return undefined
  const made = head
    ? inserted(text, head.index + head[0].length, pin)
    : `${text.replace(/\n*$/, '\n')}pinned:\n${pinText(pin)}`
  const after = await readManifest(world, made, where)
  const isSame = isDeepStrictEqual(after, { ...before, pinned: [pin, ...(before.pinned ?? [])] })
  return isSame ? made : undefined
}

/** As the first of the list, indented as the others are. */
function inserted(text: string, at: number, pin: PinnedArtefact): string {
  const indent = /^([ \t]*)- /m.exec(text.slice(at))?.[1] ?? '  '
  return `${text.slice(0, at)}${pinText(pin, indent)}${text.slice(at)}`
}
