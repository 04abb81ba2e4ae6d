import { isGs1, isLuhn } from './check-digit.ts'
import { isCalendarDay } from './date-time.ts'
import { countyCodes, municipalityCodes } from './place-codes.ts'

/**
 * The identifiers of Swedish public welfare in their machine forms: digits without separators, centuries written out.
 *
 * The npm libraries are not used at run time, though they agree on what they share (tested). `personnummer` 3.2 reads
 * the clock, takes every century from 00 to 99, separators and ten digits, and refuses a samordningsnummer whose month
 * or day is not known or not of the calendar, which Skatteverket's own test set contains. `organisationsnummer` 1.2 takes personnummer, a plus
 * sign, the prefix 16, and the group digit 4, which is given to nobody.
 */
export const swedishFormats: Readonly<Record<string, (value: string) => boolean>> = {
  personnummer: isPersonnummer,
  samordningsnummer: isSamordningsnummer,
  'personnummer-or-samordningsnummer': isPersonnummerOrSamordningsnummer,
  'ss12000-civic-no': isSs12000CivicNo,
  organisationsnummer: isOrganisationsnummer,
  kommunkod: value => municipalityCodes.has(value),
  lanskod: value => countyCodes.has(value),
  skolenhetskod: value => /^\d{8}$/.test(value),
  'hsa-id': isHsaId,
  // Digits of any number that end in Luhn's check digit: for rules on identifiers that have no format of their own.
  luhn: value => /^\d{2,}$/.test(value) && isLuhn(value),
  gln: value => /^\d{13}$/.test(value) && isGs1(value),
}

const twelveDigits = /^(?:18|19|20)\d{10}$/
const dayOffset = 60

/**
 * SKV 704: ÅÅÅÅMMDDNNNC with a day that the calendar has, birth number 001 to 999, and Luhn over the last ten digits.
 * The form that we mask at capture (birth number 000) is not one: masked places are left alone by their pointer.
 */
export function isPersonnummer(value: string): boolean {
  return isNumbered(value) && isCalendarDay(yearOf(value), monthOf(value), dayOf(value))
}

/**
 * SKV 707: as a personnummer with 60 added to the day. Month 00 and day 60 say that they are not known, and the day need
 * not be one of its month: 156 of the 2,264 numbers of Skatteverket's own test set are of these kinds.
 */
export function isSamordningsnummer(value: string): boolean {
  const day = dayOf(value) - dayOffset
  return isNumbered(value) && monthOf(value) <= 12 && day >= 0 && day <= 31
}

function isPersonnummerOrSamordningsnummer(value: string): boolean {
  return isPersonnummer(value) || isSamordningsnummer(value)
}

const temporaryNumber = /^\d{8}[A-ZÅÄÖ]{2}\d{2}$/

/** SS 12000:2020 `civicNo.value` of a Swedish number: personnummer, samordningsnummer or the temporary form. */
function isSs12000CivicNo(value: string): boolean {
  return isPersonnummerOrSamordningsnummer(value) || temporaryNumber.test(value)
}

const legalEntity = /^[1-35-9]\d[2-9]\d{7}$/

/**
 * SKV 709, strict machine form: ten digits and no hyphen, a group digit that is in use (all but 0 and 4), a third digit
 * of at least 2, and Luhn. The personnummer of a sole trader is another identifier and is refused.
 */
export function isOrganisationsnummer(value: string): boolean {
  return legalEntity.test(value) && isLuhn(value)
}

const hsaId = /^SE(?:16)?(\d{10})-[A-Za-z0-9]{1,18}$/

/**
 * Inera's HSA-id: SE, an organisation number, a hyphen and a local part; 31 characters at most. National services have
 * the number with 16 before it, as in the addresses of RIV-TA's published contracts.
 */
function isHsaId(value: string): boolean {
  const [, number = ''] = value.length <= 31 ? (hsaId.exec(value) ?? []) : []
  return number !== '' && isLuhn(number)
}

function isNumbered(value: string): boolean {
  return twelveDigits.test(value) && value.slice(8, 11) !== '000' && isLuhn(value.slice(2))
}

function yearOf(value: string): number {
  return Number(value.slice(0, 4))
}

function monthOf(value: string): number {
  return Number(value.slice(4, 6))
}

function dayOf(value: string): number {
  return Number(value.slice(6, 8))
}
