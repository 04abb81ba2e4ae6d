import { counted } from '../counted.ts'
import type { profileLint as english } from '../en/profile-lint.ts'

const levels: Readonly<Record<string, string>> = { MUST: 'SKALL', SHOULD: 'BÖR', MAY: 'KAN' }
const kinds: Readonly<Record<string, string>> = { module: 'modulen', role: 'rollen', requirement: 'kravet' }
const languages: Readonly<Record<string, string>> = { sv: 'svenska', en: 'engelska' }
const wordsOf: Readonly<Record<string, string>> = { MUST: 'SKALL, MUST', SHOULD: 'BÖR, SHOULD', MAY: 'KAN, MAY' }

/** Det som hittas i profilens filer av den som skriver dem. */
export const profileLint: typeof english = {
  'cli.lint.summary': () => 'Granska en profils filer: id, nivåer, språk, länkar, mönster, definitioner',
  'cli.lint.example': () => 'Varje anmärkning med fil, rad och kolumn, och vad som rättar den',
  'cli.lint.example-json': () => 'Samma sak, för ett program',
  'lint.clean': a => `${a.folder}: inga anmärkningar`,
  'lint.count': a => counted(a.count, 'anmärkning', 'anmärkningar'),
  'lint.id': a => `Id:t ${a.id} är upptaget: ${a.other} står före, och stora bokstäver gör ingen skillnad`,
  'lint.id.fix': () => 'Ge raden ett eget id; ett id används aldrig på nytt.',
  'lint.name': a => `${a.id} anger ${kinds[a.kind] ?? a.kind} ${a.name}, som inte finns`,
  'lint.name.fix': () => 'Stava som där det anges, eller ange det; en rad ligger inte inom sig själv.',
  'lint.language': a => `Texten för ${a.id} är densamma på svenska och engelska`,
  'lint.language.fix': () => 'Översätt den.',
  'lint.no-word': a =>
    `Texten för ${a.id} (${languages[a.language] ?? a.language}) har inget ord för nivån ${levels[a.level] ?? a.level}`,
  'lint.level-word': a =>
    `Texten för ${a.id} (${languages[a.language] ?? a.language}) säger ${a.word}, men nivån är ${levels[a.level] ?? a.level}`,
  'lint.level-word.fix': a =>
    `Skriv nivåns ord med stora bokstäver (${wordsOf[a.level] ?? a.level}), eller ändra nivån i en ny version.`,
  'lint.untested': a => `Inget prövar ${a.id}, och inget säger varför`,
  'lint.untested.fix': () =>
    'Ange det vid det som prövar det (x-requirement, x-rules, x-verifies), eller säg varför inte med notTested eller manual.',
  'lint.tested': a => `${a.id} säger att inget prövar det, men det prövas vid ${a.place}`,
  'lint.tested.fix': () => 'Ta bort notTested, eller märkningen.',
  'lint.regrade.name': a => `Nivån ändras för ${a.id}, som inte finns i ${a.base}`,
  'lint.regrade.twice': a => `Nivån ändras två gånger för ${a.id}: den sista gäller`,
  'lint.regrade.dropped': a => `Nivån ändras för ${a.id}, som narrow utelämnar`,
  'lint.regrade.same': a => `${a.id} har redan nivån ${levels[a.level] ?? a.level} i den profil som utvidgas`,
  'lint.regrade.language': a => `Skälet till nivån för ${a.id} är detsamma på svenska och engelska`,
  'lint.regrade.fix': () => 'Ta bort posten ur regrade, eller rätta den.',
  'lint.tag': a => `En märkning anger kravet ${a.id}, som inte finns`,
  'lint.tag.fix': () => 'Stava id:t som raden gör, eller lägg till raden.',
  'lint.file': a => `Inget leder till ${a.path}: det som står där prövas aldrig`,
  'lint.reach': a => `Inget leder till ${a.pointer}: det som står där prövas aldrig`,
  'lint.reach.fix': () => 'Hänvisa till det, eller ta bort det.',
  'lint.pin': a => `${a.address} ligger utanför profilen: den hämtas aldrig, och ingen vet vad som står där`,
  'lint.pin.fix': () =>
    'Lägg filen i profilen och hänvisa till dess sökväg, eller lås fast den med adress och kontrollsumma.',
  'lint.no-list': a => `Kodlistan ${a.list} hör inte till profilens resurser`,
  'lint.no-list.fix': () => 'Ange den under resources i profile.yaml.',
  'lint.bad-list': a => `Kodlistan ${a.list} börjar som en lista i JSON men är ingen lista av enkla värden`,
  'lint.bad-list.fix': () => 'Skriv den som en lista i JSON, eller med en kod först på varje rad.',
  'lint.drift': a => `Värdena skiljer sig från ${a.list}. Saknas här: ${a.lacks}. Finns inte i listan: ${a.more}`,
  'lint.drift.fix': () => 'Ta över listans värden, i en ny version av profilen.',
  'lint.form.fix': () => 'docs/profiles.md visar vad som står där.',
  'lint.yaml': a => `Det här är inte YAML: ${a.why}`,
  'lint.yaml.fix': () => 'Se på indrag, citattecken och parenteser strax före.',
  'lint.fix': a => `Så rättas det: ${a.fix}`,
}
