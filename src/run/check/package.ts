import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import { nothingMasked } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { Place } from '../../model/finding.ts'
import {
  type InventoryLine,
  type InventoryReference,
  type PackageRules,
  type PackageType,
  packageFaults,
} from '../../model/package.ts'
import type { Plan } from '../../model/plan.ts'
import type { Profile } from '../../model/profile.ts'
import { linesOf } from '../package/inventory.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import type { Judging } from './judging.ts'

/** The id under which packages are judged by their inventories. */
const id = 'package'

/** The rows that an inventory can decide, for the kind of document that stands for the package. */
export function packageRows({ packages }: Pick<Profile, 'packages'>, documentType?: string): readonly string[] {
  const meant = packages.filter(({ document }) => documentType === undefined || document === documentType)
  return meant.flatMap(({ rules }) => Object.values(rules))
}

/** The kind of package that the profile knows, when its module is in the run. */
export function packageTypeOf({ profile, modules }: Plan): PackageType | undefined {
  return profile.packages.find(({ document }) => {
    const type = profile.documents.find(each => each.id === document)
    return type && modules.includes(type.module)
  })
}

/** Judges what was found in a package: as a value by its schema, and file by file. */
export async function judgePackage(judging: Judging, document: Document): Promise<DocumentOutcome> {
  const { plan, check, ledger, listener } = judging
  const type = packageTypeOf(plan)
  if (!type) {
    return { records: 0, types: [], isWhole: false, remark: message('run.unrecognised', { name: document.name }) }
  }
  const name = document.name.slice(0, document.name.lastIndexOf('/'))
  const sink = ledger.sink(id)
  const at = (path?: string): Place => ({
    evidence: document.id,
    name: path === undefined || path === '' ? name : `${name}/${path}`,
  })
  let records = 0
  for await (const line of linesOf(document)) {
    records += 1
    if ('package' in line) {
      const record = {
        value: line.package,
        at: at(),
        masked: nothingMasked,
        locate: (pointer: string) => at(pathAt(pointer)),
      }
      ledger.guard(check, () => check.record(type.document, record, ledger.sink(check.id), listener))
      for (const rule of ['readable', 'names', 'links'] as const) sink.exercised(type.rules[rule])
    } else judgeLine(line, type.rules, { sink, at, document, name })
  }
  return { records, types: [type.document], isWhole: true }
}

/** The file or folder that a pointer into a package means. */
function pathAt(pointer: string): string {
  const [, member, ...segments] = pointer.split('/').map(each => each.replaceAll('~1', '/').replaceAll('~0', '~'))
  return member === 'tree' ? segments.join('/') : ''
}

interface Telling {
  readonly sink: Sink
  readonly at: (path?: string) => Place
  readonly document: Document
  readonly name: string
}

type Line = Exclude<InventoryLine, { readonly package: unknown }>

function judgeLine(line: Line, rules: PackageRules, telling: Telling): void {
  const { sink, at } = telling
  if ('fault' in line) {
    const requirement = rules[packageFaults[line.fault]]
    sink.finding({ requirement, at: at(line.path), message: message(`package.fault.${line.fault}`) })
  } else if ('file' in line) {
    if (line.isListed) sink.exercised(rules.listed)
    else sink.finding({ requirement: rules.listed, at: at(line.file), message: message('package.not-listed') })
  } else judgeReference(line, rules, telling)
}

function judgeReference(
  { href, from, line, column, xpath, to, size, checksum }: InventoryReference,
  rules: PackageRules,
  { sink, document, name }: Telling,
): void {
  const at = { evidence: document.id, name: `${name}/${from}`, line, column, xpath }
  if (to === undefined) {
    sink.finding({ requirement: rules.present, at, message: message('package.not-present', { href }) })
    return
  }
  sink.exercised(rules.present)
  if (size) {
    const { declared, found } = size
    sink.exercised(rules.size)
    if (declared.trim() !== String(found)) {
      const said = message('package.other-size', { file: to, declared, found })
      sink.finding({ requirement: rules.size, at, message: said, expected: declared, actual: String(found) })
    }
  }
  if (!checksum) return
  const { algorithm, declared, found } = checksum
  if (found === undefined) {
    sink.untested(rules.checksum, message('package.no-checksum', { file: to, algorithm }))
    return
  }
  sink.exercised(rules.checksum)
  if (declared.trim().toLowerCase() === found) return
  const said = message('package.other-checksum', { file: to, algorithm })
  sink.finding({ requirement: rules.checksum, at, message: said, expected: declared, actual: found })
}
