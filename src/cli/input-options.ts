import { ToolError } from '../errors.ts'
import type { GivenInput } from '../run/suite-inputs.ts'
import { textsOf } from './run-options.ts'

type Args = Readonly<Record<string, unknown>>

/**
 * What --input, --input-env and --input-file give the suites.
 * @throws ToolError `usage.option` for what is not NAME=VALUE
 */
export function inputsOf(args: Args): readonly GivenInput[] {
  return [
    ...pairs(args, 'input').map(({ name, value }) => ({ name, text: value })),
    ...pairs(args, 'input-env').map(({ name, value }) => ({ name, from: { env: value } })),
    ...pairs(args, 'input-file').map(({ name, value }) => ({ name, from: { file: value } })),
  ]
}

function pairs(args: Args, option: string): readonly { readonly name: string; readonly value: string }[] {
  return textsOf(args[option]).map(given => {
    const at = given.indexOf('=')
    if (at > 0) return { name: given.slice(0, at), value: given.slice(at + 1) }
    throw new ToolError('usage.option', { option: `--${option}`, value: given, allowed: 'NAME=VALUE' })
  })
}
