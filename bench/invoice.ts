/** A UBL invoice of so many lines that holds under EN 16931, with people and companies that do not exist. */
export function invoice(lines: number): string {
  const amounts = Array.from({ length: lines }, (_, index) => 100 + (index % 97))
  const net = amounts.reduce((sum, amount) => sum + amount, 0)
  const tax = net * 0.25
  const money = (name: string, value: number) => `<cbc:${name} currencyID="SEK">${value.toFixed(2)}</cbc:${name}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="${cac}" xmlns:cbc="${cbc}">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>F-${lines}</cbc:ID>
  <cbc:IssueDate>2026-01-15</cbc:IssueDate>
  <cbc:DueDate>2026-02-14</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>4711</cbc:BuyerReference>
  ${party('AccountingSupplierParty', 'Exempelbolaget AB', '5560000000')}
  ${party('AccountingCustomerParty', 'Exempelstads kommun', '2120000000')}
  <cac:Delivery>
    <cbc:ActualDeliveryDate>2026-01-10</cbc:ActualDeliveryDate>
    <cac:DeliveryLocation><cac:Address><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation>
  </cac:Delivery>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode name="Credit transfer">30</cbc:PaymentMeansCode>
    <cbc:PaymentID>1234567</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID>SE0000000000000000000000</cbc:ID><cbc:Name>Konto</cbc:Name></cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:PaymentTerms><cbc:Note>30 dagar netto</cbc:Note></cac:PaymentTerms>
  <cac:TaxTotal>
    ${money('TaxAmount', tax)}
    <cac:TaxSubtotal>
      ${money('TaxableAmount', net)}
      ${money('TaxAmount', tax)}
      ${category('TaxCategory')}
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    ${money('LineExtensionAmount', net)}
    ${money('TaxExclusiveAmount', net)}
    ${money('TaxInclusiveAmount', net + tax)}
    ${money('PayableAmount', net + tax)}
  </cac:LegalMonetaryTotal>
${amounts.map((amount, index) => line(index + 1, amount, money)).join('\n')}
</Invoice>
`
}

const cac = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'
const cbc = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'

function category(name: string): string {
  return `<cac:${name}>
        <cbc:ID>S</cbc:ID>
        <cbc:Percent>25.0</cbc:Percent>
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
      </cac:${name}>`
}

function party(role: string, name: string, number: string): string {
  return `<cac:${role}>
    <cac:Party>
      <cbc:EndpointID schemeID="0007">${number}</cbc:EndpointID>
      <cac:PartyIdentification><cbc:ID>${number}</cbc:ID></cac:PartyIdentification>
      <cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName>
      <cac:PostalAddress>
        <cbc:StreetName>Storgatan 1</cbc:StreetName>
        <cbc:CityName>Exempelstad</cbc:CityName>
        <cbc:PostalZone>123 45</cbc:PostalZone>
        <cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country>
      </cac:PostalAddress>
      <cac:PartyTaxScheme>
        <cbc:CompanyID>SE${number}01</cbc:CompanyID>
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
      </cac:PartyTaxScheme>
      <cac:PartyLegalEntity>
        <cbc:RegistrationName>${name}</cbc:RegistrationName>
        <cbc:CompanyID>${number}</cbc:CompanyID>
      </cac:PartyLegalEntity>
    </cac:Party>
  </cac:${role}>`
}

function line(number: number, amount: number, money: (name: string, value: number) => string): string {
  return `  <cac:InvoiceLine>
    <cbc:ID>${number}</cbc:ID>
    <cbc:Note>Rad ${number}</cbc:Note>
    <cbc:InvoicedQuantity unitCode="H87">1</cbc:InvoicedQuantity>
    ${money('LineExtensionAmount', amount)}
    <cbc:AccountingCost>4025:123:4343</cbc:AccountingCost>
    <cac:OrderLineReference><cbc:LineID>${number}</cbc:LineID></cac:OrderLineReference>
    <cac:Item>
      <cbc:Description>Beskrivning av vara ${number}</cbc:Description>
      <cbc:Name>Vara ${number}</cbc:Name>
      ${category('ClassifiedTaxCategory')}
    </cac:Item>
    <cac:Price>
      ${money('PriceAmount', amount)}
    </cac:Price>
  </cac:InvoiceLine>`
}
