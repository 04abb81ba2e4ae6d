#!/usr/bin/env node
// CommonJS (bin/package.json): Node's loader of ES modules costs a tenth of its whole start.
const { setFlagsFromString } = require('node:v8')
const { bundle } = require('./bundle.js')

// V8 would optimise undici's WebAssembly parser in the background, and the end of the process waits for that: measured
// 130 ms of a first request. Baseline code is as fast at our volumes. Said before the bundle is opened, because V8 takes
// a code cache only under the flags that it was made under.
setFlagsFromString('--liftoff-only')

// An open request would keep the process alive, and a signal that nobody takes would leave half-written files behind; 130 is
// what shells expect of a program that Ctrl-C ended, 143 of one that a build server did. A server is meant to end so: it
// listens too, and then it is left to end by itself. We go on listening: the system's own answer to a second signal would end us
// amid what is cleared away at the end.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.listenerCount(signal) > 1 || process.exit(code))
}

// What nobody caught is a fault of ours (70, src/errors.ts). Node would end with 1, which is what a system ends with that
// does not conform.
process.on('uncaughtException', error => {
  process.stderr.write(told(error))
  process.exit(70)
})

/** As every other fault of ours is told; where not even the program can be read, only where it happened. */
function told(error) {
  try {
    return opened.open('program').uncaught(error, process.argv.slice(2))
  } catch {
    return `${String(error?.stack ?? error).replace(/[^\n -~]/g, '?')}\n`
  }
}

const words = process.argv.slice(2)
const [command] = words

// A run over HTTP has many functions and is over in seconds: to optimise each as early as V8 likes to (at 67,584) took a
// third of the processor time of 1,300 requests, in threads of its own. What is called often is optimised all the same.
if (command === 'run' || command === 'run-all') setFlagsFromString('--interrupt-budget=500000')

const isCommand = /^[a-z]+(-[a-z]+)?$/.test(command ?? '')
const opened = bundle(isCommand ? command : 'help')
const answered = isCommand ? undefined : opened.open('front').front(words)
if (answered === undefined) opened.open('program').main(words).then(ended)
else ended(answered)

function ended(code) {
  process.exitCode = code
  // A command that ended with a verdict has run what it usually runs; any other word is not worth a file.
  if ([0, 1, 3].includes(code)) opened.keep()
}
