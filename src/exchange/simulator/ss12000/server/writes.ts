import { empty, json, Refusal } from '../../answer.ts'
import { type Behaviour, type Call, isIgnored, type Operation } from '../../api.ts'
import { isOfType } from '../../parameters.ts'
import { idOf } from '../../paths.ts'
import { referencesIn } from '../../references.ts'
import type { Entity, Store } from '../../store.ts'
import { timestamp } from '../calendar.ts'
import type { ResourceType } from '../records.ts'
import { type BodyMember, isBoolean, isInteger, isList, isReference, readBody } from './body.ts'
import type { Deleted } from './deleted.ts'
import { absenceTypes } from './enumerations.ts'
import { references } from './references.ts'

/** What the writing operations have besides the store. */
export interface Writing {
  readonly newId: (key: string) => string
  /** Called for each record that came or went. */
  readonly changed: (type: Deleted['type'], isDeleted: boolean) => void
  /** What was deleted is put down here. */
  readonly gone: Deleted[]
  readonly ignored?: Behaviour['ignored']
}

/** The operations that create and delete what is reported of pupils. What they change lives as long as the server. */
export function writes(writing: Writing): readonly Operation[] {
  return [
    create('attendances', 'Attendance', attendance, writing),
    remove('attendances', 'Attendance', writing),
    create('attendanceEvents', 'AttendanceEvent', attendanceEvent, writing),
    remove('attendanceEvents', 'AttendanceEvent', writing),
    create('attendanceSchedule', 'AttendanceSchedule', attendanceSchedule, writing),
    remove('attendanceSchedule', 'AttendanceSchedule', writing),
    create('absences', 'Absence', absence, writing),
  ]
}

type Members = Readonly<Record<string, BodyMember>>

const attendance: Members = {
  calendarEvent: { is: isReference, required: true },
  student: { is: isReference, required: true },
  reporter: { is: isReference },
  isReported: { is: isBoolean, required: true },
  attendanceMinutes: { is: isInteger },
  validAbsenceMinutes: { is: isInteger },
  invalidAbsenceMinutes: { is: isInteger },
  otherAttendanceMinutes: { is: isInteger },
  reportedTimestamp: { is: 'date-time' },
}

const attendanceEvent: Members = {
  time: { is: 'date-time', required: true },
  eventType: { is: ['In', 'Ut'], required: true },
  person: { is: isReference, required: true },
  registeredBy: { is: isReference },
  group: { is: isReference, required: true },
}

const attendanceSchedule: Members = {
  placement: { is: isReference, required: true },
  numberOfWeeks: { is: isInteger, required: true },
  startDate: { is: 'date', required: true },
  endDate: { is: 'date' },
  temporary: { is: isBoolean },
  state: { is: isList, required: true },
  scheduleEntries: { is: isList },
}

const absence: Members = {
  startTime: { is: 'date-time', required: true },
  endTime: { is: 'date-time', required: true },
  type: { is: absenceTypes, required: true },
  student: { is: isReference, required: true },
  organisation: { is: isReference },
  registeredBy: { is: isReference },
}

function create(type: ResourceType, object: Deleted['type'], members: Members, writing: Writing): Operation {
  let made = 0
  return {
    method: 'POST',
    path: `/${type}`,
    run: ({ body, now }: Call, _, store: Store) => {
      const { id: _id, meta: _meta, ...content } = readBody(body(), members)
      refuseDangling(content, type, store)
      const at = timestamp(now.getTime())
      const record: Entity = {
        id: writing.newId(`created/${type}/${made}`),
        meta: { created: at, modified: at },
        ...content,
      }
      made += 1
      if (!isIgnored({ ignored: writing.ignored ?? [] }, type, 'POST')) store.add(type, record)
      writing.changed(object, false)
      return json(200, record)
    },
  }
}

function remove(type: ResourceType, object: Deleted['type'], writing: Writing): Operation {
  return {
    method: 'DELETE',
    path: `/${type}/{id}`,
    run: ({ now }: Call, id: string, store: Store) => {
      if (!isOfType('uuid', id)) throw new Refusal(400, 'invalid-id', `"${id}" is not a UUID`)
      const found = store.find(type, id)
      if (found === undefined) return empty(404)
      const ignored = writing.ignored ?? []
      if (!isIgnored({ ignored }, type, 'DELETE')) store.remove(type, id)
      if (!isIgnored({ ignored }, 'deletedEntities', 'new')) {
        writing.gone.push({ type: object, id: String(idOf(found)), at: timestamp(now.getTime()) })
      }
      writing.changed(object, true)
      return empty(204)
    },
  }
}

/** What is reported of nobody, or at nothing, is not stored. */
function refuseDangling(content: Entity, type: ResourceType, store: Store): void {
  const dangling = referencesIn(content, references[type]).find(({ id, to }) => !store.find(to, String(id)))
  if (dangling !== undefined) throw new Refusal(400, 'unknown-reference', `${dangling.to}: ${String(dangling.id)}`)
}
