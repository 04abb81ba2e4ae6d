/** True for what names a system on the web, and no file. */
export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path)
}
