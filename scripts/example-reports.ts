import type { Report } from '../src/model/report.ts'
import { render } from '../src/render.ts'
import { run } from '../src/run/pipeline.ts'
import { exampleTool, simulatedRequest, simulatedWorld, stillWorld } from '../src/run/testing.ts'

const folder = 'reports/examples'
const modules = ['protocol', 'organisations', 'persons', 'groups']
const faults = [
  'limit-ignored',
  'person-unlisted-sex',
  'person-enrolment-without-school-type',
  'person-malformed-email',
] as const
const command =
  'samklang run --base-url https://sis.example/v2.0 --token-env TOKEN --modules organisations,persons,groups'

/** The views that are committed beside an example's `report.json`; those for machines once, as they are long. */
const views = [
  ['report.sv.html', 'html', 'sv'],
  ['report.en.html', 'html', 'en'],
  ['junit.xml', 'junit', 'en'],
  ['summary.md', 'markdown', 'sv'],
] as const
const machineViews = [
  ['matrix.csv', 'csv', 'sv'],
  ['badge.json', 'badge', 'sv'],
  ['report.sarif', 'sarif', 'en'],
  ['ctrf.json', 'ctrf', 'en'],
  ['gitb.xml', 'gitb', 'en'],
] as const

export function viewsOf(name: (typeof exampleNames)[number]): readonly (typeof views | typeof machineViews)[number][] {
  return name === 'non-conformant' ? [...views, ...machineViews] : views
}

export const exampleNames = ['conformant', 'non-conformant', 'incomplete'] as const

/** The committed examples by path: one report of each verdict, made by the pipeline itself with a fixed clock. */
export async function exampleReports(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>()
  for (const name of exampleNames) {
    const report = await makers[name]()
    if (report.overall !== name) throw new Error(`${folder}/${name} came out as ${report.overall}`)
    pages.set(`${folder}/${name}/report.json`, await render(report, 'json', 'en'))
    for (const [file, format, language] of viewsOf(name)) {
      pages.set(`${folder}/${name}/${file}`, await render(report, format, language))
    }
  }
  return pages
}

const makers: Readonly<Record<(typeof exampleNames)[number], () => Promise<Report>>> = {
  conformant: async () => run(await simulatedWorld(), simulatedRequest(modules, command)),
  'non-conformant': async () => run(await simulatedWorld(...faults), simulatedRequest(modules, command)),
  incomplete: emptyFolder,
}

/** A folder without a single file: nothing is proved, so nothing is green. */
async function emptyFolder(): Promise<Report> {
  const world = stillWorld()
  const list: typeof world.files.list = async path => (path === 'export' ? [] : world.files.list(path))
  const sut = { role: 'document', modules, files: ['export'] }
  const request = { profile: 'ss12000', sut, command: 'samklang run --files export', tool: exampleTool }
  return run({ ...world, files: { ...world.files, list } }, request)
}
