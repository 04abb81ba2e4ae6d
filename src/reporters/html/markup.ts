/** Markup that may stand in a page as it is. Only `html` and `join` make it, so text cannot become markup by mistake. */
export interface Html {
  readonly markup: string
}

/** Template tag: everything put in is escaped, unless it is Html already. Right in text and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  const tail = values.map(
    (value, at) => `${typeof value === 'object' ? value.markup : escapeHtml(String(value))}${parts[at + 1]}`,
  )
  return { markup: `${parts[0]}${tail.join('')}` }
}

/** Puts pieces one after another. */
export function join(pieces: readonly Html[]): Html {
  return { markup: pieces.map(piece => piece.markup).join('') }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Control characters and bidirectional overrides are shown as escapes: a reader must see what really came. */
function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"']/g, character => entities[character] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, character => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
      })
  )
}
