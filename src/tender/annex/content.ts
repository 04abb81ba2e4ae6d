import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Requirement } from '../../model/requirement.ts'
import { type BoundTender, challengeHeader, type Tender } from '../../model/tender.ts'
import type { Language } from '../../model/text.ts'
import { validityNotes } from '../../profile/validity.ts'
import { isDemanded, rowsFor } from '../scope.ts'
import { supplierCommand } from '../supplier-command.ts'

/** What an annex is made of, in the order of reading; each format shows it in its own way. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'note' | 'text' | 'code'; readonly text: string }
  | { readonly kind: 'pairs'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      /** Of the columns, in hundredths of the width. */
      readonly widths: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }

/** The annex in one language. */
export interface Part {
  readonly language: Language
  readonly title: string
  readonly blocks: readonly Block[]
}

/**
 * The annex of requirements (kravbilaga): what is demanded, how it is shown, and every requirement of the profile that is
 * part of it. By facts of LOU in words of our own; a lawyer has to read it, and it says so first.
 * @param profile the one that the tender demands
 */
export function annexPart({ tender, digest, path }: BoundTender, profile: Profile, speaker: Speaker): Part {
  const { say } = speaker
  const title = `${say(message('annex.kind'))}: ${tender.title}`
  const blocks: readonly Block[] = [
    { kind: 'title', text: title },
    { kind: 'note', text: say(message('annex.draft')) },
    ...about(tender, profile, speaker),
    ...demand(tender, profile, speaker),
    ...proof(tender, speaker),
    ...challenge(tender, digest, path, speaker),
    ...terms(tender, speaker),
    ...points(tender, profile, speaker),
    ...requirements(tender, profile, speaker),
    { kind: 'text', text: say(message('annex.end')) },
  ]
  return { language: speaker.language, title, blocks }
}

function about(tender: Tender, profile: Profile, { say, pick }: Speaker): readonly Block[] {
  const { procedure, object, motive, challenge } = tender
  const threshold = say(message(`annex.threshold.${procedure.threshold}`))
  const modules = tender.modules.map(id => (profile.modules[id] ? `${pick(profile.modules[id])} (${id})` : id))
  const { standard } = profile
  return [
    { kind: 'heading', text: say(message('annex.about')) },
    {
      kind: 'pairs',
      rows: [
        [say(message('annex.authority')), tender.authority],
        [say(message('annex.case')), tender.caseNumber],
        [say(message('annex.id')), tender.id],
        [say(message('annex.type')), say(message(`annex.type.${tender.type}`))],
        [say(message('annex.procedure')), procedure.name === undefined ? threshold : `${procedure.name}, ${threshold}`],
        ...(motive === undefined ? [] : [[say(message('annex.motive')), motive] as const]),
        ...(object?.description === undefined ? [] : [[say(message('annex.object')), object.description] as const]),
        [say(message('report.profile')), `${pick(profile.title)}, ${profile.id}@${profile.version}`],
        ...validityNotes(profile, challenge.notBefore, challenge.notAfter).map(
          note => [say(message('report.validity')), say(note)] as const,
        ),
        [say(message('report.digest')), profile.digest],
        ...(tender.profile.url === undefined ? [] : [[say(message('report.source')), tender.profile.url] as const]),
        [say(message('annex.standard')), `${standard.name} ${standard.version}`],
        [say(message('page.publisher')), profile.publisher],
        [say(message('report.role')), roleOf(tender, profile, pick)],
        [say(message('report.modules')), modules.join('; ')],
      ],
    },
  ]
}

function roleOf({ role }: Tender, profile: Profile, pick: Speaker['pick']): string {
  return profile.roles[role] ? `${pick(profile.roles[role])} (${role})` : role
}

function demand(tender: Tender, profile: Profile, { say, pick }: Speaker): readonly Block[] {
  const { type, level, procedure, equivalence } = tender
  const { threshold } = procedure
  const args = {
    role: roleOf(tender, profile, pick),
    levels: say(message(`annex.levels.${level.required}`)),
    profile: `${profile.id} ${profile.version}`,
    digest: profile.digest,
  }
  const law = threshold === 'over' ? message(`annex.law.over.${type}`) : message('annex.law.under')
  return [
    { kind: 'heading', text: say(message('annex.demand')) },
    { kind: 'text', text: say(message(`annex.demand.${type}`, args)) },
    ...text((level.except ?? []).length > 0 && say(message('annex.except'))),
    { kind: 'text', text: say(law) },
    { kind: 'heading', text: say(message('annex.equivalent')) },
    { kind: 'text', text: say(message(`annex.equivalent.${threshold}`)) },
    { kind: 'text', text: equivalence.shown },
  ]
}

/** A paragraph, where there is something to say. */
function text(words: string | false | undefined): readonly Block[] {
  return words === undefined || words === false ? [] : [{ kind: 'text', text: words }]
}

function proof({ evidence, tool, object }: Tender, { say }: Speaker): readonly Block[] {
  const versions = object?.versions
  return [
    { kind: 'heading', text: say(message('annex.proof')) },
    { kind: 'text', text: say(message('annex.report', { tool: tool.name, version: tool.minimumVersion })) },
    ...text(evidence.format !== undefined && say(message('annex.format', { format: evidence.format }))),
    {
      kind: 'pairs',
      rows: [
        [say(message('annex.step')), say(message(`annex.step.${evidence.step}`))],
        [say(message('annex.when')), say(message(`annex.when.${evidence.when}`))],
        [say(message('annex.age')), say(message('annex.age.days', { days: evidence.maxAgeDays }))],
        [say(message('annex.environment')), say(message(`annex.environment.${evidence.environment}`))],
        [
          say(message('annex.version')),
          versions
            ? say(message('annex.version.accepted', { versions: versions.join(', ') }))
            : say(message('annex.version.offered')),
        ],
      ],
    },
    { kind: 'text', text: say(message('annex.untested')) },
  ]
}

function challenge(tender: Tender, digest: string, path: string, { say }: Speaker): readonly Block[] {
  const { nonce, notBefore, notAfter } = tender.challenge
  return [
    { kind: 'heading', text: say(message('annex.challenge')) },
    { kind: 'text', text: say(message('annex.challenge.text')) },
    {
      kind: 'pairs',
      rows: [
        [say(message('annex.challenge')), nonce],
        [say(message('tender.valid')), `${notBefore} – ${notAfter}`],
        [say(message('page.header')), challengeHeader],
        [say(message('annex.tender-file')), digest],
      ],
    },
    { kind: 'text', text: say(message('annex.challenge.typed')) },
    { kind: 'code', text: supplierCommand(tender, path) },
  ]
}

function terms(tender: Tender, { say }: Speaker): readonly Block[] {
  const { deviations, verification, onFailure, profileEvolution: evolution, reporting } = tender
  const { accessWithinDays: days, sample } = verification
  const rerun =
    verification.extent === 'sample' && sample !== undefined
      ? message('annex.rerun.sample', { days, sample })
      : message('annex.rerun.all', { days })
  const isCurrent = evolution.policy === 'current'
  const { everyMonths = 0, withinDays = 0 } = reporting ?? {}
  const said = [...text(tender.confidentiality), ...text(tender.accessibility)]
  return [
    { kind: 'heading', text: say(message('annex.deviations')) },
    { kind: 'text', text: say(message(deviations.allowed ? 'annex.deviations.allowed' : 'annex.deviations.none')) },
    { kind: 'text', text: deviations.declared },
    { kind: 'heading', text: say(message('annex.rerun')) },
    { kind: 'text', text: say(rerun) },
    { kind: 'text', text: say(message(`annex.cost.${verification.cost}`)) },
    { kind: 'heading', text: say(message('annex.failure')) },
    { kind: 'text', text: say(message(`annex.failure.${onFailure}`)) },
    { kind: 'heading', text: say(message('annex.evolution')) },
    {
      kind: 'text',
      text: isCurrent
        ? say(message('annex.evolution.current', { months: evolution.graceMonths }))
        : say(message('annex.evolution.fixed')),
    },
    ...text(isCurrent && say(message(`annex.cost.${evolution.cost}`))),
    ...text(reporting && say(message('annex.reporting', { months: everyMonths, days: withinDays }))),
    ...(said.length === 0 ? [] : [{ kind: 'heading' as const, text: say(message('annex.secrecy')) }, ...said]),
  ]
}

function points({ scoring }: Tender, profile: Profile, { say, pick }: Speaker): readonly Block[] {
  if (!scoring) return []
  const rows = new Map(profile.requirements.map(row => [row.id, row]))
  return [
    { kind: 'heading', text: say(message('annex.points')) },
    { kind: 'text', text: scoring.rule },
    { kind: 'text', text: say(message('annex.points.counted')) },
    ...text(scoring.maximum !== undefined && say(message('annex.points.most', { points: scoring.maximum }))),
    {
      kind: 'table',
      head: [say(message('report.requirement')), say(message('report.text')), say(message('annex.points'))],
      widths: [20, 68, 12],
      rows: Object.entries(scoring.points).map(([id, given]) => {
        const row = rows.get(id)
        return [id, row ? pick(row.text) : '', String(given)]
      }),
    },
  ]
}

/** The rows of the profile that are about this role and these modules, module by module, and those that nothing can test. */
function requirements(tender: Tender, profile: Profile, { say, pick }: Speaker): readonly Block[] {
  const rows = rowsFor(profile, tender)
  const tested = rows.filter(row => !row.notTested)
  const others = rows.filter(row => row.notTested)
  const head = [
    say(message('report.requirement')),
    say(message('report.level')),
    say(message('report.text')),
    say(message('annex.demanded')),
    say(message('report.source')),
  ]
  const tables = [...new Set(tested.map(({ module }) => module))].flatMap((module): readonly Block[] => [
    { kind: 'subheading', text: profile.modules[module] ? pick(profile.modules[module]) : module },
    {
      kind: 'table',
      head,
      widths: [16, 9, 42, 9, 24],
      rows: tested
        .filter(row => row.module === module)
        .map(row => [
          row.id,
          say({ key: `level.${row.level}`, args: {} }),
          pick(row.text),
          demanded(tender, row, say),
          row.source.clause,
        ]),
    },
  ])
  const left: readonly Block[] = [
    { kind: 'heading', text: say(message('annex.not-tested')) },
    { kind: 'text', text: say(message('annex.not-tested.text')) },
    {
      kind: 'table',
      head: [
        say(message('report.requirement')),
        say(message('report.text')),
        say(message('report.reason')),
        say(message('report.source')),
      ],
      widths: [15, 40, 29, 16],
      rows: others.map(row => [row.id, pick(row.text), row.notTested ? pick(row.notTested) : '', row.source.clause]),
    },
  ]
  return [
    { kind: 'heading', text: say(message('annex.table')) },
    { kind: 'text', text: say(message('annex.table.text')) },
    ...tables,
    ...(others.length === 0 ? [] : left),
  ]
}

function demanded(tender: Tender, row: Requirement, say: Speaker['say']): string {
  const except = tender.level.except?.find(({ requirement }) => requirement === row.id)
  if (except) return say(message('annex.excepted', { reason: except.reason }))
  return say(message(isDemanded(tender, row) ? 'annex.yes' : 'annex.no'))
}
