import type { Sut } from '../model/sut.ts'
import { maskedText } from './number-mask.ts'

/** What somebody typed of where things are, with the personal identity numbers of real people in names of files masked. */
export async function maskTyped<T extends { readonly command: string }>(
  sut: Sut,
  facts: T,
): Promise<{ readonly sut: Sut; readonly facts: T }> {
  const { files, har } = sut
  return {
    sut: {
      ...sut,
      ...(files === undefined ? {} : { files: await Promise.all(files.map(maskedText)) }),
      ...(har === undefined ? {} : { har: await maskedText(har) }),
    },
    facts: { ...facts, command: await maskedText(facts.command) },
  }
}
