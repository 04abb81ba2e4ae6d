import type { errors as english } from '../en/errors.ts'

/** Tre meningar per felkod: vad som hände, varför, och vad man gör nu. */
export const errors: typeof english = {
  'error.usage.option.what': a => `${a.option} kan inte vara ”${a.value}”.`,
  'error.usage.option.why': a => `Tillåtet: ${a.allowed}.`,
  'error.usage.option.do': () => 'Kör kommandot med --help för exempel.',
  'error.file.missing.what': a => `Det finns ingen fil eller mapp ${a.where}.`,
  'error.file.missing.why': () => 'Sökvägen finns inte på den här datorn.',
  'error.file.missing.do': () => 'Kontrollera stavningen och vilken mapp kommandot körs från.',
}
