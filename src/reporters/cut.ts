/** A text of at most so many UTF-16 code units; what is longer ends with an ellipsis, and no character is halved. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const end = most - 1
  const halves = /[\ud800-\udbff]/.test(text.charAt(end - 1))
  return `${text.slice(0, halves ? end - 1 : end)}…`
}
