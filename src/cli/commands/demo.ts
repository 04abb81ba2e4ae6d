import { exitCodes, ToolError } from '../../errors.ts'
import { poster } from '../../exchange/simulator/notify.ts'
import { publishedNumbers } from '../../exchange/simulator/ss12000/civic-numbers.ts'
import { exportFolder } from '../../exchange/simulator/ss12000/export.ts'
import { type FaultId, faults } from '../../exchange/simulator/ss12000/faults.ts'
import { municipality } from '../../exchange/simulator/ss12000/municipality.ts'
import { basePath, modules, ss12000Simulator } from '../../exchange/simulator/ss12000/simulator.ts'
import { loadTestNumbers } from '../../exchange/test-numbers.ts'
import { listen } from '../../io/listen.ts'
import { message } from '../../messages/speaker.ts'
import type { World } from '../../model/world.ts'
import { run } from '../../run/pipeline.ts'
import { tool } from '../../tool.ts'
import type { Command, CommandContext } from '../command.ts'
import { progressLine } from '../progress.ts'
import { reportOptions, textOf } from '../run-options.ts'
import { deliver, deliveryOf } from '../write-report.ts'

/** What the demo's client signs in with; the built-in server knows no other. */
const token = 'samklang-demo'
const tokenVariable = 'SAMKLANG_DEMO_TOKEN'

/** `samklang demo`: starts the reference server on this machine, tests it, writes the report. `--fault` breaks one thing. */
export const demo: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .option('fault', { type: 'string', describe: say(message('cli.demo.fault')) })
      .option('export', { type: 'string', describe: say(message('cli.demo.export')) })
      .example('samklang demo', say(message('cli.demo.example')))
      .example('samklang demo --fault limit-ignored --lang sv', say(message('cli.demo.example-fault')))
    return reportOptions(own, speaker)
  },
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const id = textOf(args.fault)
    if (id === 'list') {
      for (const [name, fault] of Object.entries(faults)) terminal.out(`${name}\t${speaker.pick(fault.title)}\n`)
      return exitCodes.conformant
    }
    const folder = textOf(args.export)
    if (folder !== undefined) return exportFiles(folder, context)
    const delivery = deliveryOf(args)
    const server = await startServer(world, id === undefined ? undefined : faultOf(id))
    try {
      const report = await run(
        { ...world, environment: { ...world.environment, [tokenVariable]: token } },
        {
          profile: 'ss12000',
          sut: {
            product: 'Samklang reference server',
            version: tool.version,
            role: 'provider',
            modules,
            baseUrl: server.baseUrl,
          },
          client: { auth: { type: 'bearer', token: { env: tokenVariable } } },
          command: ['samklang', ...context.argv].join(' '),
          tool,
        },
        progressLine(context, delivery.quiet),
      )
      return await deliver(report, delivery, context)
    } finally {
      await server.close()
    }
  },
}

/** The demo's data as files, to try `check` and `run --files` on. */
async function exportFiles(folder: string, { world, terminal }: CommandContext): Promise<number> {
  for (const { name, chunks } of exportFolder(await demoTown(), 'ndjson')) {
    await world.files.writeStream(`${folder}/${name}`, encoded(chunks()))
    terminal.out(`${folder}/${name}\n`)
  }
  return exitCodes.conformant
}

async function* encoded(chunks: Iterable<string>): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk)
}

async function demoTown() {
  return municipality({ schools: 2, pupilsPerSchool: 40, civicNumber: publishedNumbers(await loadTestNumbers()) })
}

async function startServer(world: World, fault: FaultId | undefined) {
  const { notify, settled } = poster(world)
  const handler = ss12000Simulator({
    municipality: await demoTown(),
    token,
    now: world.now,
    notify,
    ...(fault === undefined ? {} : { fault: faults[fault] }),
  })
  const server = await listen(handler, { host: '127.0.0.1', port: 0 })
  const close = async () => {
    await settled()
    await server.close()
  }
  return { baseUrl: `${server.url}${basePath}`, close }
}

function faultOf(id: string): FaultId {
  if (Object.hasOwn(faults, id)) return id as FaultId
  throw new ToolError('usage.option', { option: '--fault', value: id, allowed: Object.keys(faults).join(', ') })
}
