import type { DtdJudge } from '../documents/xml/dtd.ts'

/** What judges DTDs, loaded when the first of them is met. */
export async function dtdJudge(): Promise<DtdJudge> {
  const { openDtdJudge } = await import('../engines/dtd/libxml2.ts')
  return openDtdJudge()
}
