import { setFlagsFromString } from 'node:v8'

/**
 * What comes of a stream is judged and dies. V8 would give such objects more and more room before it looks for the dead:
 * some 30 MiB of the 200 that a check of 1 GiB may take, for a fifth of the time (bench/README.md). It holds for the whole
 * process, so that only the program says it, and the library never does.
 */
export function keepYoungSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
