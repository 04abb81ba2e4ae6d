import { expect, it } from 'vitest'
import { en } from '../messages/en.ts'
import { jsonEdits, xmlEdits } from '../model/mutants.ts'
import schema from '../profile/mutants.schema.json' with { type: 'json' }

const edits = [...jsonEdits, ...xmlEdits]

it('every edit has its words, and can be explained', () => {
  expect(schema.$defs.edit.enum).toEqual(edits)
  expect(edits.filter(edit => !Object.hasOwn(en, `mutants.edit.${edit}`))).toEqual([])
})
