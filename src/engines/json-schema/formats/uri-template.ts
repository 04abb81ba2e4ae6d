import { characterSet, consistsOf, isPrivate, isUcsChar } from './character-set.ts'

/** RFC 6570 literals. The apostrophe is one of them (erratum 6937); braces never reach the test. */
const literals = characterSet("!#$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~")
const variableCharacters = characterSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.')
const modifier = /(?:\*|:[1-9]\d{0,3})$/

/** RFC 6570 template, of any of the four levels. */
export function isUriTemplate(value: string): boolean {
  let from = 0
  while (true) {
    const open = value.indexOf('{', from)
    if (open === -1) return isLiteral(value.slice(from))
    const close = value.indexOf('}', open)
    if (close === -1 || !isLiteral(value.slice(from, open)) || !isExpression(value.slice(open + 1, close))) return false
    from = close + 1
  }
}

function isLiteral(text: string): boolean {
  return consistsOf(text, literals, codePoint => isUcsChar(codePoint) || isPrivate(codePoint))
}

/** The reserved operators of section 2.2 (= , ! @ |) are syntax that no processor can expand yet, and still syntax. */
function isExpression(text: string): boolean {
  const list = '+#./;?&=!@|'.includes(text.charAt(0)) ? text.slice(1) : text
  return list.split(',').every(isVariable)
}

function isVariable(text: string): boolean {
  const name = text.replace(modifier, '')
  const dotted = name.startsWith('.') || name.endsWith('.') || name.includes('..')
  return name !== '' && !dotted && consistsOf(name, variableCharacters, () => false)
}
