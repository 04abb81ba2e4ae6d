/** Bounds on what is read of one XML document. */
export interface XmlLimits {
  /** Bytes. At most 512 MiB less 24: the longest string that the JavaScript engine can make. */
  readonly size: number
  /** Nodes, and attributes. Each takes some tens of bytes of memory. */
  readonly nodes: number
  /** Elements inside one another, the root element counted. */
  readonly depth: number
  /** Attributes and namespace declarations of one element. */
  readonly attributes: number
  /** UTF-16 code units of a name as written, with its prefix. */
  readonly nameLength: number
  /** Different names of elements, attributes and processing instructions that a document may add to `names`. */
  readonly names: number
  /** Different paths of element names that a document may add to `names`. */
  readonly paths: number
}

/** The largest real schemas (UBL, HL7 CDA, E-ARK METS) have some thousand names and a depth of some tens. */
export const defaultXmlLimits: XmlLimits = {
  size: 256 * 2 ** 20,
  nodes: 20_000_000,
  depth: 256,
  attributes: 10_000,
  nameLength: 1_000,
  names: 100_000,
  paths: 500_000,
}

/** Fills in what the caller left out. */
export function xmlLimits(limits: Partial<XmlLimits> | undefined): XmlLimits {
  if (limits === undefined) return defaultXmlLimits
  const filled = { ...defaultXmlLimits, ...limits }
  return { ...filled, size: Math.min(filled.size, 2 ** 29 - 24) }
}
