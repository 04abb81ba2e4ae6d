/** Build servers that `init` writes a file for. */
export const ciNames = ['github', 'gitlab', 'azure'] as const
export type CiName = (typeof ciNames)[number]

export interface SnippetFacts {
  readonly version: string
  /** Names of environment variables that hold secrets; each must be one that a shell takes. */
  readonly secrets: readonly string[]
}

interface Snippet {
  readonly path: string
  readonly content: (facts: SnippetFacts) => string
}

/**
 * One file for each build server: run, keep the report also when the run fails, show the JUnit results. Everything that
 * a run needs to know stands in the configuration, so that the same command works on a developer's machine.
 */
export const ciSnippets: Readonly<Record<CiName, Snippet>> = {
  github: { path: '.github/workflows/samklang.yml', content: github },
  gitlab: { path: 'samklang.gitlab-ci.yml', content: gitlab },
  azure: { path: 'samklang.azure-pipelines.yml', content: azure },
}

function github({ version, secrets }: SnippetFacts): string {
  return `name: samklang
on:
  push:
  workflow_dispatch:
permissions:
  contents: read
jobs:
  samklang:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes samklang@${version} run
${environment(secrets, name => `\${{ secrets.${name} }}`, 8)}      - if: always()
        run: if [ -f samklang-report/summary.md ]; then cat samklang-report/summary.md >> "$GITHUB_STEP_SUMMARY"; fi
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: samklang-report
          path: samklang-report/
`
}

/** Variables of the project are in the environment of every job there. */
function gitlab({ version }: SnippetFacts): string {
  return `samklang:
  image: node:22
  script:
    - npx --yes samklang@${version} run
  artifacts:
    when: always
    paths:
      - samklang-report/
    reports:
      junit: samklang-report/junit.xml
`
}

/** NodeTool, since Microsoft's published schema names UseNode without any of its inputs: editors would call those wrong. */
function azure({ version, secrets }: SnippetFacts): string {
  return `trigger:
  branches:
    include:
      - '*'
pool:
  vmImage: ubuntu-latest
steps:
  - task: NodeTool@0
    inputs:
      versionSpec: 22.x
  - script: npx --yes samklang@${version} run
    displayName: samklang
${environment(secrets, name => `$(${name})`, 4)}  - task: PublishTestResults@2
    condition: succeededOrFailed()
    inputs:
      testResultsFormat: JUnit
      testResultsFiles: samklang-report/junit.xml
      failTaskOnMissingResultsFile: true
  - publish: samklang-report
    artifact: samklang-report
    condition: succeededOrFailed()
`
}

function environment(names: readonly string[], value: (name: string) => string, indent: number): string {
  if (names.length === 0) return ''
  const space = ' '.repeat(indent)
  return [`${space}env:`, ...names.map(name => `${space}  ${name}: ${value(name)}`), ''].join('\n')
}
