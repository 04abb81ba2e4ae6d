import { listOf, textOf, textsOf } from './run-options.ts'
import type { Watched } from './watch.ts'

type Args = Readonly<Record<string, unknown>>

/** What a run or a check goes by, as its options say. */
export function watchedBy(args: Args, configuration: string | undefined): Watched {
  const profile = textOf(args.profile)
  const isFolder = profile !== undefined && /[./\\]/.test(profile)
  const single = [args.har, args['expected-failures'], args.tender, args.resources].flatMap(
    value => textOf(value) ?? [],
  )
  const read = [
    ...textsOf(args.file),
    ...listOf(args.files),
    ...single,
    ...(isFolder ? [profile] : []),
    ...(configuration === undefined ? [] : [configuration]),
  ]
  const evidence = textOf(args.evidence)
  return { read, written: [textOf(args.output) ?? 'samklang-report', ...(evidence === undefined ? [] : [evidence])] }
}
