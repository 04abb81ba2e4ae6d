import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'

/** Milliseconds of one kind of work before anything is said of its pace: sooner it would be a guess. */
const soonest = 3000

/**
 * Gives what says how fast work goes and how long is left: of messages that count (`at` of `of`, or `count`), once it has
 * gone on for three seconds. The pace is the mean since that kind of work began.
 * @param now milliseconds of a clock that only goes forward
 */
export function paceOf(): (what: Message, now: number) => Message | undefined {
  let key = ''
  let from = { at: 0, now: 0 }
  return (what, now) => {
    const at = Number(what.args.at ?? what.args.count)
    if (what.key !== key || at < from.at) {
      key = what.key
      from = { at, now }
    }
    const seconds = (now - from.now) / 1000
    if (!(seconds * 1000 >= soonest && at > from.at)) return undefined
    const rate = (at - from.at) / seconds
    const of = Number(what.args.of)
    if (!(of > at)) return message('run.progress.rate', { rate: rounded(rate) })
    return message('run.progress.pace', { rate: rounded(rate), left: duration((of - at) / rate) })
  }
}

function rounded(rate: number): string {
  return rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2)
}

/** In units whose signs are the same in every language. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
