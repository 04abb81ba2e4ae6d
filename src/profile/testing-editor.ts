import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { TextDocument } from 'vscode-languageserver-textdocument'

interface Place {
  readonly line: number
  readonly character: number
}

/** The part of the YAML language service that an editor asks. */
interface LanguageService {
  configure(settings: object): void
  doComplete(document: TextDocument, at: Place, isKubernetes: false): Promise<{ items: readonly Completion[] }>
  doHover(document: TextDocument, at: Place): Promise<{ contents: { value: string } } | null>
  doValidation(document: TextDocument, isKubernetes: false): Promise<readonly Diagnostic[]>
}

interface Completion {
  readonly label: string
  readonly documentation?: string | { readonly value: string }
}

interface Diagnostic {
  readonly message: string
  readonly range: { readonly start: Place }
}

// The package says of itself that it begins with a file that it does not have.
const { getLanguageService } = createRequire(import.meta.url)(
  'yaml-language-server/lib/umd/languageservice/yamlLanguageService.js',
) as { getLanguageService(parts: object): LanguageService }

const service = getLanguageService({
  // The line at the top of a file is what leads to the schema: this is asked for the address that stands there.
  schemaRequestService: async (uri: string) => readFileSync(`reports/schema/${basename(uri)}`, 'utf8'),
  workspaceContext: { resolveRelativePath: (path: string, from: string) => new URL(path, from).href },
})
service.configure({ validate: true, hover: true, completion: true, yamlVersion: '1.2', hoverSchemaSource: false })

let versions = 0

/**
 * An editor on a file, told its schema by the line at the top. `‸` in the text is where the cursor is.
 * @param name of the file
 */
export function editorOn(name: string, marked: string) {
  const at = marked.indexOf('‸')
  // The service remembers what it has read by name and version.
  versions += 1
  const document = TextDocument.create(`file:///rooms/${name}`, 'yaml', versions, marked.replace('‸', ''))
  const place = document.positionAt(Math.max(0, at))
  return {
    /** Labels of what the editor would fill in, with what it says of each. */
    completions: async () => {
      const { items } = await service.doComplete(document, place, false)
      return new Map(items.map(({ label, documentation = '' }) => [label, textOf(documentation)]))
    },
    hover: async () => (await service.doHover(document, place))?.contents.value ?? '',
    /** What is underlined, as `line: message`. */
    problems: async () => {
      const found = await service.doValidation(document, false)
      return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`)
    },
  }
}

function textOf(documentation: string | { readonly value: string }): string {
  return typeof documentation === 'string' ? documentation : documentation.value
}
