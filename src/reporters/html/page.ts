import type { Language } from '../../model/text.ts'
import { hashSource } from './csp.ts'
import { type Html, html } from './markup.ts'

export interface PageParts {
  readonly language: Language
  readonly title: string
  /** The one style sheet of the page; no other may count. */
  readonly sheet: string
  /** What stands in `main`, its heading too. */
  readonly content: Html
}

/** A whole page without a script: nothing is asked of the network, and it tells nobody where a link was followed from. */
export function pageWithoutScript({ language, title, sheet, content }: PageParts): string {
  const policy = `default-src 'none'; style-src '${hashSource(sheet)}'; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: sheet }}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.markup
}
