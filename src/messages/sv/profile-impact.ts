import { counted } from '../counted.ts'
import type { profileImpact as english } from '../en/profile-impact.ts'

/** Vad en ny version av en profil gör med dem som provats mot en gammal. */
export const profileImpact: typeof english = {
  'cli.impact.summary': () =>
    'Pröva sparade körningar mot en ny version av en profil: vem som underkänns, på vilket krav och från när',
  'cli.impact.bundles': () => 'Paket, mappar med sparade bevis, eller mappar som de ligger i',
  'cli.impact.old': () => 'Versionen som används: utan den tas den med samma id som följer med programmet',
  'cli.impact.example': () => 'Vilka av de sparade som underkänns av den nya versionen',
  'cli.impact.example-html': () => 'En sida för remissinstanserna, med det som är ändrat',
  'impact.title': a => `Vad den nya versionen av ${a.name} innebär för dem som provats`,
  'impact.progress': a => `Prövar ${a.at} av ${a.of}: ${a.name}`,
  'impact.from': a => `Gäller från ${a.date}.`,
  'impact.from-use': () => 'Gäller från det att den tas i bruk: profilen säger inte när (status.validFrom).',
  'impact.replayed': () => 'Prövade på nytt',
  'impact.breaking': () => 'Körningar som blir underkända på ett SKALL-krav',
  'impact.unknown': () => 'Körningar som inte kan avgöras, eftersom de sparade bevisen lämnar ett SKALL-krav öppet',
  'impact.share': a => `${a.count} av ${a.of}`,
  'impact.hint': () =>
    'Det som inga sparade bevis prövar kan inte avgöras: det är ej prövat, och räknas aldrig som godkänt. Det krävs en ny körning. Körningar som lämnats utanför räknas inte med för något krav.',
  'impact.requirements': () => 'Krav',
  'impact.requirement': () => 'Krav',
  'impact.runs': () => 'Sparade körningar',
  'impact.effect': () => 'Vad det blir',
  'impact.change': () => 'Vad som är ändrat',
  'impact.why': () => 'Varför',
  'impact.none': () => 'Inget krav får ett annat utfall med den nya versionen.',
  'impact.unnamed': () => 'system utan namn',
  'impact.made-for': a => `Gjord för ${a.profile} ${a.digest}`,
  'impact.left-out': () => 'Lämnad utanför, och inte med i summorna',
  'impact.same-run': () => 'Redan räknad',
  'impact.effect.breaks': () => 'Underkänns',
  'impact.effect.remark': () => 'Ny anmärkning',
  'impact.effect.unknown': () => 'Kan inte avgöras',
  'impact.effect.mended': () => 'Inte längre underkänt',
  'impact.effect.eased': () => 'Underkänt även nu, men på en lägre nivå',
  'impact.effect.outside': () => 'Bedöms inte längre här',
  'impact.effect.dropped': () => 'Utgår',
  'impact.effect.kept': () => 'Nytt, och uppfyllt',
  'impact.invalid': () => 'Den går inte att verifiera, så det den säger tas inte för sant.',
  'impact.masked': a =>
    `${counted(a.count, 'bevis är maskerat', 'bevis är maskerade')}, och ett fel där skulle inte synas: använd hela paketet.`,
  'impact.other-profile': a => `Den gäller en annan profil: ${a.profile}.`,
  'impact.no-old': () =>
    'Den har ingen rapport, och versionen som används finns inte här att bedöma den med: ange den med --old.',
  'impact.stated': () =>
    'Utfallen förut är rapportens egna: profilen som de bedömdes med finns inte här, så de har inte bedömts om (--old).',
  'impact.twice': a => `Den har samma bevis som ${a.name}, som är räknad.`,
  'impact.role-gone': a => `Rollen som den provades i finns inte längre i profilen: ${a.role}.`,
  'impact.nothing-chosen': a => `Inget av det som den handlade om finns i profilen: ${a.ids}.`,
}
