import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { challengeHeader } from '../../model/tender.ts'
import type { Message } from '../../model/text.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { readTender } from '../../tender/read.ts'
import { supplierCommand } from '../../tender/supplier-command.ts'
import type { Command } from '../command.ts'

/** `samklang tender challenge FILE`: the challenge of a tender, how long it holds, and what a supplier types. */
export const tenderChallenge: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('file', { type: 'string', describe: say(message('cli.tender.file')) })
      .example('samklang tender challenge tender.json', say(message('cli.tender-challenge.example'))),
  run: async (args, { world, terminal, speaker: { say } }) => {
    const { tender, digest, path } = await readTender(world, String(args.file))
    const { nonce, notBefore, notAfter } = tender.challenge
    const { id, version, digest: profileDigest } = tender.profile
    const pairs: readonly (readonly [Message, string])[] = [
      [message('report.tender'), [tender.authority, tender.caseNumber, tender.id].join(', ')],
      [message('report.tender-digest'), digest],
      [message('report.profile'), `${id}@${version} ${profileDigest}`],
      [message('report.role'), tender.role],
      [message('report.modules'), tender.modules.join(', ')],
      [message('report.challenge'), nonce],
      [message('tender.valid'), `${notBefore} – ${notAfter}`],
    ]
    const facts = pairs.map(([label, value]) => `${say(label)}: ${plainLine(value)}`)
    const now = world.now().getTime()
    const state = [
      ...(now < Date.parse(notBefore) ? [say(message('tender.not-yet'))] : []),
      ...(now > Date.parse(notAfter) ? [say(message('tender.over'))] : []),
    ]
    const typed = [say(message('tender.typed')), `  ${plainLine(supplierCommand(tender, path))}`]
    const sent = say(message('tender.sent', { header: `${challengeHeader}: ${nonce}` }))
    terminal.out(`${[...facts, ...state, '', ...typed, '', sent].join('\n')}\n`)
    return exitCodes.conformant
  },
}
