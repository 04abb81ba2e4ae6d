import type { xpath as english, RegexFault } from '../en/xpath.ts'

const kinds = { name: 'ett namn', variable: 'namnet på en variabel', type: 'en typ', function: 'en funktion' } as const
const wholes = { comment: 'En kommentar', string: 'En sträng' } as const

const regexFaults: Readonly<Record<RegexFault, (found: string) => string>> = {
  none: () => 'är inget reguljärt uttryck',
  ends: () => 'slutar för tidigt',
  'group-open': () => 'har en grupp som inte avslutas',
  'group-unopened': () => 'har ”)” utan ”(”',
  lookaround: () => 'har ”(?”, som inte stöds',
  quantifiers: () => 'har två kvantifierare efter varandra',
  unescaped: found => `har ”${found}” där det inte betyder något; skriv ”\\${found}”`,
  escape: found => `har ”\\${found}”, som inte betyder något`,
  'back-reference': () => 'hänvisar tillbaka till en grupp, vilket inte stöds',
  property: () => 'har en egenskap utan namn',
  block: found => `anger blocket ”${found}”, som inte stöds`,
  'negated-block': () => 'negerar ett block i en klass, vilket inte stöds',
  'empty-class': () => 'har en tom klass',
  subtraction: () => 'har ”[” i en klass; att dra en klass från en annan stöds inte',
}

/** En annan version kan ha fler fel än den här. */
function faultOf({ fault, found }: { fault: RegexFault; found: string }): string {
  return Object.hasOwn(regexFaults, fault) ? regexFaults[fault](found) : fault
}

/** Varför ett uttryck i en regel avvisas. */
export const xpath: typeof english = {
  'xpath.version-2': a => `”${a.what}” hör till XPath 2.0, men regelverkets queryBinding betyder XPath 1.0.`,
  'xpath.version-3': a => `”${a.what}” hör till XPath 3, som inte stöds.`,
  'xpath.unexpected': a => `”${a.found}” får inte stå här.`,
  'xpath.ends': () => 'Uttrycket slutar för tidigt.',
  'xpath.expected': a => `Här ska det stå ”${a.what}”.`,
  'xpath.expected-name': a => `Här ska det stå ${kinds[a.kind]}.`,
  'xpath.no-end': a => `${wholes[a.what]} saknar slut.`,
  'xpath.name-after-number': () => 'Ett namn får inte följa direkt på ett tal.',
  'xpath.too-much-code': () => 'Regelverket ger för mycket kod: unioner upprepas på för många nivåer.',
  'xpath.arguments': a => `${a.name}() kan inte ha ${a.count} argument.`,
  'xpath.no-literal': a => `${a.name}() måste här ha en text inom citattecken.`,
  'xpath.number': a => `Här behövs ett tal, inte ${a.found}.`,
  'xpath.outside-predicate': a => `${a.name}() står utanför ett predikat.`,
  'xpath.outside-rule': () => 'current() står utanför en regel.',
  'xpath.not-node': a => `Det som ${a.name}() får är ingen nod.`,
  'xpath.prefix': a => `Prefixet ”${a.prefix}” är inte deklarerat.`,
  'xpath.variable': a => `Variabeln $${a.name} är inte deklarerad.`,
  'xpath.variable-round': a => `Variabeln $${a.name} beror på sig själv.`,
  'xpath.no-key': a => `Det finns ingen nyckel ”${a.name}”.`,
  'xpath.no-diagnostic': a => `Det finns ingen diagnostic ”${a.id}”.`,
  'xpath.no-property': a => `Det finns ingen property ”${a.id}”.`,
  'xpath.no-context': () => 'Här finns ingen kontextnod (XPDY0002).',
  'xpath.step-on-value': () => 'Ett steg följer på något som inte är en nod (XPTY0019).',
  'xpath.temporal-truth': () => 'Ett datum eller en tid är varken sant eller falskt (FORG0006).',
  'xpath.no-pattern': () => 'En kontext måste vara ett mönster: steg nedåt längs axlarna child och attribute.',
  'xpath.context-axis': a => `Axeln ”${a.axis}” stöds inte i en kontext.`,
  'xpath.context-test': a => `${a.test} stöds inte som kontext: regler besöker bara element och attribut.`,
  'xpath.current-position': () => 'current() tillsammans med en position stöds inte i en kontext.',
  'xpath.key-content': () => '<xsl:key> med innehåll stöds inte.',
  'xpath.no-document': a => `Filen ”${a.path}” i document() går inte att läsa.`,
  'xpath.elsewhere': a => `${a.name}() stöds inte i en sökväg i ett annat dokument.`,
  'xpath.document-path': () => 'document() stöds inte utan en sökväg till noder i dokumentet.',
  'xpath.regex-flag': a => `Flaggan ”${a.flag}” i ett reguljärt uttryck stöds inte.`,
  'xpath.regex': a => `Det reguljära uttrycket ”${a.pattern}” ${faultOf(a)}.`,
}
