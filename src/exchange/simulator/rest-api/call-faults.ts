import type { Fault } from '../ss12000/fault.ts'
import { fault, first, gone, inBody, listed, ok, queryOf, refused, where, withHeaders } from './faulty.ts'

/** What can be wrong with answers to faulty calls, and to those that create. */
export const errorFaults: Readonly<Record<string, Fault>> = {
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

/** What can be wrong with lists in pages. */
export const pageFaults: Readonly<Record<string, Fault>> = {
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
