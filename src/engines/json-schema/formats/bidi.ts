type BidiClass = 'L' | 'R' | 'AN' | 'EN' | 'NSM' | 'neutral'

/**
 * The Bidi Rule of RFC 5893 over the labels of one name: when any label has a right-to-left character, every label must
 * keep it. Classes are derived from blocks and general categories, which is exact for code points that IDNA2008 allows;
 * R stands for R and AL.
 */
export function isBidiName(labels: readonly string[]): boolean {
  if (!labels.some(label => rightToLeft.test(label))) return true
  const classes = labels.map(label => [...label].map(classOf))
  const isBidi = classes.some(label => label.includes('R') || label.includes('AN'))
  return !isBidi || classes.every(isBidiLabel)
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const europeanNumber = /[0-9\u06f0-\u06f9]/u
const arabicNumber =
  /[\u0660-\u0669\u066b\u066c\u06dd\u0890\u0891\u08e2\u{10d30}-\u{10d39}\u{10d40}-\u{10d49}\u{10e60}-\u{10e7e}]/u

function isBidiLabel(classes: readonly BidiClass[]): boolean {
  const last = classes.findLast(one => one !== 'NSM')
  if (classes[0] === 'R') {
    const mixed = classes.includes('EN') && classes.includes('AN')
    return !mixed && !classes.includes('L') && (last === 'R' || last === 'EN' || last === 'AN')
  }
  return classes[0] === 'L' && !classes.includes('R') && !classes.includes('AN') && (last === 'L' || last === 'EN')
}

function classOf(character: string): BidiClass {
  if (europeanNumber.test(character)) return 'EN'
  if (arabicNumber.test(character)) return 'AN'
  if (/\p{Mn}/u.test(character)) return 'NSM'
  if (rightToLeft.test(character)) return 'R'
  return /[\p{L}\p{Mc}\p{Nd}]/u.test(character) ? 'L' : 'neutral'
}
