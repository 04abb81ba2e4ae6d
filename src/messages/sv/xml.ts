import type { xml as english } from '../en/xml.ts'

/** Det som sägs om XML-dokument som sådana. */
export const xml: typeof english = {
  'xml.empty': () => 'Här finns bara blanktecken; ett XML-dokument har ett rotelement.',
  'xml.no-root': () => 'Texten tar slut utan att något rotelement har kommit.',
  'xml.before-root': a => `Ett dokument börjar med ”<”, men ${a.found} står utanför rotelementet.`,
  'xml.after-root': a => `Rotelementet är avslutat, men ${a.found} följer efter det.`,
  'xml.second-root': () =>
    'Rotelementet är avslutat, och ännu ett element börjar. Ett dokument har ett enda rotelement.',
  'xml.unclosed': a =>
    `Texten tar slut inne i elementet <${a.name}> som börjar på rad ${a.opened}; </${a.name}> saknas.`,
  'xml.end-mismatch': a =>
    `</${a.found}> avslutar inget öppet element här; <${a.expected}> från rad ${a.opened} måste avslutas först, med </${a.expected}>.`,
  'xml.end-unopened': a => `</${a.name}> avslutar ett element, men inget är öppet.`,
  'xml.end-tag': a => `Taggen </${a.name} ska avslutas med ”>”, men där står ${a.found}.`,
  'xml.ends-in-tag': a => `Texten tar slut inne i taggen som börjar på rad ${a.opened}.`,
  'xml.ends-in-value': a =>
    `Texten tar slut inne i värdet av attributet ${a.name} på rad ${a.opened}; det avslutande citattecknet saknas.`,
  'xml.ends-in-comment': a => `Texten tar slut inne i kommentaren som börjar på rad ${a.opened}; ”-->” saknas.`,
  'xml.ends-in-section': a => `Texten tar slut inne i CDATA-avsnittet som börjar på rad ${a.opened}; ”]]>” saknas.`,
  'xml.ends-in-instruction': a =>
    `Texten tar slut inne i den instruktion eller XML-deklaration som börjar på rad ${a.opened}; ”?>” saknas.`,
  'xml.name': a =>
    `Här ska ett namn stå, och inget namn börjar med ${a.found}. Ett ”<” som är menat som text skrivs &lt;.`,
  'xml.in-tag': a => `Här i taggen ska ett attribut efter blanktecken, ”>” eller ”/>” stå, men där står ${a.found}.`,
  'xml.equals': a => `Efter attributnamnet ${a.name} ska ”=” stå, men där står ${a.found}.`,
  'xml.quote': a => `Värdet av attributet ${a.name} ska stå inom citattecken, men här står ${a.found}.`,
  'xml.less-in-value': a =>
    `”<” står i värdet av attributet ${a.name} på rad ${a.opened}. Skriv &lt;, eller avsluta värdet före det.`,
  'xml.duplicate-attribute': a =>
    `Attributet ${a.name} finns redan i samma tagg, med detta namn eller med ett annat prefix för samma namnrymd.`,
  'xml.qualified-name': a =>
    `${a.name} är inget namn med prefix: ett kolon, med ett namn före och ett efter (Namespaces in XML, avsnitt 4).`,
  'xml.unbound-prefix': a =>
    `Prefixet ${a.prefix} är inte deklarerat här; xmlns:${a.prefix}='…' saknas (Namespaces in XML, avsnitt 5).`,
  'xml.prefix-undeclared': a =>
    `xmlns:${a.prefix} saknar värde. Ett prefix kan inte tas tillbaka (Namespaces in XML 1.0, avsnitt 5).`,
  'xml.reserved-namespace': a =>
    `${a.name} deklarerar ett prefix eller en namnrymd som är reserverad: xml och xmlns har sina en gång för alla (Namespaces in XML, avsnitt 3).`,
  'xml.ampersand': () => '”&” börjar ingen referens här. Menat som text skrivs det &amp;.',
  'xml.entity': a =>
    `Entiteten &${a.name}; är inte deklarerad. Utan DTD finns bara &amp; &lt; &gt; &quot; och &apos;. Skriv tecknet självt eller dess nummer.`,
  'xml.character-reference': a =>
    `${a.found} pekar inte på något tecken som får stå i ett XML-dokument (XML 1.0, avsnitt 4.1).`,
  'xml.section-end': () => '”]]>” får inte stå i text. Skriv ]]&gt; (XML 1.0, avsnitt 2.4).',
  'xml.section-outside': () => 'Ett CDATA-avsnitt får inte stå utanför rotelementet.',
  'xml.hyphens': () => '”--” får inte stå i en kommentar, och en kommentar slutar med ”-->” (XML 1.0, avsnitt 2.5).',
  'xml.markup': a => `${a.found} börjar ingen uppmärkning som får stå här.`,
  'xml.target': a =>
    `<?${a.target} är ingen XML-deklaration. Den skrivs <?xml version='1.0' encoding='UTF-8'?>, med små bokstäver.`,
  'xml.declaration-place': a =>
    `<?${a.target} får bara stå allra först i filen. Ta bort det som står före, även blanktecken.`,
  'xml.colon-in-target': a =>
    `Målet ${a.target} för en instruktion (processing instruction) får inte innehålla kolon (Namespaces in XML, avsnitt 7).`,
  'xml.after-target': a =>
    `Efter målet för instruktionen (processing instruction) ska blanktecken eller ”?>” stå, men där står ${a.found}.`,
  'xml.declaration': () =>
    `XML-deklarationen är felskriven. Den skrivs <?xml version='1.0' encoding='UTF-8' standalone='yes'?>, i den ordningen; bara versionen måste finnas.`,
  'xml.doctype': () =>
    'Dokumentet har en DTD (<!DOCTYPE). Verktyget läser ingen: en DTD kan hämta filer och växa utan gräns. Leverera dokumentet utan den, eller låt ”samklang check --allow-dtd” se på den.',
  'xml.ends-in-doctype': a =>
    `Texten slutar inne i den DTD som börjar på rad ${a.opened}; det ”>” som avslutar den saknas.`,
  'xml.dtd': a => `DTD:n är inte välformad. libxml2 säger: ${a.why}`,
  'xml.dtd-limit': a => `DTD:n är mer än verktyget ser på. Leverera dokumentet utan den. ${a.why}`,
  'xml.dtd-too-large': a =>
    `DTD:n är längre än ${a.limit} tecken; verktyget läser inte längre. Leverera dokumentet utan den.`,
  'xml.dtd-parameter': () =>
    'DTD:n hänvisar till en parameterentitet. Verktyget ersätter inga sådana: de kan hämta filer och växa utan gräns. Leverera dokumentet utan DTD:n.',
  'xml.dtd-entity': a =>
    `Entiteten &${a.name}; ska deklareras av DTD:n. Verktyget ersätter inga sådana: de kan hämta filer och växa utan gräns. Skriv själva texten.`,
  'xml.dtd-default': a =>
    `DTD:n ger <${a.element}> ett värde för attributet ${a.name}, som inte är skrivet här, så dokumentet betyder något annat utan sin DTD. Skriv ut attributet.`,
  'xml.dtd-tokens': a =>
    `DTD:n säger att attributet ${a.name} i <${a.element}> innehåller namn, vilket tar bort blanktecken ur värdet. Skriv det utan blanktecken i början och slutet, utan två i rad och utan teckenreferenser.`,
  'xml.character': a => `Tecknet ${a.found} får inte stå i XML (XML 1.0, avsnitt 2.2).`,
  'xml.encoding': a => `Teckenkodningen ${a.encoding} kan verktyget inte läsa. Spara eller exportera filen som UTF-8.`,
  'xml.encoding-lie': a =>
    `XML-deklarationen säger ${a.declared}, men byten är ${a.actual}. Låt dem stämma överens, helst som UTF-8.`,
  'xml.bytes': a =>
    `Byten ${a.byte} på plats ${a.offset} är inte ${a.encoding}, som filen är enligt sin deklaration eller i brist på en. Spara eller exportera den som UTF-8.`,
  'xml.too-large': a =>
    `Dokumentet är större än ${a.limit} byte; verktyget läser inte större dokument, och det är inte prövat.`,
  'xml.too-many-nodes': a => `Dokumentet har fler än ${a.limit} noder eller attribut; verktyget läser inte fler.`,
  'xml.too-deep': a => `Element ligger mer än ${a.limit} nivåer djupt i varandra; verktyget läser inte djupare.`,
  'xml.too-many-attributes': a => `Elementet har fler än ${a.limit} attribut; verktyget läser inte fler.`,
  'xml.name-too-long': a => `Namnet är längre än ${a.limit} tecken; verktyget läser inte längre namn.`,
  'xml.too-many-names': a => `Dokumentet har fler än ${a.limit} olika namn; verktyget läser inte fler.`,
  'xml.too-many-paths': a =>
    `Dokumentet har fler än ${a.limit} olika sökvägar av elementnamn; verktyget läser inte fler.`,
}
