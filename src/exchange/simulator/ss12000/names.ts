import type { RandomSource } from '../random.ts'

/**
 * Names of people and schools that do not exist: common Swedish names, in lists of our own, mixed at random.
 */
export interface Name {
  readonly givenName: string
  readonly middleName?: string
  readonly familyName: string
}

export type Sex = 'Man' | 'Kvinna' | 'Okänt'

const womensNames =
  `Agnes Alice Alma Amina Anna Astrid Ayla Birgitta Cecilia Ebba Elin Ella Elsa Emma Ester Eva Fatima Freja Hanna Hedda
  Helena Ida Inga Ingrid Iris Karin Kerstin Klara Leila Linnéa Lova Maja Maria Märta Nora Saga Selma Signe Stina Tuva
  Vera Wilma Yasmin Åsa`.split(/\s+/)

const mensNames =
  `Adam Ahmed Albin Ali Anders Anton Arvid Axel Björn Bo Carl-Johan David Edvin Elias Emil Erik Filip Fredrik Gustav Göran
  Hampus Hassan Hugo Isak Ivar Jakob Johan Karl Kjell Lars Leo Liam Ludvig Mats Melker Nils Olle Omar Oskar Otto Per Sixten
  Tage Viggo Vilgot Åke Östen`.split(/\s+/)

const familyNames =
  `Abdi Ahlgren Ahmadi Andersson Aronsson Bergdahl Berglund Björk Blom Borg Bäckström Dahl Dahlberg Ek Eklund Engström
  Eriksson Falk Forsberg Fransson Granath Gustafsson Haddad Hansson Hassan Hedlund Holm Håkansson Isaksson Jansson
  Johansson Karlsson Kovacs Lind Lindqvist Ljung Lundin Löfgren Magnusson Mattsson Mohammed Månsson Nilsson Norberg Nyman
  Olsson Palm Persson Petrovic Rask Rosén Sandberg Sjöberg Ström Svensson Söderlund Wallin Westman Åberg Öberg`.split(
    /\s+/,
  )

const schoolNames =
  `Ask Björk Blåklint Bok Ek Fyr Fågel Gran Hav Häst Höjd Klint Klock Kvarn Källa Lind Lycke Måsarp Näck Rönn Sjö Skogs
  Solros Strand Tall Ugle Vall Varg Vik Åker Ängs Örn`.split(/\s+/)

const quarters = ['', 'Norra ', 'Södra ', 'Östra ', 'Västra ', 'Gamla ', 'Nya ', 'Lilla ', 'Stora ']

const streets =
  `Björkvägen Brogatan Fyrvägen Granstigen Hantverkargatan Kvarnvägen Lindallén Prästgatan Ringvägen Skolgatan
  Storgatan Tallbacken Vallgatan Åkervägen Östergatan`.split(/\s+/)

/** A given name that goes with the sex, and sometimes a middle name. A family name of its own unless one is given. */
export function drawName(random: RandomSource, sex: Sex, familyName?: string): Name {
  const given = sex === 'Man' ? mensNames : sex === 'Kvinna' ? womensNames : random.pick([mensNames, womensNames])
  const givenName = random.pick(given)
  const middleName = random.oneIn(6) ? random.pick(given) : undefined
  const family = familyName ?? drawFamilyName(random)
  return middleName === undefined || middleName === givenName
    ? { givenName, familyName: family }
    : { givenName, middleName, familyName: family }
}

/** One family name, or two with a hyphen. */
export function drawFamilyName(random: RandomSource): string {
  const first = random.pick(familyNames)
  const second = random.pick(familyNames)
  return random.oneIn(15) && first !== second ? `${first}-${second}` : first
}

/** The name of school number `index`: no two schools of a municipality share one. */
export function schoolName(index: number): string {
  const name = schoolNames[index % schoolNames.length] ?? ''
  const round = Math.floor(index / schoolNames.length)
  const quarter = quarters[round % quarters.length] ?? ''
  const lap = Math.floor(round / quarters.length)
  return `${quarter}${quarter === '' ? name : name.toLowerCase()}skolan${lap === 0 ? '' : ` ${lap + 1}`}`
}

/** A street and a number. */
export function drawStreet(random: RandomSource): string {
  return `${random.pick(streets)} ${1 + random.below(60)}`
}

/** The name as part of an e-mail or web address: lower case, a-z, digits and hyphens. */
export function asciiName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9 -]/g, '')
    .trim()
    .replace(/[ -]+/g, '-')
}
