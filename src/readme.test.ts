import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from './cli/commands.ts'
import { builtProgram, samklang, workFolder } from './cli/testing.ts'
import { publishedNumbers } from './exchange/simulator/ss12000/civic-numbers.ts'
import { exportFolder } from './exchange/simulator/ss12000/export.ts'
import { municipality } from './exchange/simulator/ss12000/municipality.ts'
import { loadTestNumbers } from './exchange/test-numbers.ts'
import { sv } from './messages/sv.ts'
import { overallWords, verdictWords } from './model/verdict.ts'

const readme = readFileSync('README.md', 'utf8')
const work = workFolder()
const plain = { ...process.env, LC_ALL: 'C', NO_COLOR: '1', FORCE_COLOR: '' }

/** Contents of the fenced blocks of a language. */
function blocks(language: string, text = readme): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, content = '']) => content,
  )
}

/** Command lines of the program, in console blocks and between backticks, as words behind its name. */
function commandLines(text: string): readonly (readonly string[])[] {
  const inBlocks = blocks('console', text).flatMap(block => block.split('\n').filter(line => line.startsWith('$ ')))
  const inline = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`(samklang [^`]+)`/g)].map(
    ([, line = '']) => line,
  )
  return [...inBlocks, ...inline].flatMap(line => {
    const [, words] = /(?:\bsamklang|bin\/samklang\.js) ([^#]*)/.exec(line) ?? []
    return words === undefined ? [] : [words.trim().split(/\s+/)]
  })
}

describe('README', () => {
  it('is read in a few minutes', () => expect(readme.split('\n').length).toBeLessThan(150))

  it('shows in its first block what the demo really prints', () => {
    const [command = '', ...shown] = (blocks('console')[0] ?? '').trimEnd().split('\n')
    expect(command).toBe('$ npm ci && node bin/samklang.js demo')
    const argv = [builtProgram(), 'demo', '--output', join(work.path, 'demo')]
    const { status, stdout } = spawnSync(process.execPath, argv, { env: plain, encoding: 'utf8' })
    expect(status).toBe(0)
    expect(shown.join('\n')).toBe(stdout.trim())
    expect(readdirSync(join(work.path, 'demo')).sort()).toEqual([
      'junit.xml',
      'report.html',
      'report.json',
      'summary.md',
    ])
  })

  it('has a library example that fits the types', () => {
    const file = work.write('types/example.ts', blocks('ts')[0] ?? '')
    work.write('types/package.json', '{ "type": "module" }')
    const config = {
      extends: resolve('tsconfig.json'),
      compilerOptions: {
        paths: { samklang: [resolve('src/index.ts')] },
        typeRoots: [resolve('node_modules/@types')],
      },
      include: [],
      files: [file, resolve('src/io/undici-parts.d.ts')],
    }
    const project = work.write('types/tsconfig.json', JSON.stringify(config))
    const { status, stdout } = spawnSync('node_modules/.bin/tsc', ['-p', project], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('has types that a program without those of Node or of a browser can use: %s, %s', (module, moduleResolution) => {
    builtProgram()
    const file = work.write('alone/example.ts', "export * from 'samklang'")
    const compilerOptions = {
      ...{ noEmit: true, strict: true, target: 'es2022', lib: ['es2023'], types: [] },
      ...{ module, moduleResolution, paths: { samklang: [resolve('dist/types/index.d.ts')] } },
    }
    const project = work.write('alone/tsconfig.json', JSON.stringify({ compilerOptions, files: [file] }))
    const { stdout } = spawnSync('node_modules/.bin/tsc', ['-p', project], { encoding: 'utf8' })
    expect(stdout).toBe('')
  })

  it('has a library example that runs on exported files', async () => {
    builtProgram()
    const civicNumber = publishedNumbers(await loadTestNumbers())
    for (const { name, chunks } of exportFolder(
      municipality({ schools: 1, pupilsPerSchool: 8, civicNumber }),
      'json',
    )) {
      work.write(`library/export/${name}`, [...chunks()].join(''))
    }
    const file = work.write('library/example.mjs', blocks('ts')[0] ?? '')
    mkdirSync(join(work.path, 'library/node_modules'))
    symlinkSync(resolve('.'), join(work.path, 'library/node_modules/samklang'))
    const out = execFileSync(process.execPath, [file], { cwd: dirname(file), env: plain, encoding: 'utf8' })
    expect(out).toMatch(/^(conformant|incomplete) # (Uppfyller|Ofullständig)/)
    expect(out).toContain('| SKALL |')
  })
})

describe.each(['README.md', 'CONTRIBUTING.md', ...markdownIn('docs')])('%s', page => {
  const text = readFileSync(page, 'utf8')

  it('has no link that leads nowhere', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const relative = links.filter(target => !/^(https?:|mailto:|#)/.test(target))
    const dead = relative.filter(target => !existsSync(join(dirname(page), target.split('#')[0] ?? '')))
    expect(dead).toEqual([])
  })

  it('shows no command or option that the program does not have', async () => {
    for (const [name = '', ...words] of commandLines(text)) {
      if (name.startsWith('-') || name === '<command>') continue
      const entry = commands.find(command => [name, `${name} ${words[0]}`].includes(command.name))
      expect(entry, [name, ...words].join(' ')).toBeDefined()
      const { out } = await samklang([...(entry?.name.split(' ') ?? []), '--help'])
      const options = words.filter(word => word.startsWith('--')).map(word => word.split('=')[0] ?? '')
      expect(options.filter(option => !out.includes(`  ${option} `))).toEqual([])
    }
  })
})

describe('the pages for others', () => {
  const guide = readFileSync('docs/guide-sv.md', 'utf8')

  it('are short', () => {
    expect(guide.trimEnd().split('\n').length).toBeLessThan(80)
    expect(readFileSync('docs/profiles.md', 'utf8').trimEnd().split('\n').length).toBeLessThan(150)
  })

  it('explain every word that a report can say, and never call it what it is not', () => {
    const words = Object.entries(sv).filter(([key]) => /^(verdict|overall)\.[a-z-]+$/.test(key))
    expect(words.length).toBe(verdictWords.length + overallWords.length)
    for (const [, say] of words) expect(guide).toContain(`**${(say as () => string)()}**`)
    expect(guide).not.toMatch(/certifikat|intyg|provningsrapport/i)
  })

  it('say du in Swedish, as the program does', () => {
    const pages = [
      'guide-sv',
      'ci-sv',
      'rapporter',
      'e-fakturor',
      'upphandling',
      'guides/upphandlare',
      'guides/socialtjanst',
    ]
    const said = pages.filter(page => /\b(?:ni|ert|era)\b/i.test(readFileSync(`docs/${page}.md`, 'utf8')))
    expect(said).toEqual([])
  })
})

it('reads the command lines of README at all', () => {
  expect(commandLines(readme).length).toBeGreaterThan(8)
  expect(commandLines('```console\n$ samklang run --files a/   # x --nope\n```')).toEqual([['run', '--files', 'a/']])
})

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
}
