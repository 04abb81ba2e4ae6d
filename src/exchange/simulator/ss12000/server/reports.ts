import { empty } from '../../answer.ts'
import type { Operation } from '../../api.ts'
import { type BodyMember, isInteger, isUri, readBody } from './body.ts'
import { objectTypes } from './enumerations.ts'

const objectType = Object.keys(objectTypes)

const logEntry: Readonly<Record<string, BodyMember>> = {
  message: { is: 'text', required: true },
  severityLevel: { is: ['Info', 'Warning', 'Error'], required: true },
  messageType: { is: 'text' },
  resourceType: { is: objectType },
  resourceId: { is: 'uuid' },
  resourceUrl: { is: isUri },
  // The standard's spelling.
  timeOfOccurance: { is: 'date-time' },
}

const statisticsEntry: Readonly<Record<string, BodyMember>> = {
  resourceType: { is: objectType, required: true },
  newCount: { is: isInteger, required: true },
  updatedCount: { is: isInteger, required: true },
  deletedCount: { is: isInteger, required: true },
  resourceUrl: { is: isUri },
  timeOfOccurance: { is: 'date-time' },
}

/** What a client reports of its own work: read, checked and thanked for with 201 and no body. */
export const reports: readonly Operation[] = [receiving('/log/', logEntry), receiving('/statistics/', statisticsEntry)]

function receiving(path: string, members: Readonly<Record<string, BodyMember>>): Operation {
  return {
    method: 'POST',
    path,
    run: ({ body }) => {
      readBody(body(), members)
      return empty(201)
    },
  }
}
