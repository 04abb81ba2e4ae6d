const problem = {
  description: 'Ett fel, förklarat. An error, explained.',
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/problem' },
      example: { type: 'about:blank', title: 'Not Found', status: 404, detail: 'Finns inte.', instance: '/books/x' },
    },
  },
}
const refusals = { '400': problem, '401': problem, '404': problem, default: problem }

const book = { id: '9f4e2c61-0b7d-4b52-8c5e-3d1f6a70b2a1', title: 'Hemsöborna', addedAt: '2025-03-01T08:00:00Z' }
const loan = { id: '5a0d7f0e-53a2-4a9b-9d57-2f6c1e84b7d3', dueAt: '2026-04-01T22:00:00Z' }
const link = { rel: 'self', href: 'https://api.example.com/library/v1/books', method: 'GET' }

const linkedList = (name: string, item: string, example: object) => ({
  description: 'En sida av listan. A page of the list.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          _meta: { type: 'object' },
          _links: { type: 'array', items: { $ref: '#/components/schemas/link' } },
          [name]: { type: 'array', items: { $ref: `#/components/schemas/${item}` } },
        },
      },
      example: { _meta: { totalRecords: 1, page: 1, limit: 20, count: 1 }, _links: [link], [name]: [example] },
    },
  },
})

const one = (description: string, schema: string, example: object) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example } },
})

const bookId = {
  name: 'bookId',
  in: 'path',
  required: true,
  description: 'Bokens id. The id of the book.',
  schema: { type: 'string' },
}

const paging = [
  {
    name: 'limit',
    in: 'query',
    description: 'Böcker per sida.',
    schema: { type: 'integer', default: 20, maximum: 100 },
  },
  { name: 'page', in: 'query', description: 'Sida.', schema: { type: 'integer', default: 1 } },
]

/** The description of the reference server, which keeps what the profile says of descriptions. */
export function description(baseUrl: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bibliotek',
      version: '1.2.0',
      description:
        'Böcker och lån på ett bibliotek som inte finns; API:et är till för att pröva verktyg och har inga kända problem. Books and loans of a library that does not exist; the API is there to try tools with and has no known problems.',
      termsOfService: 'https://api.example.com/villkor',
      contact: { name: 'Bibliotek', url: 'https://api.example.com', email: 'api@example.com' },
      license: { name: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    },
    externalDocs: { description: 'Dokumentation. Documentation.', url: 'https://api.example.com/docs' },
    servers: [{ url: baseUrl }],
    security: [{ bearer: [] }],
    paths: {
      '/api-info': {
        get: {
          operationId: 'getApiInfo',
          summary: 'Om API:et',
          description: 'Namn, version och läge. Name, version and state.',
          security: [],
          responses: {
            '200': one('Om API:et. About the API.', 'apiInfo', apiInfo),
            default: problem,
          },
        },
      },
      '/books': {
        get: {
          operationId: 'listBooks',
          summary: 'Böcker',
          description: 'Alla böcker, sida för sida. All books, page by page.',
          parameters: [
            ...paging,
            { name: 'title', in: 'query', description: 'En del av titeln.', schema: { type: 'string' } },
          ],
          responses: { '200': linkedList('books', 'book', book), ...refusals },
        },
        post: {
          operationId: 'addBook',
          summary: 'Ny bok',
          description: 'Lägger till en bok. Adds a book.',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/newBook' },
                example: { title: 'Doktor Glas' },
              },
            },
          },
          responses: { '201': one('Boken. The book.', 'book', book), '415': problem, ...refusals },
        },
      },
      '/books/{bookId}': {
        get: {
          operationId: 'getBook',
          summary: 'En bok',
          description: 'En bok. A book.',
          parameters: [bookId],
          responses: { '200': one('Boken. The book.', 'book', book), ...refusals },
        },
      },
      '/books/{bookId}/loans': {
        get: {
          operationId: 'listLoans',
          summary: 'Lån av en bok',
          description: 'Lånen av en bok. The loans of a book.',
          parameters: [bookId],
          responses: { '200': linkedList('loans', 'loan', loan), '401': problem, '404': problem },
        },
      },
      '/orders': {
        post: {
          operationId: 'orderBook',
          summary: 'Beställning',
          description: 'Beställer en bok, vilket tar tid. Orders a book, which takes time.',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/newBook' },
                example: { title: 'Doktor Glas' },
              },
            },
          },
          responses: {
            '202': { description: 'Beställningen är mottagen. The order is received.' },
            '415': problem,
            ...refusals,
          },
        },
      },
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'En token. A token.' } },
      schemas,
    },
  }
}

/** What GET api-info answers. */
export const apiInfo = {
  apiName: 'Bibliotek',
  apiVersion: '1.2.0',
  apiReleased: '2025-11-03',
  apiDocumentation: 'https://api.example.com/docs',
  apiStatus: 'active',
}

const text = { type: 'string' }
const time = (example: string) => ({ type: 'string', format: 'date-time', examples: [example], example })

const schemas = {
  apiInfo: {
    type: 'object',
    properties: { apiName: text, apiVersion: text, apiReleased: text, apiDocumentation: text, apiStatus: text },
    example: apiInfo,
  },
  book: { type: 'object', properties: { id: text, title: text, addedAt: time(book.addedAt) }, example: book },
  newBook: { type: 'object', required: ['title'], properties: { title: text }, example: { title: 'Doktor Glas' } },
  loan: { type: 'object', properties: { id: text, dueAt: time(loan.dueAt) }, example: loan },
  link: { type: 'object', properties: { rel: text, href: text, method: text }, example: link },
  problem: {
    type: 'object',
    properties: { type: text, title: text, status: { type: 'integer' }, detail: text, instance: text },
    example: { type: 'about:blank', title: 'Not Found', status: 404, detail: 'Finns inte.', instance: '/books/x' },
  },
}
