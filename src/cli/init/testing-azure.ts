/**
 * Pipelines of one job, as Microsoft's YAML reference describes them: the members and tasks that our file uses, and no others.
 * Written by us, since no package carries Microsoft's schema. `firstProperty` is its language service's: the member that tells
 * which of several forms a step is meant to have.
 */
const text = { type: 'string' }
const texts = { type: 'object', additionalProperties: text }
const ofAnyStep = { displayName: text, condition: text, env: texts }

const forms = [
  { properties: { ...ofAnyStep, script: text }, firstProperty: ['script'] },
  { properties: { ...ofAnyStep, publish: text, artifact: text }, firstProperty: ['publish'] },
  taskForm('NodeTool@0', { versionSpec: text }),
  taskForm('PublishTestResults@2', {
    testResultsFormat: { enum: ['JUnit', 'NUnit', 'VSTest', 'XUnit', 'CTest'] },
    testResultsFiles: text,
    failTaskOnMissingResultsFile: { type: 'boolean' },
  }),
]

function taskForm(name: string, inputs: Readonly<Record<string, unknown>>) {
  return {
    properties: { ...ofAnyStep, task: { enum: [name] }, inputs: closed(inputs) },
    firstProperty: ['task'],
    required: ['task'],
  }
}

function closed(properties: Readonly<Record<string, unknown>>) {
  return { type: 'object', additionalProperties: false, properties }
}

export const azureSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...closed({
    trigger: closed({ branches: closed({ include: { type: 'array', items: text } }) }),
    pool: { ...closed({ vmImage: text }), required: ['vmImage'] },
    steps: {
      type: 'array',
      items: { anyOf: forms.map(form => ({ type: 'object', additionalProperties: false, ...form })) },
    },
  }),
  required: ['steps'],
}
