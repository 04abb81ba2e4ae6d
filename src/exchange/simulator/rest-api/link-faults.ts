import type { Fault } from '../ss12000/fault.ts'
import { answered, fault, inBody, inLinks } from './faulty.ts'

/** What can be wrong with the links of answers. */
export const linkFaults: Readonly<Record<string, Fault>> = {
  'no-links': fault(
    'HYP.03',
    'Svaren har inga länkar.',
    'The answers have no links.',
    inBody(answered, value =>
      JSON.parse(JSON.stringify(value, (name, member) => (name === '_links' ? undefined : member))),
    ),
    { 'FNS.10': 'Pages are told by links.' },
  ),
  'link-leads-nowhere': fault(
    'HYP.04',
    'En länk leder till något som inte finns.',
    'A link leads to what is not there.',
    inLinks(link => ({ ...link, href: link.rel === 'collection' ? `${String(link.href)}-old` : link.href })),
  ),
  'link-self-missing': fault(
    'HYP.05',
    'Länken self saknas.',
    'The link self is missing.',
    inLinks(link => ({ ...link, rel: link.rel === 'self' ? 'canonical' : link.rel })),
    { 'FNS.11': 'self is one of the links of a page.' },
  ),
  'links-of-their-own': fault(
    'HYP.06',
    'Länkarna ligger i links, som inget format har.',
    'The links are in links, which no format has.',
    inBody(answered, value => JSON.parse(JSON.stringify(value).replaceAll('"_links":', '"links":'))),
    { 'FNS.10': 'Pages have _links.' },
  ),
  'links-relative': fault(
    'HYP.07',
    'Länkarna är relativa.',
    'The links are relative.',
    inLinks(link => ({ ...link, href: new URL(String(link.href)).pathname + new URL(String(link.href)).search })),
    { 'HYP.14': 'It demands the same.' },
  ),
  'link-as-text': fault(
    'HYP.11',
    'En länk är bara en adress.',
    'A link is just an address.',
    inBody(
      (path, request, answer) => path.endsWith('/loans') && answered(path, request, answer),
      value => ({ ...value, _links: [...(value._links as object[]), 'https://sis.example/library/v1/books'] }),
    ),
  ),
  'link-without-href': fault(
    'HYP.12',
    'En länk saknar href.',
    'A link lacks href.',
    inLinks(({ href, ...link }) => (link.rel === 'collection' ? link : { href, ...link })),
  ),
  'link-with-blank': fault(
    'HYP.13',
    'En href har ett mellanslag.',
    'An href has a blank.',
    inLinks(link => ({ ...link, href: link.rel === 'collection' ? `${String(link.href)} all` : link.href })),
    { 'HYP.04': 'The address is none, so it leads nowhere.' },
  ),
  'link-to-inner-host': fault(
    'HYP.14',
    'Länkarna har det inre systemets namn.',
    'The links have the name of the inner system.',
    inLinks(link => ({ ...link, href: String(link.href).replace(/\/\/[^/]+/, '//backend.internal') })),
  ),
  'link-without-rel': fault(
    'HYP.15',
    'En länk saknar rel.',
    'A link lacks rel.',
    inLinks(({ rel, ...link }) => (rel === 'collection' ? link : { rel, ...link })),
  ),
  'link-with-other-method': fault(
    'HYP.16',
    'En länk har metoden FETCH.',
    'A link has the method FETCH.',
    inLinks(link => ({ ...link, method: link.rel === 'collection' ? 'FETCH' : link.method })),
  ),
  'link-without-method': fault(
    'HYP.17',
    'En länk saknar method.',
    'A link lacks method.',
    inLinks(({ method, ...link }) => (link.rel === 'collection' ? link : { method, ...link })),
  ),
  'link-with-own-relation': fault(
    'HYP.19',
    'Den överordnade resursen heter parent i stället för up.',
    'The parent resource is named parent instead of up.',
    inLinks(link => ({ ...link, rel: link.rel === 'up' ? 'parent' : link.rel })),
  ),
}
