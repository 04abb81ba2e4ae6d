// The floor for any checker on Node: read, parse, and ajv's own standalone code. No requirements, places or verdicts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [folder, schemas, name] = process.argv.slice(2)
// The project's own ajv, not the one that a peer brought along.
const require = createRequire(`${process.cwd()}/package.json`)
const compiled = `bench/.work/${name}-validator.cjs`
if (!existsSync(compiled)) {
  const { Ajv2020 } = require('ajv/dist/2020.js')
  const { default: formats } = require('ajv-formats')
  const { default: standalone } = require('ajv/dist/standalone/index.js')
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, code: { source: true } })
  formats(ajv)
  for (const format of ['personnummer', 'ss12000-civic-no', 'kommunkod', 'skolenhetskod']) ajv.addFormat(format, true)
  for (const file of readdirSync(schemas).filter(each => each.endsWith('.schema.json'))) {
    ajv.addSchema(JSON.parse(readFileSync(`${schemas}/${file}`, 'utf8')), file)
  }
  writeFileSync(compiled, standalone(ajv, ajv.getSchema(name)))
}
const validate = require(`${process.cwd()}/${compiled}`)
let invalid = 0
for (const file of readdirSync(folder)) {
  const content = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
  for (const record of content.data ?? [content]) if (!validate(record)) invalid += 1
}
// 1 is what Node ends with when something went wrong.
process.exitCode = invalid === 0 ? 0 : 3
