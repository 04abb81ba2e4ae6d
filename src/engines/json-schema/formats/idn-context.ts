// Reading classes of Unicode properties takes a while, so these are read when a name asks for them.

/** Marks that kill the inherent vowel (canonical combining class 9, Unicode 16). */
const virama = () =>
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{113ce}-\u{113d0}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}\u{11f41}\u{11f42}]/u
const cursive = () =>
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Phags_Pa}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Sogdian}\p{Script=Manichaean}\p{Script=Psalter_Pahlavi}]/u
const letter = () => /\p{L}/u
/** Arabic letters that do not join at all. */
const unjoined = /[\u0621\u0674]/u
/** Arabic and Syriac letters that join only to the letter before them. */
const joinsBackOnly = () =>
  /[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f]/u
const transparent = () => /\p{Mn}/u

type Rule = (before: readonly string[], after: readonly string[], label: string) => boolean

/** RFC 5892 appendix A: code points that are allowed only beside certain others. */
const rules: Readonly<Record<string, Rule>> = {
  '\u200c': (before, after) => endsInVirama(before) || (joinsOn(before) && joinsBack(after)),
  '\u200d': endsInVirama,
  '\u00b7': (before, after) => before.at(-1) === 'l' && after[0] === 'l',
  '\u0375': (_before, after) => /^\p{Script=Greek}/u.test(after[0] ?? ''),
  '\u05f3': before => /^\p{Script=Hebrew}/u.test(before.at(-1) ?? ''),
  '\u05f4': before => /^\p{Script=Hebrew}/u.test(before.at(-1) ?? ''),
  '\u30fb': (_before, _after, label) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label),
}

/**
 * True when every code point with a rule of its own has the neighbours it needs. Joining types of cursive scripts
 * other than Arabic and Syriac are taken as joining on both sides.
 */
export function hasValidContexts(label: string): boolean {
  if (/[\u0660-\u0669]/u.test(label) && /[\u06f0-\u06f9]/u.test(label)) return false
  const characters = [...label]
  return characters.every((character, index) => {
    const rule = rules[character]
    return rule === undefined || rule(characters.slice(0, index), characters.slice(index + 1), label)
  })
}

function endsInVirama(before: readonly string[]): boolean {
  return virama().test(before.at(-1) ?? '')
}

function joinsOn(before: readonly string[]): boolean {
  const last = before.findLast(character => !transparent().test(character)) ?? ''
  return isCursiveLetter(last) && !joinsBackOnly().test(last)
}

function joinsBack(after: readonly string[]): boolean {
  return isCursiveLetter(after.find(character => !transparent().test(character)) ?? '')
}

function isCursiveLetter(character: string): boolean {
  return letter().test(character) && cursive().test(character) && !unjoined.test(character)
}
