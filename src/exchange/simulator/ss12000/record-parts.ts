/** What the records of the simulator are made of. Dates are RFC 3339 full-date, times RFC 3339 date-time. */

export type Reference = { readonly id: string; readonly displayName?: string }
export type SecurityMarking = 'Ingen' | 'Sekretessmarkering' | 'Skyddad folkbokföring'
export type PersonReference = Reference & { readonly securityMarking?: SecurityMarking }
export type Meta = { readonly created: string; readonly modified: string }
export type Entity = { readonly id: string; readonly meta: Meta }
export type Period = { readonly startDate: string; readonly endDate?: string }
