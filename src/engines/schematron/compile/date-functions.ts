import { box, type Code, code } from './code.ts'
import { argument, type Call, f, type Signature } from './signature.ts'

/** Functions on dates (XPath functions and operators, sections 10 and 16). */
export const dateFunctions: Readonly<Record<string, Signature>> = {
  'current-date': f(0, 0, false, () => code('currentDate()', 'temporal')),
  'current-dateTime': f(0, 0, false, () => code('currentDateTime()', 'temporal')),
  'year-from-date': f(1, 1, false, c => part(c, 'yearOf')),
  'month-from-date': f(1, 1, false, c => part(c, 'monthOf')),
  'day-from-date': f(1, 1, false, c => part(c, 'dayOf')),
  'adjust-date-to-timezone': f(1, 2, false, adjusted),
  'adjust-dateTime-to-timezone': f(1, 2, false, adjusted),
}

function boxed(c: Call, index: number): string {
  const { js, type, optional } = c.g.single(argument(c, index), c.env)
  return optional ? `ifAny(${js},y=>${box('y', type)})` : box(js, type)
}

function part(c: Call, name: string): Code {
  return code(`${name}(${boxed(c, 0)})`, 'decimal', true)
}

function adjusted(c: Call): Code {
  return code(`adjusted(${boxed(c, 0)},${c.args.length > 1 ? boxed(c, 1) : 'undefined'})`, 'temporal', true)
}
