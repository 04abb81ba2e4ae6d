import type { Fault } from '../ss12000/fault.ts'
import { errorFaults, pageFaults } from './call-faults.ts'
import {
  answered,
  fault,
  first,
  gone,
  headerOf,
  inBody,
  listed,
  ok,
  pathOf,
  told,
  where,
  withHeaders,
} from './faulty.ts'
import { linkFaults } from './link-faults.ts'

const names = /^\/openapi\.(json|yaml)$/

const ofDescription = {
  'description-missing': fault(
    'DOK.23',
    'Beskrivningen finns inte under roten.',
    'The description does not lie under the root.',
    where(
      path => names.test(path),
      () => gone,
    ),
    {},
  ),
  'description-named-otherwise': fault(
    'DOK.24',
    'Beskrivningen heter swagger.json.',
    'The description is named swagger.json.',
    (answer, request) => {
      const path = pathOf(request)
      if (names.test(path)) return gone
      return path === '/swagger.json' ? ok(otherwiseNamed) : answer
    },
  ),
  'info-missing': fault(
    'VER.06',
    'api-info finns inte.',
    'There is no api-info.',
    where(told, () => gone),
  ),
  'info-without-date': fault(
    'VER.07',
    'api-info saknar datum.',
    'api-info lacks the date.',
    inBody(told, ({ apiReleased: _, ...rest }) => rest),
  ),
  'info-version-not-semantic': fault(
    'VER.04',
    'Versionen i api-info är inte semantisk.',
    'The version in api-info is not semantic.',
    inBody(told, value => ({ ...value, apiVersion: '1.2' })),
  ),
  'info-other-state': fault(
    'VER.10',
    'api-info har ett läge som profilen inte har.',
    'api-info has a state that the profile does not have.',
    inBody(told, value => ({ ...value, apiStatus: 'live' })),
  ),
  'info-beta-with-one': fault(
    'VER.11',
    'En betaversion har huvudversion 1.',
    'A beta version has major version 1.',
    inBody(told, value => ({ ...value, apiStatus: 'beta' })),
  ),
  'info-active-with-zero': fault(
    'VER.12',
    'En aktiv version har huvudversion 0.',
    'An active version has major version 0.',
    inBody(told, value => ({ ...value, apiVersion: '0.9.0' })),
  ),
  'deprecated-in-silence': fault(
    'VER.08',
    'En avrådd version svarar som om inget vore.',
    'A deprecated version answers as if nothing were the matter.',
    inBody(told, value => ({ ...value, apiStatus: 'deprecated' })),
    { 'VER.09': 'The fields are what would tell.' },
  ),
  'deprecated-without-sunset': fault(
    'VER.09',
    'En avrådd version säger inte när den tas ur drift.',
    'A deprecated version does not say when it is retired.',
    (answer, request) => {
      const told = inBody(
        path => path === '/api-info',
        value => ({ ...value, apiStatus: 'deprecated' }),
      )
      return withHeaders(answered, { Deprecation: '@1767225600' })(told(answer, request), request)
    },
  ),
}

/** A description under another name is read all the same. */
const otherwiseNamed = {
  openapi: '3.1.0',
  info: { title: 'Bibliotek', version: '1.2.0' },
  paths: { '/books': { get: { responses: { 200: { description: 'x' }, default: { description: 'x' } } } } },
}

let reads = 0

const ofAnswers = {
  'time-not-utc': fault(
    'DOT.01',
    'Tidpunkter ges i svensk tid.',
    'Points in time are given in Swedish time.',
    inText('T08:00:00Z', 'T09:00:00+01:00'),
  ),
  'ids-in-sequence': fault(
    'RES.03',
    'Böckerna är numrerade.',
    'The books are numbered.',
    inBody(listed, value => ({ ...value, books: numbered(value.books) })),
  ),
  'nested-ids-repeated': fault(
    'RES.04',
    'Två lån av samma bok har samma id.',
    'Two loans of the same book have the same id.',
    inBody(
      (path, _, { status }) => path.endsWith('/loans') && status === 200,
      value => ({ ...value, loans: alike(value.loans) }),
    ),
  ),
  'trace-answered': fault(
    'SAK.05',
    'TRACE ger 200.',
    'TRACE gives 200.',
    where(
      (_, { method }) => method === 'TRACE',
      () => ok({}),
    ),
  ),
  'open-to-all': fault(
    'SAK.08',
    'Den som inte har loggat in får svar.',
    'Whoever has not authenticated gets an answer.',
    where(
      (path, request, { status }) =>
        status === 401 && path.startsWith('/books') && headerOf(request, 'authorization') === undefined,
      () => ok({ books: [] }),
    ),
  ),
  'any-origin': fault(
    'SAK.17',
    'Vilken webbplats som helst får läsa.',
    'Any web site may read.',
    withHeaders(answered, { 'Access-Control-Allow-Origin': '*' }),
  ),
  'no-origin': fault(
    'SAK.37',
    'Webbplatsen som behöver API:et får inte läsa.',
    'The web site that needs the API may not read.',
    withHeaders(answered, { 'Access-Control-Allow-Origin': '' }),
  ),
  'undescribed-status': fault(
    'DOK.13',
    'En läsning svarar 203, som inte är beskrivet.',
    'A read answers 203, which is not described.',
    where(
      (path, { method }, { status }) => path.endsWith('/loans') && method === 'GET' && status === 200,
      answer => ({ ...answer, status: 203 }),
    ),
  ),
  'content-type-refused': fault(
    'ARQ.02',
    'Ett anrop med Content-Type vägras.',
    'A request with Content-Type is refused.',
    where(
      (path, request) =>
        path === '/books' && request.method === 'GET' && headerOf(request, 'content-type') !== undefined,
      () => gone,
    ),
  ),
  'etag-ignored': fault(
    'ARQ.03',
    'If-None-Match tas det ingen hänsyn till.',
    'If-None-Match is not heeded.',
    where(
      (_, __, { status }) => status === 304,
      ({ headers }) => ({ ...ok({}), headers }),
    ),
  ),
  'head-fails': fault(
    'ARQ.06',
    'HEAD ger 404.',
    'HEAD gives 404.',
    where(
      (_, { method }) => method === 'HEAD',
      () => gone,
    ),
  ),
  'other-status': fault(
    'ARP.02',
    'Det som inte finns ger 200.',
    'What is not there gives 200.',
    where(
      (path, _, { status }) => path === '/samklang-finns-inte' && status === 404,
      () => ok({ message: 'Not here' }),
    ),
  ),
  'reading-changes': fault(
    'HYP.02',
    'Varje läsning lägger till en bok.',
    'Every read adds a book.',
    inBody(listed, value => {
      reads += 1
      return {
        ...value,
        books: [...((value.books as unknown[]) ?? []), { ...first(value.books), id: `extra-${reads}` }],
      }
    }),
    { 'FNS.08': 'What page 1 shows changes from one read to the next.', 'FNS.14': 'The book is added to every page.' },
  ),
  'json-as-text': fault(
    'AME.01',
    'JSON skickas som text/plain.',
    'JSON is sent as text/plain.',
    withHeaders(answered, { 'Content-Type': 'text/plain' }),
    { 'AME.02': 'The same answers show it.' },
  ),
  'json-only-when-asked': fault(
    'AME.02',
    'Utan Accept ges HTML.',
    'Without Accept HTML is given.',
    where(
      (path, request, answer) =>
        answered(path, request, answer) && headerOf(request, 'accept') === undefined && path.endsWith('/loans'),
      answer => ({
        ...answer,
        headers: [...answer.headers.filter(([name]) => name !== 'Content-Type'), ['Content-Type', 'text/html']],
      }),
    ),
    { 'AME.01': 'The same answers show it.' },
  ),
  'name-with-capital': fault(
    'AME.04',
    'Ett fältnamn börjar med versal.',
    'A field name begins with a capital.',
    inText('"title":', '"Title":'),
  ),
  'names-mixed': fault(
    'AME.05',
    'Namnen är både camelCase och snake_case.',
    'The names are both camelCase and snake_case.',
    inText('"title":', '"book_title":'),
  ),
  'name-with-hyphen': fault(
    'AME.07',
    'Ett fältnamn har ett bindestreck.',
    'A field name has a hyphen.',
    inText('"title":', '"book-title":'),
    { 'AME.04': 'Neither form has a hyphen.' },
  ),
  'never-cached': fault(
    'CAC.01',
    'Inget får mellanlagras.',
    'Nothing may be cached.',
    withHeaders(answered, { 'Cache-Control': 'no-store' }),
  ),
}

/** Everything that the server can be told to do wrong, by id. */
export const restApiFaults: Readonly<Record<string, Fault>> = {
  ...ofDescription,
  ...ofAnswers,
  ...errorFaults,
  ...pageFaults,
  ...linkFaults,
}

/** Requirements on providers that are tested, and that no fault of this server can show; and why. */
export const restApiWithoutFault: Readonly<Record<string, string>> = {
  'SAK.01': 'A server on this machine has no TLS; recorded exchanges show it.',
  'SAK.02': 'A server on this machine has no TLS; connections that are shown to the suite show it.',
  'SAK.32': 'A server on this machine has no TLS; connections that are shown to the suite show it.',
  'UFN.02': 'A server on this machine has a port of its own; recorded exchanges show it.',
}

function inText(from: string, to: string): NonNullable<Fault['served']> {
  return where(answered, answer =>
    answer.body === undefined ? answer : { ...answer, body: answer.body.replaceAll(from, to) },
  )
}

function numbered(list: unknown): unknown {
  return Array.isArray(list) ? list.map((each, n) => ({ ...(each as object), id: `${n + 1}` })) : list
}

function alike(list: unknown): unknown {
  return Array.isArray(list) ? list.map(each => ({ ...(each as object), id: '1a' })) : list
}
