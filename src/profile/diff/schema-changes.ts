import { isDeepStrictEqual } from 'node:util'
import { message } from '../../messages/speaker.ts'
import type { ProfileChange } from '../../model/profile-diff.ts'
import type { Level } from '../../model/requirement.ts'
import { canonical, changed, isGone, isNew, isOther, undecided } from './change.ts'
import { proofs } from './inclusion.ts'
import { isSilent, type Located, type Part } from './located.ts'
import { meetings } from './meetings.ts'
import type { Failure } from './work.ts'

/** A schema that both versions have: the name of what it judges, and where it begins in each. */
export interface SchemaPair {
  readonly name: string
  readonly old: Located
  readonly now: Located
}

/**
 * What the schemas of one version allow and those of the other do not. What the new ones forbid is breaking, what they allow
 * besides is additive; under a recommendation it is additive either way, since nobody fails by it.
 * @param levelOf level of a row of the new version
 */
export function schemaChanges(
  pairs: readonly SchemaPair[],
  levelOf: (requirement: string) => Level | undefined,
): readonly ProfileChange[] {
  const found = new Map<string, ProfileChange>()
  const tightened = new Set<string>()
  const seen = new Set<string>()
  // A definition that many records share is told once, where it is first met.
  const add = (place: string, { at, ...change }: ProfileChange) => {
    const key = `${place} ${JSON.stringify(change)}`
    if (!seen.has(key)) found.set(`${at} ${key}`, { at, ...change })
    seen.add(key)
  }
  let name = ''
  const placed = (at: string) => `${name} ${at || '/'}`
  const levelled = (change: ProfileChange): ProfileChange => {
    const level = change.requirement === undefined ? undefined : levelOf(change.requirement)
    if (change.class !== 'breaking' || level === undefined || level === 'MUST') return change
    return { ...change, class: 'additive', why: message('diff.why.recommended', { level }) }
  }
  const forward = proofs(failure => {
    tightened.add(`${placed(failure.at)} ${failure.keyword}`)
    add(placeOf(failure.goal), levelled(tight(failure, placed(failure.at))))
  })
  const meet = meetings(
    (old, now, at) => {
      const place = [...old, ...now].map(placeOf).join(' ')
      for (const change of besides(old, now, placed(at))) add(place, levelled(change))
    },
    at => add('', undecided('schema', placed(at), message('diff.schema.stopped.tight'))),
  )
  const backward = proofs(failure => {
    if (!tightened.has(`${placed(failure.at)} ${failure.keyword}`))
      add(placeOf(failure.goal), loose(failure, placed(failure.at)))
  })
  for (const pair of pairs) {
    name = pair.name
    forward.includes(pair.old, pair.now, '')
    meet(pair.old, pair.now, '')
    backward.includes(pair.now, pair.old, '')
  }
  return [...found.values()]
}

function placeOf({ node }: Located): string {
  return `${node.path}#${node.pointer}`
}

function argsOf({ keyword, name, before, after }: Failure) {
  return { keyword, name: name ?? '', before: before ?? '–', after: after ?? '–' }
}

function tight(failure: Failure, at: string): ProfileChange {
  const said = message(`diff.schema.${failure.kind}.tight`, argsOf(failure))
  const more = failure.owner === undefined ? {} : { requirement: failure.owner }
  if (!failure.isDecided) return undecided('schema', at, said, undefined, more)
  const why = failure.kind === 'member' ? message('diff.why.open') : message('diff.why.forbids')
  return changed('schema', 'breaking', at, said, { ...more, why })
}

/** The proof went the other way: what it calls before is what stands now. */
function loose(failure: Failure, at: string): ProfileChange {
  const { before, after, ...rest } = argsOf(failure)
  const said = message(`diff.schema.${failure.kind}.loose`, { ...rest, before: after, after: before })
  return changed('schema', 'additive', at, said, failure.owner === undefined ? {} : { requirement: failure.owner })
}

/** What judges in another way than by keywords, and what does not judge. */
function besides(old: readonly Part[], now: readonly Part[], at: string): readonly ProfileChange[] {
  return [...rules(old, now, at), ...tags(old, now, at), ...records(old, now, at), ...words(old, now, at)]
}

interface Rule {
  readonly requirement: string
  readonly rule: string
  readonly message?: unknown
}

function rulesIn(parts: readonly Part[]): readonly Rule[] {
  return parts.flatMap(({ schema }) => (Array.isArray(schema['x-rules']) ? (schema['x-rules'] as readonly Rule[]) : []))
}

/** Rules in CEL: whether another text means the same, nobody can tell. */
function rules(old: readonly Part[], now: readonly Part[], at: string): readonly ProfileChange[] {
  const [before, after] = [rulesIn(old), rulesIn(now)]
  const isIn = (list: readonly Rule[], { requirement, rule }: Rule) =>
    list.some(each => each.requirement === requirement && each.rule === rule)
  const gone = before.filter(each => !isIn(after, each))
  const fresh = after.filter(each => !isIn(before, each))
  const changedRows = new Set(
    fresh.map(each => each.requirement).filter(id => gone.some(each => each.requirement === id)),
  )
  const reworded = after.filter(each => {
    const same = before.filter(one => one.requirement === each.requirement && one.rule === each.rule)
    return same.length > 0 && same.every(one => !isDeepStrictEqual(one.message, each.message))
  })
  return [
    ...gone
      .filter(each => !changedRows.has(each.requirement))
      .map(({ requirement, rule }) =>
        changed('rule', 'additive', at, isGone('rule', requirement), { requirement, before: rule }),
      ),
    ...fresh.map(({ requirement, rule }) => {
      const texts = { requirement, after: rule }
      if (!changedRows.has(requirement)) {
        return changed('rule', 'breaking', at, isNew('rule', requirement), { ...texts, why: message('diff.why.bound') })
      }
      const one = gone.find(each => each.requirement === requirement)
      return undecided('rule', at, isOther('rule', requirement), undefined, { before: one?.rule ?? '–', ...texts })
    }),
    ...reworded.map(({ requirement }) =>
      changed('rule', 'editorial', at, message('diff.rule.message', { name: requirement }), { requirement }),
    ),
  ]
}

/** Keywords that have come to another requirement, to one more, or to one where they had none, and those that have left theirs. */
function tags(old: readonly Part[], now: readonly Part[], at: string): readonly ProfileChange[] {
  const [before, after] = [ownersIn(old), ownersIn(now)]
  return [...after].flatMap(([keyword, ids]) => {
    const was = before.get(keyword)
    if (!was) return []
    const isLeft = [...was].some(id => !ids.has(id))
    const fresh = [...ids].filter(id => !was.has(id) && (id !== noOwner || isLeft))
    return fresh.map(id => {
      const said = message('diff.schema.tag', { before: [...was].sort().join(', '), after: id })
      return undecided('schema', at, said, message('diff.why.tag'), id === noOwner ? {} : { requirement: id })
    })
  })
}

/** Stands for the requirement of a keyword that has none. */
const noOwner = '–'

function ownersIn(parts: readonly Part[]): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>()
  for (const part of parts) {
    for (const keyword of Object.keys(part.schema).filter(each => !isSilent(each, part)))
      owners.set(keyword, (owners.get(keyword) ?? new Set()).add(part.ownerOf(keyword) ?? noOwner))
  }
  return owners
}

/** Which values are handed to the rules across records. */
function records(old: readonly Part[], now: readonly Part[], at: string): readonly ProfileChange[] {
  const types = (parts: readonly Part[]) =>
    [...new Set(parts.flatMap(({ schema }) => schema['x-document'] ?? []))].sort().join(', ')
  const [before, after] = [types(old), types(now)]
  if (before === after) return []
  return [
    undecided('schema', at, isOther('mark', 'x-document'), undefined, { before: before || '–', after: after || '–' }),
  ]
}

const annotations = ['title', 'description', '$comment', 'example', 'examples', 'default', 'deprecated']
/** They decide which members belong in what is sent. */
const ways = ['readOnly', 'writeOnly']

function words(old: readonly Part[], now: readonly Part[], at: string): readonly ProfileChange[] {
  if (old.length === 0 || now.length === 0) return []
  const said = (parts: readonly Part[], name: string) =>
    // Which of several says it means nothing.
    [...new Set(parts.flatMap(({ schema }) => (schema[name] === undefined ? [] : [canonical(schema[name])])))]
      .sort()
      .join('\n')
  const differing = (names: readonly string[]) => names.filter(name => said(old, name) !== said(now, name))
  return [
    ...differing(annotations).map(name => {
      const isNotice = name === 'deprecated' && said(now, name) === 'true'
      return changed('schema', isNotice ? 'additive' : 'editorial', at, isOther('mark', name))
    }),
    ...differing(ways).map(name => undecided('schema', at, isOther('mark', name))),
  ]
}
