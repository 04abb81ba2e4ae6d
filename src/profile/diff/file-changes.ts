import { type Element, elementsOf, readElement } from '../../engines/schematron/source/element.ts'
import { SchematronProblem } from '../../engines/schematron/source/problem.ts'
import { type ErrorCode, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile, Resource } from '../../model/profile.ts'
import type { ProfileChange } from '../../model/profile-diff.ts'
import { isObject } from '../schema-node.ts'
import type { Side } from './api-changes.ts'
import { byName, canonical, changed, grouped, isGone, isNew, isOther, undecided } from './change.ts'

const silent = new Set(['summary', 'description', 'info', 'title'])
const why = message('diff.why.test')

/** Workflows and steps of the suites, by their ids, whichever file they are in. What a changed test means, nobody can tell. */
export function suiteChanges(old: Side, now: Side): readonly ProfileChange[] {
  const [left, right] = [workflowsOf(old), workflowsOf(now)]
  const shared = (one: ReadonlyMap<string, Node>, other: ReadonlyMap<string, Node>) =>
    [...one.keys()].filter(id => other.has(id)).join('\n')
  const isMoved = shared(left, right) !== shared(right, left)
  const order = isMoved ? [undecided('suite', 'suites', isOther('field', 'suites'), why)] : []
  const changes = byName(left, right, {
    added: id => [undecided('suite', id, isNew('workflow', id), why)],
    removed: id => [undecided('suite', id, isGone('workflow', id), why)],
    both: (id, before, after) => [
      ...byName(stepsOf(before), stepsOf(after), {
        added: step => [undecided('suite', `${id}.${step}`, isNew('step', step), why)],
        removed: step => [undecided('suite', `${id}.${step}`, isGone('step', step), why)],
        both: (step, one, other) => same(`${id}.${step}`, 'step', step, one, other),
      }),
      ...same(id, 'workflow', id, { ...before, steps: orderOf(before) }, { ...after, steps: orderOf(after) }),
    ],
  })
  return [...changes, ...order]
}

function same(at: string, part: 'step' | 'workflow', name: string, old: object, now: object): readonly ProfileChange[] {
  if (canonical(old, silent) !== canonical(now, silent)) return [undecided('suite', at, isOther(part, name), why)]
  return canonical(old) === canonical(now) ? [] : [changed('suite', 'editorial', at, isOther(part, name))]
}

type Node = Readonly<Record<string, unknown>>

/** With what the document around them says: sources, components. */
function workflowsOf({ profile, schemas }: Side): ReadonlyMap<string, Node> {
  const found = profile.suites.flatMap(path => {
    const suite = schemas.at({ path, pointer: '' })
    if (!isObject(suite) || !Array.isArray(suite.workflows)) return []
    const { workflows, ...around } = suite
    return (workflows as readonly Node[]).map(
      workflow => [String(workflow.workflowId), { ...workflow, around }] as const,
    )
  })
  return new Map(found)
}

function stepsOf({ steps, 'x-finally': last }: Node): ReadonlyMap<string, Node> {
  const all = [steps, last].flatMap(list => (Array.isArray(list) ? (list as readonly Node[]) : []))
  return new Map(all.map(step => [String(step.stepId), step]))
}

function orderOf(workflow: Node): readonly string[] {
  return [...stepsOf(workflow).keys()]
}

/** XML Schema and Schematron files of the profile, by what is named in them. Comments and layout mean nothing. */
export function xmlChanges(old: Profile, now: Profile): readonly ProfileChange[] {
  const files = ({ resources }: Profile) =>
    new Map([...resources].filter(([, { kind }]) => kind === 'xsd' || kind === 'schematron' || kind === 'xml'))
  return byName(files(old), files(now), {
    added: path => [changed('xml', 'additive', path, isNew('file', path))],
    removed: path => [undecided('xml', path, isGone('file', path))],
    both: (path, before, after) => (before.digest === after.digest ? [] : fileChange(path, before, after)),
  })
}

/** @throws ToolError `schematron.refused`, `xsd.refused` or `profile.broken` for what is no XML */
function opened({ path, kind, bytes, text }: Resource): Element {
  try {
    return readElement(path, bytes ?? text)
  } catch (error) {
    if (!(error instanceof SchematronProblem)) throw error
    const { line, column } = error.place
    const [code, more] = refusals[kind] ?? ['profile.broken', { pointer: '/', why: '' }]
    throw new ToolError(code, { where: path, line, column, ...more }, error, error.said)
  }
}

const refusals: Partial<Record<Resource['kind'], readonly [ErrorCode, Readonly<Record<string, number>>]>> = {
  schematron: ['schematron.refused', { count: 1 }],
  xsd: ['xsd.refused', {}],
}

function fileChange(path: string, old: Resource, now: Resource): readonly ProfileChange[] {
  const [before, after] = [old, now].map(opened)
  if (!before || !after) return []
  const isRules = now.kind === 'schematron'
  const part = isRules ? 'assertion' : 'component'
  const [left, right] = isRules
    ? [assertionsOf(before), assertionsOf(after)]
    : [componentsOf(before), componentsOf(after)]
  const named = byName(left.named, right.named, {
    added: name => [
      changed(
        'xml',
        isRules ? 'breaking' : 'additive',
        path,
        isNew(part, name),
        isRules ? { why: message('diff.why.bound') } : {},
      ),
    ],
    removed: name => [
      isRules ? changed('xml', 'additive', path, isGone(part, name)) : undecided('xml', path, isGone(part, name)),
    ],
    both: (name, one, other) => {
      if (one.meaning !== other.meaning) return [undecided('xml', path, isOther(part, name))]
      return one.words === other.words ? [] : [changed('xml', 'editorial', path, isOther(part, name))]
    },
  })
  const isElse = left.rest !== right.rest
  if (named.length > 0 || isElse) return isElse ? [...named, undecided('xml', path, isOther('file', path))] : named
  return [changed('xml', 'editorial', path, isOther('file', path))]
}

interface Named {
  readonly named: ReadonlyMap<string, { readonly meaning: string; readonly words: string }>
  /** What is left without them. */
  readonly rest: string
}

const worded = new Set(['title', 'p', 'annotation', 'documentation', 'diagnostics'])

function assertionsOf(root: Element): Named {
  const all: { readonly name: string; readonly meaning: string; readonly words: string }[] = []
  const visit = (element: Element, context: string) => {
    for (const child of elementsOf(element)) {
      const attributes = [...child.attributes].sort()
      if (child.local === 'assert' || child.local === 'report') {
        const name = child.attributes.get('id') ?? `${context}: ${child.attributes.get('test')}`
        all.push({ name, meaning: JSON.stringify([child.local, context, attributes]), words: textOf(child) })
      } else visit(child, child.attributes.get('context') ?? context)
    }
  }
  visit(root, '')
  return { named: joined(all), rest: written(root, new Set([...worded, 'assert', 'report'])) }
}

/** Those of one name together: an id may stand in several rules. */
function joined(all: readonly { readonly name: string; readonly meaning: string; readonly words: string }[]) {
  const groups = [...grouped(all, ({ name }) => name)]
  return new Map(
    groups.map(([name, group]) => {
      const [meaning, words] = [group.map(each => each.meaning).join('\n'), group.map(each => each.words).join('\n')]
      return [name, { meaning, words }] as const
    }),
  )
}

/** Global components of a schema, by kind and name. */
function componentsOf(root: Element): Named {
  const isNamed = (element: Element) => element.attributes.has('name')
  const components = elementsOf(root).filter(isNamed)
  const named = components.map(each => {
    const name = `${each.local} ${each.attributes.get('name')}`
    return { name, meaning: written(each, worded), words: written(each, new Set()) }
  })
  const others = root.children.filter(child => typeof child === 'string' || !isNamed(child))
  return { named: joined(named), rest: written({ ...root, children: others }, worded) }
}

/** An element as text, without blanks between elements and without these. */
function written({ uri, local, attributes, children }: Element, without: ReadonlySet<string>): string {
  const inside = children.flatMap(child => {
    if (typeof child === 'string') return child.trim() === '' ? [] : [child.replace(/\s+/g, ' ').trim()]
    return without.has(child.local) ? [] : [written(child, without)]
  })
  return JSON.stringify([uri, local, [...attributes].sort(), inside])
}

function textOf({ children }: Element): string {
  const parts = children.map(child =>
    typeof child === 'string' ? child : JSON.stringify([...child.attributes]) + textOf(child),
  )
  return parts.join('').replace(/\s+/g, ' ').trim()
}
