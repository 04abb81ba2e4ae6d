/**
 * Puts a date in place of those that the browser wrote, digit for digit, so that the same page gives the same file.
 * Chromium writes them plainly, as `(D:20261121120000+00'00')`, in the information dictionary alone.
 */
export function withDate(pdf: Buffer, date: string): Buffer {
  const stamp = `D:${date.replace(/[^0-9]/g, '').slice(0, 14)}+00'00'`
  const text = pdf.toString('latin1')
  const dated = text.replace(/(?<=\/(?:CreationDate|ModDate) ?\()D:\d{14}[+-]\d\d'\d\d'(?=\))/g, stamp)
  return Buffer.from(dated, 'latin1')
}
