import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { buildFilter } from '../src/exchange/test-number-filter.ts'

/** Public data of the Swedish Tax Agency, which stands beside the project and not in it. */
const source = '../shared/official/identifiers/personnummer-meta'
const target = 'src/exchange/test-numbers.generated.ts'

/** Makes the filter of test numbers; without the source it says so and leaves the file. */
export function generateTestNumbers(checkOnly: boolean): boolean {
  if (!existsSync(source)) {
    process.stderr.write(`${target}: not compared, ${source} is absent\n`)
    return true
  }
  const numbers = ['allPins.json', 'allCoords.json'].flatMap(file => {
    return JSON.parse(readFileSync(`${source}/${file}`, 'utf8')) as string[]
  })
  const text = `// Made by scripts/gen-test-numbers.ts from Skatteverket's open data: ${numbers.length} test numbers. Not a list: a filter.
export const filter =
  '${Buffer.from(buildFilter(numbers)).toString('base64')}'
`
  const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === text
  if (!isCurrent && !checkOnly) writeFileSync(target, text)
  return isCurrent || !checkOnly
}
