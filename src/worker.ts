import { keepYoungSmall } from './io/keep-young-small.ts'
import { serveTasks } from './io/worker-port.ts'
import { realWorld } from './io/world.ts'
import { documentWorker } from './run/document-worker.ts'

// The entry point of worker threads (`realWorld().workers`); a bundle of its own beside the program.
serveTasks(documentWorker(realWorld(keepYoungSmall)))
