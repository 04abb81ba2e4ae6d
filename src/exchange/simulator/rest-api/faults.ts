import type { ServedResponse } from '../../../model/handler.ts'
import type { Fault } from '../ss12000/fault.ts'
import {
  answered,
  fault,
  headerOf,
  inBody,
  listed,
  ok,
  pathOf,
  queryOf,
  refused,
  told,
  where,
  withHeaders,
} from './faulty.ts'
import { linkFaults } from './link-faults.ts'

const gone: ServedResponse = { status: 404, headers: [] }
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
  paths: { '/books': { get: { responses: { default: { description: 'x' } } } } },
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
      () => ok({}),
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

const ofErrors = {
  'path-not-validated': fault(
    'SAK.06',
    'Vilket id som helst ger en bok.',
    'Any id gives a book.',
    where(
      (path, _, { status }) => path === '/books/samklang-finns-inte' && status === 404,
      () => ok({ id: 'x', title: 'x' }),
    ),
    { 'ARP.02': 'A book that is not there is there.' },
  ),
  'parameter-not-validated': fault(
    'SAK.28',
    'Ett värde som inte är ett tal godtas.',
    'A value that is no number is accepted.',
    where(
      (path, request) => path === '/books' && request.url.includes('inte-ett-tal'),
      () => ok({ books: [] }),
    ),
    { 'SAK.06': 'A parameter is a part of the request.' },
  ),
  'any-length': fault(
    'SAK.31',
    'Ett tal med hundra siffror godtas.',
    'A number of a hundred digits is accepted.',
    where(
      (path, request) => path === '/books' && request.url.includes('1'.repeat(100)),
      () => ok({ books: [] }),
    ),
  ),
  'any-body-type': fault(
    'SAK.29',
    'En kropp i text/plain ger 400.',
    'A body in text/plain gives 400.',
    where(
      (_, __, { status }) => status === 415,
      answer => ({ ...answer, status: 400 }),
    ),
  ),
  'mistakes-as-500': fault(
    'SAK.25',
    'Ett felaktigt parametervärde ger 500.',
    'A wrong parameter value gives 500.',
    where(
      (path, request, { status }) => path === '/books' && request.method === 'GET' && status === 400,
      answer => ({ ...answer, status: 500 }),
    ),
    {
      'SAK.06': 'The request is not refused as the client’s mistake.',
      'SAK.28': 'The parameter is not refused as the client’s mistake.',
      'SAK.31': 'The length is not refused as the client’s mistake.',
    },
  ),
  'version-in-server': fault(
    'SAK.24',
    'Server berättar vilken version som körs.',
    'Server tells which version runs.',
    withHeaders(refused, { Server: 'Apache/2.4.41' }),
  ),
  'stack-trace': fault(
    'SAK.26',
    'Felsvar har en stackspårning.',
    'Error answers have a stack trace.',
    inBody(refused, value => ({
      ...value,
      detail: 'java.lang.NullPointerException\n\tat se.example.Books.find(Books.java:42)',
    })),
  ),
  'errors-as-json': fault(
    'FEL.02',
    'Felsvar är application/json.',
    'Error answers are application/json.',
    withHeaders(refused, { 'Content-Type': 'application/json' }),
  ),
  'errors-without-instance': fault(
    'FEL.01',
    'Felsvar saknar instance.',
    'Error answers lack instance.',
    inBody(refused, ({ instance: _, ...rest }) => rest),
  ),
  'created-nowhere': fault(
    'ARP.03',
    '201 saknar Location.',
    '201 lacks Location.',
    withHeaders((_, __, { status }) => status === 201, { Location: '' }),
  ),
  'accepted-nowhere': fault(
    'ARP.04',
    '202 saknar Location.',
    '202 lacks Location.',
    withHeaders((_, __, { status }) => status === 202, { Location: '' }),
  ),
}

const ofPages = {
  'encoded-refused': fault(
    'FNS.02',
    'Å och mellanslag i ett värde ger 400.',
    'Å and blanks in a value give 400.',
    where(
      (_, request) => /%20/.test(request.url),
      answer => ({ ...answer, status: 400 }),
    ),
  ),
  'page-zero-first': fault(
    'FNS.08',
    'Sida 1 är den andra.',
    'Page 1 is the second.',
    inBody(
      (path, request, answer) => listed(path, request, answer) && queryOf(request).get('page') === '1',
      value => ({ ...value, books: [{ ...first(value.books), id: 'second' }] }),
    ),
  ),
  'page-without-meta': fault(
    'FNS.10',
    'En sida saknar _meta.',
    'A page lacks _meta.',
    inBody(listed, ({ _meta: _, ...rest }) => rest),
  ),
  'page-without-last': fault(
    'FNS.11',
    'En sida länkar inte till den sista.',
    'A page does not link to the last.',
    inBody(listed, value => ({
      ...value,
      _links: (value._links as { rel: string }[]).filter(({ rel }) => rel !== 'last'),
    })),
  ),
  'page-loses-limit': fault(
    'FNS.12',
    'Länken till nästa sida tappar limit.',
    'The link to the next page loses limit.',
    inBody(listed, value => ({
      ...value,
      _links: (value._links as { href: string }[]).map(link => ({
        ...link,
        href: link.href.replace(/limit=\d+&/, ''),
      })),
    })),
  ),
  'page-without-total': fault(
    'FNS.13',
    '_meta saknar antalet i allt.',
    '_meta lacks the total.',
    inBody(listed, value => ({ ...value, _meta: { ...(value._meta as object), totalRecords: undefined } })),
  ),
  'page-beyond-missing': fault(
    'FNS.14',
    'En sida bortom den sista ger 404.',
    'A page beyond the last gives 404.',
    where(
      (_, request) => queryOf(request).get('page') === '100000',
      () => gone,
    ),
  ),
}

/** Everything that the server can be told to do wrong, by id. */
export const restApiFaults: Readonly<Record<string, Fault>> = {
  ...ofDescription,
  ...ofAnswers,
  ...ofErrors,
  ...ofPages,
  ...linkFaults,
}

/** Requirements on providers that are tested, and that no fault of this server can show; and why. */
export const restApiWithoutFault: Readonly<Record<string, string>> = {
  'SAK.01': 'A server on this machine has no TLS; recorded exchanges show it.',
  'UFN.02': 'A server on this machine has a port of its own; recorded exchanges show it.',
}

function inText(from: string, to: string): NonNullable<Fault['served']> {
  return where(answered, answer =>
    answer.body === undefined ? answer : { ...answer, body: answer.body.replaceAll(from, to) },
  )
}

function first(list: unknown): object {
  return Array.isArray(list) && typeof list[0] === 'object' ? (list[0] as object) : {}
}

function numbered(list: unknown): unknown {
  return Array.isArray(list) ? list.map((each, n) => ({ ...(each as object), id: `${n + 1}` })) : list
}

function alike(list: unknown): unknown {
  return Array.isArray(list) ? list.map(each => ({ ...(each as object), id: '1a' })) : list
}
