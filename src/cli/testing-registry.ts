import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestServers } from '../io/testing-servers.ts'

/** A real npm registry on a free port of this machine, and the environment in which npm is one of its users. */
export interface Registry {
  readonly url: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

const start = `require('verdaccio').runServer(process.argv[1]).then(server =>
  server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port)))`

/** Verdaccio that knows no other registry and keeps all in a folder of its own; both go with the servers of the test. */
export async function testRegistry(servers: TestServers): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-registry-'))
  servers.alsoClose(() => rmSync(folder, { recursive: true, force: true }))
  const config = join(folder, 'config.yaml')
  writeFileSync(
    config,
    `storage: ${folder}/storage
auth: { htpasswd: { file: ${folder}/htpasswd, max_users: 10 } }
uplinks: {}
packages: { '**': { access: $all, publish: $authenticated } }
web: { enable: false }
log: { type: stdout, format: pretty, level: error }
`,
  )
  const child = spawn(process.execPath, ['-e', start, config], { stdio: ['ignore', 'pipe', 'inherit'] })
  servers.alsoClose(() => new Promise(done => child.once('close', done).kill()))
  const port = await new Promise<string>((done, fail) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
      const found = /port (\d+)/.exec(said)?.[1]
      if (found !== undefined) done(found)
    })
    child.once('close', () => fail(new Error(`verdaccio ended: ${said}`)))
  })
  const url = `http://127.0.0.1:${port}/`
  const answer = await fetch(`${url}-/user/org.couchdb.user:someone`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'someone', password: 'a long password of the test' }),
  })
  const { token } = (await answer.json()) as { token: string }
  const npmrc = join(folder, 'npmrc')
  writeFileSync(npmrc, `registry=${url}\n//127.0.0.1:${port}/:_authToken=${token}\n`)
  const own = { npm_config_userconfig: npmrc, npm_config_registry: url, npm_config_cache: join(folder, 'cache') }
  return { url, environment: { ...withoutNpm(process.env), ...own } }
}

/** What npm hands down to the programs that it starts would be stronger than a file. */
function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_/i.test(name)))
}
