import type { exchange as english } from '../en/exchange.ts'
import { fileFault } from '../file-faults.ts'

/** Problem på vägen till det provade systemet, och vad man gör åt dem. */
export const exchange: typeof english = {
  'trouble.dns.what': a => `Värdnamnet gick inte att slå upp (${a.detail}).`,
  'trouble.dns.do': () => 'Kontrollera hur adressen är stavad och att datorn når rätt namnserver eller VPN.',
  'trouble.connect.what': a => `Det gick inte att ansluta (${a.detail}).`,
  'trouble.connect.do': () =>
    'Kontrollera att systemet är igång, att porten stämmer och att ingen brandvägg eller proxy är i vägen.',
  'trouble.tls.what': a => `Det gick inte att upprätta en säker anslutning (${a.detail}).`,
  'trouble.tls.do': () =>
    'Ange klientcertifikat (--client-cert, --client-key) om systemet kräver ett. Gör det inte det: se efter i loggen för systemet, och för en eventuell gateway, vad som avvisades.',
  'trouble.certificate-dates.what': a => `Systemets certifikat gäller inte i dag (${a.detail}).`,
  'trouble.certificate-dates.do': () =>
    'Förnya systemets certifikat. Om giltighetstiden stämmer går den här datorns klocka fel.',
  'trouble.certificate-name.what': a => `Systemets certifikat gäller ett annat namn (${a.detail}).`,
  'trouble.certificate-name.do': () =>
    'Ange adressen med ett värdnamn som står i certifikatet, eller ge systemet ett certifikat där det här namnet står.',
  'trouble.certificate-issuer.what': a =>
    `Systemets certifikat kommer från en utfärdare som det inte finns någon tillit till här (${a.detail}).`,
  'trouble.certificate-issuer.do': () =>
    'Ange utfärdarens certifikat med --ca om utfärdaren är din egen organisation. Låt annars systemet skicka med även de certifikat som ligger mellan dess eget och utfärdarens.',
  'trouble.tls-version.what': a => `Systemet har ingen version av TLS som godtas här (${a.detail}).`,
  'trouble.tls-version.do': () =>
    'Slå på TLS 1.2 eller 1.3 i systemet eller i den gateway som står framför det. Äldre versioner är inte säkra och används inte.',
  'trouble.not-tls.what': a => `Det som svarar på den här porten talar inte TLS (${a.detail}).`,
  'trouble.not-tls.do': () => 'Kontrollera porten, och om adressen ska börja med http i stället för https.',
  'trouble.http-version.what': a => `Systemet talar inte HTTP/1.1 över den här anslutningen (${a.detail}).`,
  'trouble.http-version.do': () =>
    'Slå på HTTP/1.1 i systemet eller i den gateway som står framför det. Enbart HTTP/2 räcker inte här.',
  'trouble.client-certificate.what': a => `Klientcertifikatet godtogs inte (${a.detail}).`,
  'trouble.client-certificate.do': () =>
    'Ange det klientcertifikat och den nyckel som systemet väntar sig (--client-cert, --client-key) och kontrollera att systemet litar på utfärdaren.',
  'trouble.timeout.what': a => `Systemet svarade inte i tid (${a.detail}).`,
  'trouble.timeout.do': () => 'Ta reda på varför svaret dröjer, eller tillåt längre tid med --timeout.',
  'trouble.too-large.what': a => `Svaret är större än vad som tillåts här (${a.detail}).`,
  'trouble.too-large.do': () => 'Begär mindre sidor, eller tillåt större svar med --max-size.',
  'trouble.too-many-redirects.what': a => `Systemet hänvisar vidare gång på gång (${a.detail}).`,
  'trouble.too-many-redirects.do': () => 'Ange adressen som hänvisningarna ska leda till, eller rätta slingan.',
  'trouble.foreign-origin.what': a => `Systemet hänvisar till en annan värd, som inte tillfrågades (${a.detail}).`,
  'trouble.foreign-origin.do': () =>
    'Ange adressen som systemet hänvisar till som basadress, om det är där det finns. Andra värdar tillfrågas aldrig, så att inga inloggningsuppgifter läcker.',
  'trouble.closed.what': a => `Systemet stängde anslutningen utan ett fullständigt svar (${a.detail}).`,
  'trouble.closed.do': () =>
    'Kontrollera att en adress med http inte går till en port för https. Se sedan efter i loggen för systemet, och för en eventuell gateway, vad som hände just då.',
  'trouble.protocol.what': a => `Svaret är inte giltig HTTP (${a.detail}).`,
  'trouble.protocol.do': () => 'Kontrollera att porten är API:ets och vad systemet eller en gateway faktiskt skickar.',
  'trouble.unauthorised.what': a => `Systemet godtar inte inloggningsuppgifterna (${a.detail}).`,
  'trouble.unauthorised.do': () =>
    'Kontrollera token, nyckel eller lösenord, att uppgifterna gäller den här miljön och att de inte har gått ut; med OAuth 2.0 också om klienten ska autentisera sig med basic eller post (--oauth-client-auth).',
  'trouble.forbidden.what': a =>
    `Systemet känner igen inloggningsuppgifterna men tillåter inte åtkomsten (${a.detail}).`,
  'trouble.forbidden.do': () => 'Ge testkontot de rättigheter eller scope som profilen behöver.',
  'trouble.wrong-base-path.what': a => `API:et verkar inte finnas på den här adressen (${a.detail}).`,
  'trouble.wrong-base-path.do': () =>
    'Ange den basadress som standardens sökvägar läggs till. Visar systemet en inloggningssida behövs inloggningsuppgifter.',
  'trouble.server-error.what': a => `Systemet svarar att något har gått fel i det självt (${a.detail}).`,
  'trouble.server-error.do': () => 'Se efter i systemets logg vad som hände just då.',
  'trouble.lists-refused.what': a =>
    `Systemet svarar, men lämnar inte ut någon av de listor som efterfrågades (${a.detail}).`,
  'trouble.lists-refused.do': () =>
    'Sök orsaken i svaren och i systemets logg. Enligt standarden får listorna hämtas utan parametrar. Ett system som kräver mer än så, eller som ännu saknar listorna, går inte att prova.',
  'trouble.no-test-data.what': a => `Systemet har inget att visa (${a.detail}).`,
  'trouble.no-test-data.do': () => 'Lägg in testdata i systemet och låt testkontot se dem.',
  'trouble.clock-skew.what': a => `Den här datorns klocka och systemets klocka går olika (${a.detail}).`,
  'trouble.clock-skew.do': () => 'Ställ båda efter en tidsserver; token och certifikat är beroende av rätt tid.',
  'trouble.private-address.what': a => `Adressen ligger i ett privat nät och har inte angetts av dig (${a.detail}).`,
  'trouble.private-address.do': () => 'Får värden tillfrågas, ange den själv som basadress.',
  'trouble.not-recorded.what': a => `Svaret finns inte i inspelningen (${a.detail}).`,
  'trouble.not-recorded.do': () => 'Spela in igen, med svarens innehåll.',
  'trouble.not-called.what': a => `Systemet anropade inte den mottagare som det hade fått adressen till (${a.detail}).`,
  'trouble.not-called.do': () =>
    'Kontrollera att systemet når mottagarens adress, och leta efter anropet i dess logg. En adress som systemet når anges med --receiver.',
  'trouble.nothing-came.what': a => `Inget av det som skulle sändas kom till mottagaren (${a.detail}).`,
  'trouble.nothing-came.do': () =>
    'Kör igen och låt systemet sända medan körningen väntar. Om det sände, kontrollera att det når mottagarens adress; en adress som systemet når anges med --receiver.',
  'trouble.unsendable.what': a => `Anropet går inte att skicka över HTTP (${a.detail}).`,
  'trouble.unsendable.do': () =>
    'Kontrollera de adresser och huvuden som har angetts. Är de rätt, anmäl det som ett fel i verktyget.',
  'trouble.unreadable-file.what': a => `Filen gick inte att läsa (${fileFault(a.detail)}).`,
  'trouble.unreadable-file.do': () => 'Kontrollera behörigheten till filen och att den är hel.',
  'trouble.not-a-document.what': a => `Filen är inte av något slag som profilen känner till (${a.detail}).`,
  'trouble.not-a-document.do': () => 'Utelämna den, eller ange dess typ om den ska bedömas.',
  'trouble.missing-shard.what': a => `Del ${a.detail} av filerna saknas.`,
  'trouble.missing-shard.do': () =>
    'Kör samklang check med --shard för den delen, och slå ihop igen med filen därifrån.',
  'trouble.owner.label': () => 'Gäller:',
  'trouble.owner.tool': () => 'verktyget',
  'trouble.owner.network': () => 'vägen dit',
  'trouble.owner.credentials': () => 'inloggningsuppgifterna',
  'trouble.owner.test-data': () => 'testdata',
  'trouble.owner.sut': () => 'det provade systemet',
}
