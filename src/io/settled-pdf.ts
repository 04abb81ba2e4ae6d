const dates = /(?<=\/(?:CreationDate|ModDate) ?\()D:\d{14}[+-]\d\d'\d\d'(?=\))/g
const nodes = /(?<=\()node\d{8}(?=\))/g

/**
 * The same file for the same page: the date of the report in place of the browser's, and the names of the tagged parts
 * counted from one in their own order, because Chromium's begin at a number that changes with the load of the machine.
 * Both are as long as before, so that every offset in the file stays right. Chromium writes them plainly, as
 * `(D:20261121120000+00'00')` and `(node00000199)`.
 */
export function settledPdf(pdf: Buffer, date: string): Buffer {
  const stamp = `D:${date.replace(/[^0-9]/g, '').slice(0, 14)}+00'00'`
  const text = pdf.toString('latin1')
  const names = [...new Set(text.match(nodes))].sort()
  const counted = new Map(names.map((name, at) => [name, `node${String(at + 1).padStart(8, '0')}`]))
  const settled = text.replace(dates, stamp).replace(nodes, name => counted.get(name) ?? name)
  return Buffer.from(settled, 'latin1')
}
