import { counted } from '../counted.ts'
import type { documents as english } from '../en/documents.ts'

/** Vad som sägs om dokumentens syntax. */
export const documents: typeof english = {
  'json.empty': () => 'Här finns bara blanktecken; en JSON-text innehåller ett värde.',
  'json.end-in-object': a => `Texten slutar inne i objektet som börjar på rad ${a.opened}; ”}” saknas.`,
  'json.end-in-array': a => `Texten slutar inne i listan som börjar på rad ${a.opened}; ”]” saknas.`,
  'json.end-in-string': a =>
    `Texten slutar inne i strängen som börjar på rad ${a.opened}; det avslutande citattecknet saknas.`,
  'json.line-break-in-string': a =>
    `Strängen som börjar på rad ${a.opened} bryts av en radbrytning. Avsluta den med ett citattecken eller skriv radbrytningen som \\n.`,
  'json.control-in-string': a => `Styrtecknet ${a.found} får inte stå som det är i en sträng (RFC 8259, avsnitt 7).`,
  'json.escape': a =>
    `${a.found} är ingen giltig specialsekvens. Efter bakstreck får det stå " \\ / b f n r t, eller u och fyra hexadecimala siffror.`,
  'json.number': a =>
    `${a.found} är inget JSON-tal. Skriv siffror utan inledande nollor, punkt före decimalerna och inget plustecken.`,
  'json.value': a =>
    `Här ska det stå ett värde, men här står ${a.found}. Ett värde är ett objekt, en lista, en sträng inom dubbla citattecken, ett tal, true, false eller null.`,
  'json.trailing-comma': a => `Inget följer efter kommatecknet före ${a.found}. Ta bort kommatecknet.`,
  'json.comma-in-object': a => `Här ska det stå ”,” eller ”}”, men här står ${a.found}.`,
  'json.comma-in-array': a => `Här ska det stå ”,” eller ”]”, men här står ${a.found}.`,
  'json.colon': a => `Mellan namn och värde ska det stå ”:”, men här står ${a.found}.`,
  'json.name': a => `Här ska det stå ett namn inom dubbla citattecken, men här står ${a.found}.`,
  'json.single-quotes': () => 'I JSON skrivs strängar och namn bara med dubbla citattecken.',
  'json.comment': () => 'JSON har inga kommentarer. Ta bort kommentaren.',
  'json.after-end': a => `JSON-värdet är slut, men sedan följer ${a.found}.`,
  'json.second-value': a =>
    `JSON-värdet är slut, men med ${a.found} börjar ett till. En fil med en post per rad är NDJSON och ska heta .ndjson.`,
  'json.duplicate-member': a =>
    `Namnet ”${a.name}” finns redan på rad ${a.first} i samma objekt. Mottagare behåller olika värden, eller inget alls (RFC 8259, avsnitt 4).`,
  'json.number-range': a =>
    `Talet ${a.found} är för stort för att alla mottagare ska läsa det exakt (RFC 8259, avsnitt 6). Skicka det som sträng om varje siffra är viktig.`,
  'json.byte-order-mark': () =>
    'Filen börjar med en byteordningsmarkering (BOM), som inte får skickas (RFC 8259, avsnitt 8.1). Den hoppades över.',
  'json.foreign-encoding': a =>
    `Filen är i ${a.encoding}. JSON mellan system är UTF-8 (RFC 8259, avsnitt 8.1): spara eller exportera den som UTF-8.`,
  'json.invalid-utf8': a =>
    `Byten ${a.byte} på position ${a.offset} är inte UTF-8. Spara eller exportera filen som UTF-8 (RFC 8259, avsnitt 8.1).`,
  'json.lone-surrogate': a =>
    `U+${a.code} på position ${a.offset} är ett halvt tecken: ett surrogat utan sin andra halva (RFC 8259, avsnitt 8.2).`,
  'json.too-deep': a =>
    `Objekt och listor ligger i fler än ${counted(a.limit, 'nivå', 'nivåer')}; verktyget läser inte djupare.`,
  'json.too-large': a =>
    `Det här är större än ${a.limit} byte som ett enda värde; verktyget läser inte mer. Leverera posterna som NDJSON eller som en lista.`,
  'json.record-too-large': a =>
    `Posten är större än ${a.limit} byte; verktyget läser inte mer av den och den prövades inte.`,
  'json.envelope-too-large': a =>
    `Det som står runt listan med poster är större än ${a.limit} byte; verktyget läser inte mer av det.`,
  'json.more-problems': a => `Dokumentet har ${a.count} problem till av det här slaget, som inte räknas upp.`,
  'ndjson.line-ends': () =>
    'Raden slutar mitt i ett värde. I NDJSON står varje post på en rad; en fil med ett JSON-värde över flera rader ska heta .json.',
}
