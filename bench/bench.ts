import { coldStart } from './cold-start.ts'
import { files } from './files.ts'
import { line, type Row } from './measure.ts'
import { packages } from './packages.ts'
import { provider } from './provider.ts'
import { report } from './report.ts'
import { requests } from './requests.ts'
import { rest } from './rest.ts'
import { schematron } from './schematron.ts'
import { stream } from './stream.ts'
import { verify } from './verify.ts'
import { workbench } from './workbench.ts'
import { xml } from './xml.ts'

/** Every measurement of `npm run bench`, in the order it is printed. Names on the command line choose some of them. */
const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'cold-start': coldStart,
  files,
  stream,
  requests,
  provider,
  report,
  rest,
  schematron,
  xml,
  verify,
  workbench,
  packages,
}

const chosen = process.argv.slice(2)
process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}. Medians of interleaved runs.\n`)
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  process.stdout.write(`\n${name}\n`)
  for (const row of await measure()) line(row)
}
