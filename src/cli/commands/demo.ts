import { exitCodes, ToolError } from '../../errors.ts'
import { publishedNumbers } from '../../exchange/simulator/ss12000/civic-numbers.ts'
import { type FaultId, faults } from '../../exchange/simulator/ss12000/faults.ts'
import { municipality } from '../../exchange/simulator/ss12000/municipality.ts'
import { basePath, modules, ss12000Simulator } from '../../exchange/simulator/ss12000/simulator.ts'
import { loadTestNumbers } from '../../exchange/test-numbers.ts'
import { listen } from '../../io/listen.ts'
import { message } from '../../messages/speaker.ts'
import type { World } from '../../model/world.ts'
import { run } from '../../run/pipeline.ts'
import { tool } from '../../tool.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import { formatsOf, reportOptions, textOf } from '../run-options.ts'
import { deliver } from '../write-report.ts'

/** What the demo's client signs in with; the built-in server knows no other. */
const token = 'samklang-demo'
const tokenVariable = 'SAMKLANG_DEMO_TOKEN'

/** `samklang demo`: starts the reference server on this machine, tests it, writes the report. `--fault` breaks one thing. */
export const demo: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .option('fault', { type: 'string', describe: say(message('cli.demo.fault')) })
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
    const server = await startServer(world, id === undefined ? undefined : faultOf(id))
    try {
      const quiet = args.quiet === true
      const formats = formatsOf(args)
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
        progressLine(context, quiet),
      )
      return await deliver(report, { output: String(args.output), formats, quiet }, context)
    } finally {
      await server.close()
    }
  },
}

async function startServer(world: World, fault: FaultId | undefined) {
  const handler = ss12000Simulator({
    municipality: municipality({
      schools: 2,
      pupilsPerSchool: 40,
      civicNumber: publishedNumbers(await loadTestNumbers()),
    }),
    token,
    now: world.now,
    ...(fault === undefined ? {} : { fault: faults[fault] }),
  })
  const server = await listen(handler, { host: '127.0.0.1', port: 0 })
  return { baseUrl: `${server.url}${basePath}`, close: server.close }
}

function faultOf(id: string): FaultId {
  if (Object.hasOwn(faults, id)) return id as FaultId
  throw new ToolError('usage.option', { option: '--fault', value: id, allowed: Object.keys(faults).join(', ') })
}
