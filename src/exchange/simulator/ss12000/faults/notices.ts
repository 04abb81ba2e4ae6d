import type { Text } from '../../../../model/text.ts'
import type { Letter } from '../../notify.ts'
import { isEntity } from '../../paths.ts'
import type { Fault } from '../fault.ts'

/** Where notices are provoked. */
const modules = ['attendances', 'subscriptions']

/** Faults in what subscribers are told. */
export const noticeFaults = {
  'notices-not-sent': notices(
    'SS-G22a',
    { sv: 'Prenumeranter får inga besked', en: 'Subscribers are sent no notices' },
    () => [],
  ),
  'notices-to-one-subscriber': notices(
    'SS-G22a',
    { sv: 'Bara en av prenumeranterna får besked', en: 'Only one of the subscribers is sent notices' },
    letters => letters.slice(0, 1),
  ),
  'notice-of-another-type': notices(
    'SS-G22a',
    { sv: 'Besked nämner fel objekttyp', en: 'Notices name the wrong object type' },
    each(body => (body.deletedEntities === true ? body : { ...body, modifiedEntites: ['Grade'] })),
  ),
  'notice-of-deletion-of-another-type': notices(
    'SS-G22a',
    { sv: 'Besked om borttagning nämner fel objekttyp', en: 'Notices of a deletion name the wrong object type' },
    each(body => (body.deletedEntities === true ? { ...body, modifiedEntites: ['Grade'] } : body)),
  ),
  'notice-of-more-types': notices(
    'SS-G22a',
    {
      sv: 'Besked nämner också objekttyper som ingen prenumererar på',
      en: 'Notices name object types too that nobody subscribes to',
    },
    each(body => (body.deletedEntities === true ? body : { ...body, modifiedEntites: ['Attendance', 'Grade'] })),
  ),
  'notice-respelled': notices(
    'SS-G22a',
    {
      sv: 'Besked stavar modifiedEntites som modifiedEntities',
      en: 'Notices spell modifiedEntites as modifiedEntities',
    },
    each(({ modifiedEntites, ...rest }) => ({ modifiedEntities: modifiedEntites, ...rest })),
  ),
  'notice-put': notices('SS-G22a', { sv: 'Besked skickas med PUT', en: 'Notices are sent with PUT' }, letters =>
    letters.map(letter => ({ ...letter, method: 'PUT' })),
  ),
  'notice-flag-as-text': notices(
    'SS-G22c',
    { sv: 'deletedEntities i besked är text', en: 'deletedEntities of notices is a text' },
    each(body => (body.deletedEntities === true ? body : { ...body, deletedEntities: 'false' })),
  ),
  'notice-type-unknown': {
    ...notices(
      'SS-COM-06',
      { sv: 'Besked nämner en objekttyp som inte finns', en: 'Notices name an object type that does not exist' },
      each(body => ({ ...body, modifiedEntites: [...[body.modifiedEntites].flat(), 'Elev'] })),
    ),
    also: { 'SS-G22a': 'Nobody subscribes to a type that does not exist.' },
  },
  'notice-as-text': notices(
    'SS-G01',
    { sv: 'Besked skickas som text/plain', en: 'Notices are sent as text/plain' },
    letters => letters.map(letter => ({ ...letter, type: 'text/plain' })),
  ),
  'notice-not-json': {
    ...notices('SS-COM-01', { sv: 'Besked är inte giltig JSON', en: 'Notices are not valid JSON' }, letters =>
      letters.map(letter => ({ ...letter, text: '{"modifiedEntites":' })),
    ),
    also: { 'SS-G22a': 'What cannot be read names nothing that was changed.' },
  },
  'notice-of-deletion-unsaid': notices(
    'SS-G22d',
    {
      sv: 'Besked om borttagning säger inte att något togs bort',
      en: 'Notices of a deletion do not say that something was deleted',
    },
    each(body => ({ ...body, deletedEntities: false })),
  ),
} as const satisfies Record<string, Fault>

function notices(requirement: string, title: Text, change: NonNullable<Fault['notices']>) {
  return { requirement, title, modules, notices: change }
}

function each(change: (body: Readonly<Record<string, unknown>>) => unknown): NonNullable<Fault['notices']> {
  return letters =>
    letters.map((letter): Letter => ({ ...letter, body: isEntity(letter.body) ? change(letter.body) : letter.body }))
}
