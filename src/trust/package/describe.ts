import { message, speaker } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { Contents } from '../archive.ts'
import { bytesOf } from '../bundle-layout.ts'

/** What `package.json` of a profile says to us, under `samklang`. */
export interface SamklangMember {
  readonly id: string
  /** What a run records, with the base that was here when it was packed. */
  readonly digest: string
  readonly engines: { readonly samklang: string }
  readonly extends?: BaseDependency
  /** Why it was packed though its own tests do not hold. */
  readonly unproved?: string
}

/** The profile that another extends, and where it can be had. */
export interface BaseDependency {
  readonly id: string
  readonly version: string
  /** Name in the registry; a base that ships with the program has none. */
  readonly package?: string
}

/** The name of a profile's package in a registry. */
export function packageNameOf({ id, package: facts }: Pick<Profile, 'id' | 'package'>): string {
  return facts?.name ?? `samklang-profile-${id}`
}

/** `package.json`, in bytes that depend on nothing but the profile. */
export function packageJson(profile: Profile, member: SamklangMember, contents: Contents): Uint8Array {
  const { version, title, publisher, standard, package: facts } = profile
  const base = member.extends?.package
  const about = {
    name: packageNameOf(profile),
    version,
    description: `${title.en} (${title.sv})`,
    keywords: ['samklang', 'samklang-profile', 'conformance', profile.id],
    ...(standard.url === undefined ? {} : { homepage: standard.url }),
    ...(facts?.repository === undefined ? {} : { repository: { type: 'git', url: facts.repository } }),
    license: facts?.licence ?? 'UNLICENSED',
    author: publisher,
    files: [...new Set([...contents.keys(), 'attestation'].map(name => name.split('/')[0]))].sort(),
    ...(base === undefined ? {} : { dependencies: { [base]: member.extends?.version } }),
    samklang: member,
  }
  return bytesOf(`${JSON.stringify(about, undefined, 2)}\n`)
}

/** Oldest version of the program that reads such a package. It is no newer one's own, so that all make the same bytes. */
export const engines = { samklang: '>=0.1.0' }

/** A page for whoever finds the package, in both languages. */
export function packageReadme(profile: Profile): Uint8Array {
  const { id, version, title, publisher, standard, digest, package: facts } = profile
  const parts = (['sv', 'en'] as const).flatMap(language => {
    const { say, pick } = speaker(language)
    return [
      `## ${pick(title)}`,
      '',
      say(message('package.readme', { id, version, publisher, standard: `${standard.name} ${standard.version}` })),
      '',
      '```console',
      `$ samklang profile add ${packageNameOf(profile)}@${version}`,
      `$ samklang check --profile ${id} FILE`,
      '```',
      '',
      `${say(message('report.digest'))}: \`${digest}\``,
      `${say(message('package.licence'))}: ${facts?.licence ?? say(message('report.unstated'))}`,
      '',
    ]
  })
  return bytesOf([`# ${id} ${version}`, '', ...parts].join('\n'))
}
