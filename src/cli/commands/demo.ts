import { exitCodes } from '../../errors.ts'
import { exportFolder } from '../../exchange/simulator/ss12000/export.ts'
import { modules } from '../../exchange/simulator/ss12000/simulator.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { commandLine } from '../../reporters/command-line.ts'
import { run } from '../../run/pipeline.ts'
import { tool } from '../../tool.ts'
import type { Command, CommandContext } from '../command.ts'
import { progressLine } from '../progress.ts'
import { demoToken, demoTokenVariable, referenceTown, startReferenceServer } from '../reference-server.ts'
import { faultList, faultOf, standard } from '../reference-servers.ts'
import { reportOptions, textOf } from '../run-options.ts'
import { deliver, deliveryOf } from '../write-report.ts'

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
      terminal.out(faultList(standard, speaker))
      return exitCodes.conformant
    }
    const folder = textOf(args.export)
    if (folder !== undefined) return exportFiles(folder, context)
    const delivery = deliveryOf(args)
    const fault = faultOf(standard, id)
    const server = await startReferenceServer(world, {
      reference: standard,
      town: await referenceTown(),
      token: demoToken,
      fault,
      host: '127.0.0.1',
      port: 0,
    })
    try {
      const report = await run(
        { ...world, environment: { ...world.environment, [demoTokenVariable]: demoToken } },
        {
          profile: 'ss12000',
          sut: {
            product: 'Samklang reference server',
            version: tool.version,
            role: 'provider',
            modules,
            baseUrl: server.baseUrl,
          },
          client: { auth: { type: 'bearer', token: { env: demoTokenVariable } } },
          command: commandLine(context.argv),
          tool,
        },
        progressLine(context, delivery.quiet),
      )
      const { code: exitCode } = await deliver(report, delivery, context)
      if (report.exchanges.length > 0 && !delivery.quiet) terminal.err(`${speaker.say(again(server.baseUrl, id))}\n`)
      return exitCode
    } finally {
      await server.close()
    }
  },
}

/** The requests that a report shows go to a system that is gone: how to have it back, at the same address. */
function again(baseUrl: string, fault: string | undefined): Message {
  const words = ['simulate', '--port', new URL(baseUrl).port, ...(fault === undefined ? [] : ['--fault', fault])]
  return message('cli.demo.again', { command: commandLine(words), token: `SAMKLANG_TOKEN=${demoToken}` })
}

/** The demo's data as files, to try `check` and `run --files` on. */
async function exportFiles(folder: string, { world, terminal }: CommandContext): Promise<number> {
  for (const { name, chunks } of exportFolder(await referenceTown(), 'ndjson')) {
    await world.files.writeStream(`${folder}/${name}`, encoded(chunks()))
    terminal.out(`${folder}/${name}\n`)
  }
  return exitCodes.conformant
}

async function* encoded(chunks: Iterable<string>): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk)
}
