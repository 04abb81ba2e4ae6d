import type { Message } from './model/text.ts'

/** What a ToolError makes the process end with (design section 5); `bug` (70) and `interrupted` (130) are not ToolErrors. */
export const exitCodes = {
  conformant: 0,
  nonConformant: 1,
  wrongUse: 2,
  incomplete: 3,
  invalidBundle: 4,
  bug: 70,
  interrupted: 130,
} as const

/**
 * Every way in which the tool refuses or gives up. Each code has three messages in every language:
 * `error.<code>.what`, `error.<code>.why` and `error.<code>.do`; a test holds that, and that each code is thrown.
 */
export const codes = {
  'usage.option': exitCodes.wrongUse,
  'usage.command-line': exitCodes.wrongUse,
  'usage.unknown-command': exitCodes.wrongUse,
  'usage.unknown-option': exitCodes.wrongUse,
  'usage.loose-address': exitCodes.wrongUse,
  'usage.empty': exitCodes.wrongUse,
  'usage.hyphen': exitCodes.wrongUse,
  'usage.repeated': exitCodes.wrongUse,
  'usage.together': exitCodes.wrongUse,
  'usage.alone': exitCodes.wrongUse,
  'usage.nothing-to-do': exitCodes.wrongUse,
  'usage.old-node': exitCodes.wrongUse,
  'file.missing': exitCodes.wrongUse,
  'file.unreadable': exitCodes.wrongUse,
  'file.unwritable': exitCodes.wrongUse,
  'folder.exists': exitCodes.wrongUse,
  'file.encoding': exitCodes.wrongUse,
  'json.syntax': exitCodes.wrongUse,
  'json.too-deep': exitCodes.wrongUse,
  'json.too-large': exitCodes.wrongUse,
  'profile.unknown': exitCodes.wrongUse,
  'profile.broken': exitCodes.wrongUse,
  'profile.unknown-name': exitCodes.wrongUse,
  'profile.duplicate-id': exitCodes.wrongUse,
  'profile.resource-missing': exitCodes.wrongUse,
  'profile.base': exitCodes.wrongUse,
  'profile.cycle': exitCodes.wrongUse,
  'profile.untested': exitCodes.wrongUse,
  'profile.pin': exitCodes.wrongUse,
  'lock.refused': exitCodes.wrongUse,
  'lock.differs': exitCodes.wrongUse,
  'package.refused': exitCodes.wrongUse,
  'package.source': exitCodes.wrongUse,
  'address.credentials': exitCodes.wrongUse,
  'package.base': exitCodes.wrongUse,
  'publisher.refused': exitCodes.wrongUse,
  'pin.by-hand': exitCodes.wrongUse,
  'pin.empty': exitCodes.wrongUse,
  'npm.missing': exitCodes.wrongUse,
  'npm.failed': exitCodes.incomplete,
  'download.failed': exitCodes.incomplete,
  'compare.no-description': exitCodes.wrongUse,
  'compare.elsewhere': exitCodes.wrongUse,
  'test-set.broken': exitCodes.wrongUse,

  'requirement.unknown': exitCodes.wrongUse,
  'document.unrecognised': exitCodes.wrongUse,
  'document.ill-formed': exitCodes.wrongUse,
  'schema.refused': exitCodes.wrongUse,
  'schema.pattern': exitCodes.wrongUse,
  'schematron.refused': exitCodes.wrongUse,
  'xsd.refused': exitCodes.wrongUse,
  'rule.syntax': exitCodes.wrongUse,
  'rule.cost': exitCodes.wrongUse,
  'openapi.refused': exitCodes.wrongUse,
  'openapi.parameter': exitCodes.wrongUse,
  'suite.refused': exitCodes.wrongUse,
  'suite.expression': exitCodes.wrongUse,
  'input.unknown': exitCodes.wrongUse,
  'input.missing': exitCodes.wrongUse,
  'input.value': exitCodes.wrongUse,
  'input.secret': exitCodes.wrongUse,
  'auth.secret-missing': exitCodes.wrongUse,
  'auth.token': exitCodes.incomplete,
  'har.refused': exitCodes.wrongUse,
  'evidence.refused': exitCodes.wrongUse,
  'shard.refused': exitCodes.wrongUse,
  'shard.package': exitCodes.wrongUse,
  'archive.too-many': exitCodes.wrongUse,
  'expected.refused': exitCodes.wrongUse,
  'expected.outdated': exitCodes.wrongUse,
  'tender.refused': exitCodes.wrongUse,
  'tender.differs': exitCodes.wrongUse,
  'tender.exists': exitCodes.wrongUse,
  'init.exists': exitCodes.wrongUse,
  'site.foreign': exitCodes.wrongUse,
  'site.address': exitCodes.wrongUse,
  'config.refused': exitCodes.wrongUse,
  'runs.refused': exitCodes.wrongUse,
  'combine.other-system': exitCodes.wrongUse,
  'combine.differs': exitCodes.invalidBundle,
  'combine.miscounted': exitCodes.invalidBundle,
  'combine.twice': exitCodes.wrongUse,
  'report.version': exitCodes.wrongUse,
  'bundle.refused': exitCodes.invalidBundle,
  'bundle.other-report': exitCodes.wrongUse,
  'bundle.other-tender': exitCodes.wrongUse,
  'bundle.too-large': exitCodes.wrongUse,
  'declaration.refused': exitCodes.wrongUse,
  'advisory.refused': exitCodes.wrongUse,
  'key.refused': exitCodes.wrongUse,
  'key.exists': exitCodes.wrongUse,
  'sign.personal-data': exitCodes.wrongUse,
  'mask.unknown': exitCodes.wrongUse,
  'server.port-taken': exitCodes.wrongUse,
  'server.address': exitCodes.wrongUse,
  'worker.died': exitCodes.incomplete,
  'browser.missing': exitCodes.wrongUse,
  'browser.failed': exitCodes.wrongUse,
} as const satisfies Record<`${string}.${string}`, number>

export type ErrorCode = keyof typeof codes

/**
 * Wrong use, or surroundings that do not let the tool work: printed in four lines, what, where, why, what to do.
 * A breach by the system under test is a Finding and never thrown.
 */
export class ToolError extends Error {
  readonly code: ErrorCode
  readonly args: Message['args']
  /** File, address or option that it is about. */
  readonly where: string | undefined

  /** Said in place of the code's own `why`, when another part of the tool knows the reason better. */
  readonly reason: Message | undefined

  constructor(
    code: ErrorCode,
    args: Message['args'] & { readonly where?: string } = {},
    cause?: unknown,
    reason?: Message,
  ) {
    super(`${code} ${JSON.stringify(args)}`, cause === undefined ? undefined : { cause })
    this.name = 'ToolError'
    this.code = code
    this.args = args
    this.where = args.where
    this.reason = reason
  }

  get exitCode(): number {
    return codes[this.code]
  }
}
