import { declaredInputs, standaloneInput } from '../../engines/arazzo/inputs.ts'
import type { Suite } from '../../engines/arazzo/suite.ts'
import { examineSchemas } from '../../engines/json-schema/build.ts'
import { ToolError } from '../../errors.ts'
import { type Found, refused } from './files.ts'

/**
 * Schemas of inputs that the engine refuses. A run compiles one only when somebody gives the input, and then nobody can.
 */
export function inputFindings(suite: Suite): readonly Found[] {
  const { path, inputSchemas } = suite
  return [...suite.workflows.values()].flatMap((workflow, at) => {
    return [...declaredInputs(workflow, suite).properties].flatMap(([name, schema]) => {
      try {
        const schemas = new Map([[path, standaloneInput(schema, inputSchemas)]])
        examineSchemas({ schemas, entries: [path], untagged: true })
        return []
      } catch (error) {
        if (!(error instanceof ToolError)) throw error
        return [{ ...refused(error, path), file: path, at: `/workflows/${at}/inputs/properties/${name}` }]
      }
    })
  })
}
