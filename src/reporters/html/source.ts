import type { Requirement } from '../../model/requirement.ts'
import { type Html, html } from './markup.ts'

/** The clause that a requirement comes from, with the host that a link leads to. Other addresses than https are no links. */
export function source({ source: { clause, url } }: Pick<Requirement, 'source'>): Html {
  const host = url === undefined ? undefined : hostOf(url)
  if (url === undefined || host === undefined) return html`${clause}`
  return html`${clause} (<a href="${url}" rel="noreferrer">${host}</a>)`
}

function hostOf(url: string): string | undefined {
  try {
    const { protocol, host } = new URL(url)
    return protocol === 'https:' ? host : undefined
  } catch {
    return undefined
  }
}
