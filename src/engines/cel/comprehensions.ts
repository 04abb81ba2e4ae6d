import type { Frame, Run } from './frame.ts'
import { boolean } from './operators.ts'
import { type RuleError, unfit } from './rule-error.ts'
import { isList, isMap, type JsonObject, keysOf, lookUp, type MapKey, typeName, type Value } from './values.ts'

/** Runs `visit` for each element, its variables set, until it says false. */
type Loop = (frame: Frame, visit: () => boolean) => void
type Comprehension = (name: string, loop: Loop, parts: readonly Run[]) => Run

/** How many variables a comprehension of that name takes when it has so many arguments; undefined when it is none. */
export function variablesOf(name: string, args: number): number | undefined {
  const { fewest, most, variables } = (Object.hasOwn(shapes, name) && shapes[name]) || none
  if (args < fewest || args > most) return undefined
  return variables ?? args - 1
}

/** Compiles a comprehension: what it runs over, the slots of its variables, and the expressions behind them. */
export function comprehension(name: string, range: Run, slots: readonly number[], parts: readonly Run[]): Run {
  const make = (Object.hasOwn(shapes, name) && shapes[name]) || none
  const slot = slots[0] ?? 0
  const withItem = name === 'filter' ? [...parts, (frame: Frame) => frame.read(slot, name)] : parts
  return make.comprehension(name, loopOver(name, range, slots), withItem)
}

interface Shape {
  readonly fewest: number
  readonly most: number
  /** Absent: all arguments but the last. */
  readonly variables?: number
  readonly comprehension: Comprehension
}

const none: Shape = { fewest: 1, most: 0, comprehension: transformed }
const shapes: Readonly<Record<string, Shape>> = {
  all: { fewest: 2, most: 3, comprehension: (name, loop, parts) => quantified(name, loop, parts, false) },
  exists: { fewest: 2, most: 3, comprehension: (name, loop, parts) => quantified(name, loop, parts, true) },
  exists_one: { fewest: 2, most: 3, comprehension: existsOne },
  existsOne: { fewest: 2, most: 3, comprehension: existsOne },
  filter: { fewest: 2, most: 2, variables: 1, comprehension: transformed },
  map: { fewest: 2, most: 3, variables: 1, comprehension: transformed },
  transformList: { fewest: 3, most: 4, variables: 2, comprehension: transformed },
}

/** `all` looks for a false and `exists` for a true; an error counts only when what is looked for is not found. */
function quantified(name: string, loop: Loop, [predicate = nothing]: readonly Run[], decisive: boolean): Run {
  return frame => {
    let failure: RuleError | undefined
    let found = false
    loop(frame, () => {
      try {
        found = boolean(name, predicate(frame)) === decisive
      } catch (error) {
        const forgiven = frame.forgive(error)
        failure ??= forgiven
      }
      return !found
    })
    if (!found && failure !== undefined) throw failure
    return found ? decisive : !decisive
  }
}

function existsOne(name: string, loop: Loop, [predicate = nothing]: readonly Run[]): Run {
  return frame => {
    let count = 0
    loop(frame, () => {
      if (boolean(name, predicate(frame))) count++
      return true
    })
    return count === 1
  }
}

/** `map`, `filter` and `transformList`: the last part makes an element; one before it decides whether there is one. */
function transformed(name: string, loop: Loop, parts: readonly Run[]): Run {
  const [transform = nothing, predicate] = parts.toReversed()
  return frame => {
    const result: Value[] = []
    loop(frame, () => {
      if (predicate === undefined || boolean(name, predicate(frame))) result.push(transform(frame))
      return true
    })
    return result
  }
}

function nothing(): never {
  throw new Error('a comprehension lacks its expression')
}

/** Lists are run over by index and item, maps by key and value; with one variable it is the item or the key. */
function loopOver(name: string, range: Run, [first = 0, second]: readonly number[]): Loop {
  return (frame, visit) => {
    const whole = range(frame)
    if (isList(whole)) overList(whole, frame, visit)
    else if (isMap(whole)) overMap(whole, frame, visit)
    else throw unfit(name, typeName(whole))
  }

  function overList(list: readonly Value[], frame: Frame, visit: () => boolean): void {
    for (let index = 0; index < list.length; index++) {
      frame.charge(1)
      frame.slots[first] = second === undefined ? list[index] : BigInt(index)
      if (second !== undefined) frame.slots[second] = list[index]
      if (!visit()) return
    }
  }

  function overMap(map: ReadonlyMap<MapKey, Value> | JsonObject, frame: Frame, visit: () => boolean): void {
    for (const key of keysOf(map)) {
      frame.charge(1)
      frame.slots[first] = key
      if (second !== undefined) frame.slots[second] = lookUp(map, key)
      if (!visit()) return
    }
  }
}
