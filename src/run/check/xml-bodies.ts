import { problemWeights } from '../../documents/problem.ts'
import { isXmlType, xmlText } from '../../documents/xml/body.ts'
import { elementSource } from '../../documents/xml/extent.ts'
import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml, type XmlProblem } from '../../documents/xml/parse.ts'
import { XmlPlaces } from '../../documents/xml/place.ts'
import { rootOf } from '../../documents/xml/root.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import type { XmlCheck, XmlEvidence } from '../../documents/xml/xml-check.ts'
import type { ExchangeCheck } from '../../model/check.ts'
import type { Exchange } from '../../model/evidence.ts'
import type { Plan } from '../../model/plan.ts'
import { sparingMasked } from './masked-xml.ts'
import { xmlTypeOf } from './xml-documents.ts'

/** One element of a body that is a document of a kind that the profile knows. */
interface Part {
  readonly type: string
  readonly evidence: XmlEvidence
}

type Read = { readonly parts: readonly Part[]; readonly problem?: undefined } | { readonly problem: XmlProblem }

/**
 * What judges XML in the bodies that the system under test wrote: its answers, and its requests to our receiver. The body
 * is judged as a document of the kind that its root element says; of a SOAP envelope also what stands in its Header and
 * Body. Places are those of the whole body. A DTD is always refused, as SOAP does (SOAP 1.1 section 3).
 */
export function xmlBodyChecks(plan: Plan, xml: readonly XmlCheck[]): readonly ExchangeCheck[] {
  const read = reader(plan)
  const judging = xml.map(
    (check): ExchangeCheck => ({
      id: check.id,
      verifies: check.verifies,
      exchange: (exchange, sink) => {
        const { parts = [] } = read(exchange) ?? {}
        const sparing = sparingMasked(exchange, sink)
        for (const { type, evidence } of parts) check.judge(type, evidence, sparing)
      },
    }),
  )
  return [formCheck(plan, xml, read), ...judging]
}

type Reader = (exchange: Exchange) => (Read & { readonly parts?: readonly Part[] }) | undefined

/** A body that is not well-formed breaks what the profile names for that; of one that was not read nothing is proved. */
function formCheck({ profile }: Plan, xml: readonly XmlCheck[], read: Reader): ExchangeCheck {
  const { wellFormed } = profile
  const own = wellFormed === undefined ? [] : [wellFormed]
  const open = [...new Set([...own, ...xml.flatMap(({ verifies }) => verifies)])]
  return {
    id: 'well-formed',
    verifies: own,
    exchange: (exchange, sink) => {
      const found = read(exchange)
      if (!found) return
      const { problem } = found
      if (!problem) {
        if (wellFormed !== undefined) sink.exercised(wellFormed)
        return
      }
      const { kind, message: said, line, column } = problem
      if (problemWeights[kind] === 'breach' && wellFormed !== undefined) {
        sink.finding({ requirement: wellFormed, at: { ...about(exchange), line, column }, message: said })
      } else {
        for (const id of open) sink.untested(id, said)
      }
    },
  }
}

/** Reads the body of an exchange once for all checks that ask for it, one after the other. */
function reader(plan: Plan): Reader {
  let latest: { readonly exchange: Exchange; readonly found: Read | undefined } | undefined
  return exchange => {
    if (latest?.exchange !== exchange) latest = { exchange, found: readBody(plan, exchange) }
    return latest.found
  }
}

function readBody(plan: Plan, exchange: Exchange): Read | undefined {
  const written = exchange.sender ? exchange.request : exchange.trouble ? undefined : exchange.response
  const mediaType = written?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (!written?.body || !isXmlType(mediaType)) return undefined
  const decoded = xmlText({ ...written, body: written.body }, mediaType)
  if (decoded.problem) return decoded
  const names = new XmlNames()
  const { tree, problem } = parseXml(decoded.text, { names })
  if (problem) return { problem }
  const places = new XmlPlaces(tree)
  const document = about(exchange)
  const parts = candidates(tree).flatMap((element): readonly Part[] => {
    const id = tree.name[element] as number
    const [namespace, name] = [names.uri[id], names.local[id]]
    const { xmlDocuments } = plan.profile
    if (!xmlDocuments.some(({ root }) => root.namespace === namespace && root.name === name)) return []
    const part = partOf(tree, element, names)
    const type = part && xmlTypeOf(plan.profile, rootOf(part))
    if (!part || !type || !plan.modules.includes(type.module)) return []
    const evidence = {
      document: { id: document.evidence, name: document.name },
      tree: part,
      places: shifted(places, tree, element, part),
    }
    return [{ type: type.id, evidence }]
  })
  return { parts }
}

/** Where the body was, for a person. */
function about({ id, request }: Exchange) {
  return { evidence: id, name: `${request.method} ${request.url}` }
}

const envelopes = new Set(['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'])

/** The root element, and in a SOAP envelope the blocks of its Header and the children of its Body. */
function candidates(tree: XmlTree): readonly number[] {
  const root = tree.firstElement[0] as number
  const { uri, local } = tree.names
  const isNamed = (element: number, wanted: readonly string[]) => {
    const id = tree.name[element] as number
    return envelopes.has(uri[id] as string) && wanted.includes(local[id] as string)
  }
  if (!isNamed(root, ['Envelope'])) return [root]
  const sections = childrenOf(tree, root).filter(element => isNamed(element, ['Header', 'Body']))
  return [root, ...sections.flatMap(section => childrenOf(tree, section))]
}

function childrenOf(tree: XmlTree, element: number): readonly number[] {
  const found: number[] = []
  for (let at = tree.firstElement[element] as number; at !== 0; at = tree.nextElement[at] as number) found.push(at)
  return found
}

/** An element as a document by itself; the root element is one already, unless something stands beside it. */
function partOf(tree: XmlTree, element: number, names: XmlNames): XmlTree | undefined {
  return element === 1 && tree.parent[element] === 0 ? tree : parseXml(elementSource(tree, element), { names }).tree
}

/** Nodes and attributes of a part are those of the whole from a certain one on: places are told as of the whole. */
function shifted(places: XmlPlaces, tree: XmlTree, element: number, part: XmlTree): XmlEvidence['places'] {
  const root = part.firstElement[0] as number
  const nodes = element - root
  const attributes = (tree.attributeStart[element] ?? 0) - (part.attributeStart[root] ?? 0)
  return {
    node: node => places.node(node === 0 ? element : node + nodes),
    attribute: attribute => places.attribute(attribute + attributes),
  }
}
