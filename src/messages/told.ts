/** The sentence of another message inside an error: `problem` is its key, and its arguments stand beside it. */
export function told(catalogue: object, args: { readonly problem: string }): string {
  const say: unknown = Object.hasOwn(catalogue, args.problem) ? Reflect.get(catalogue, args.problem) : undefined
  return typeof say === 'function' ? String(say(args)) : args.problem
}
