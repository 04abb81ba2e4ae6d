import { _, Ajv, type CodeKeywordDefinition, type Format } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import draft2020 from 'ajv/dist/vocabularies/draft2020.js'
import { ownKeywords, wantsParams } from './ajv-keywords.ts'
import { type CompactCode, compact } from './compact.ts'
import type { Program } from './program.ts'
import { formatTable } from './runtime.ts'

/**
 * Generates the JavaScript that judges a program: `exports` gets one function per entry, by its definition's name, and
 * everything that it calls is in `scope` (runtime.ts). It imports nothing.
 */
export function standaloneCode(program: Program): CompactCode {
  const ajv = ajvFor(program)
  for (const [name, schema] of program.definitions) {
    ajv.addSchema(schema, name)
    // Errors then say which definition they come from; ajv itself leaves that out.
    Object.assign(ajv.schemas[name] ?? {}, { schemaPath: name })
  }
  const entries = Object.fromEntries(program.entries.map(({ definition }) => [definition, definition]))
  return compact(inner(standalone)(ajv, entries), program)
}

function ajvFor({ unevaluated }: Program): Ajv {
  // The bare core: with no metaschema to compile and no dynamic scope to carry, start and calls cost less.
  const regExp = Object.assign((pattern: string) => ({ test: () => true, toString: () => pattern }), {
    code: 'scope.regExp',
  })
  const ajv = new Core({
    strict: false,
    allErrors: true,
    ownProperties: true,
    messages: false,
    passContext: true,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    inlineRefs: 20,
    next: true,
    unevaluated,
    formats: formatTable() as Record<string, Format>,
    code: { source: true, formats: _`scope.formats`, regExp: regExp as never },
  })
  return ajv
}

/** 2020-12 and draft-07 `dependencies`, with our keywords in the place of some. */
class Core extends Ajv {
  override _addVocabularies(): void {
    const standard = inner(draft2020).flat() as readonly (string | CodeKeywordDefinition)[]
    const own = new Map(ownKeywords.map(keyword => [keyword.keyword as string, keyword]))
    // Ours that the standard does not have come first: they note where things stood when an object began.
    for (const [name, keyword] of own) if (name.startsWith('x-')) this.addKeyword(keyword)
    for (const keyword of standard) {
      const name = typeof keyword === 'string' ? keyword : (keyword.keyword as string)
      this.addKeyword(own.get(name) ?? withoutParams(keyword))
    }
  }

  override _addDefaultMetaSchema(): void {}
}

/** Errors carry nothing that can be looked up by their place. */
function withoutParams(keyword: string | CodeKeywordDefinition): string | CodeKeywordDefinition {
  if (typeof keyword === 'string' || wantsParams.has(keyword.keyword as string)) return keyword
  return { ...keyword, error: { message: '' } }
}

/** Some loaders give the default export of a CommonJS module, some the module around it. */
function inner<T>(module: { readonly default: T }): T {
  return module.default ?? (module as unknown as T)
}
