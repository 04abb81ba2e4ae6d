import { afterEach, describe, expect, it } from 'vitest'
import type { WorkerPool } from '../model/world.ts'
import { openPool } from './worker-pool.ts'

const opened: WorkerPool[] = []
afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close()
})

/** A pool whose threads do this with each task; `task` is at hand, and `told`, the last task that all were told. */
function pool(work: string, threads = 1, heap?: number): WorkerPool {
  const code = `import { parentPort, threadId } from 'node:worker_threads'
    let told
    parentPort.on('message', async ({ number, task }) => {
      if (number === undefined) return told = task
      const answer = await (async () => { ${work} })()
      parentPort.postMessage({ number, answer })
    })`
  const made = openPool(new URL(`data:text/javascript,${encodeURIComponent(code)}`), threads, heap)
  opened.push(made)
  return made
}

const trouble = (work: Promise<unknown>) =>
  work.then(String).catch(({ code, args, exitCode }) => [code, args.why, exitCode])

describe('a pool of threads', () => {
  it('answers each task with its own answer, whichever thread did it', async () => {
    const { run } = pool("return 'hej ' + task", 2)
    expect(await Promise.all([1, 2, 3, 4, 5].map(run))).toEqual(['hej 1', 'hej 2', 'hej 3', 'hej 4', 'hej 5'])
  })

  it('is told things, each thread before the tasks that follow', async () => {
    const { run, tell, threads } = pool("return told + ' ' + task", 2)
    tell('hej')
    const first = [1, 2, 3].map(run)
    tell('hopp')
    expect(await Promise.all([...first, run(4)])).toEqual(['hej 1', 'hej 2', 'hej 3', 'hopp 4'])
    expect(threads).toBe(2)
  })

  it('shares tasks out', async () => {
    const { run } = pool('return threadId', 2)
    expect(new Set(await Promise.all([1, 2, 3, 4].map(run))).size).toBe(2)
  })

  it('ends threads that never answer', async () => {
    const idle = pool('return new Promise(() => {})')
    const asked = trouble(idle.run(1))
    await idle.close()
    expect(await asked).toEqual(['worker.died', expect.stringMatching(/^exit [01]$/), 3])
  })
})

describe('a thread that dies', () => {
  it.each([
    ['ends itself', 'process.exit(0)', 'exit 0'],
    ['throws', "throw new Error('broken')", 'broken'],
    ['throws what is no error', 'throw { at: 1n }', '{ at: 1n }'],
    ['throws nothing', 'throw undefined', 'undefined'],
    ['answers with what cannot be sent', 'return () => 1', expect.any(String)],
  ])('because it %s is told for its task', async (_, work, why) => {
    expect(await trouble(pool(work).run(1))).toEqual(['worker.died', why, 3])
  })

  it('because it takes too much memory is told for its task', async () => {
    const { run } = pool('const kept = []; for (;;) kept.push({ at: [kept.length] })', 1, 24)
    expect(await trouble(run(1))).toEqual(['worker.died', expect.stringContaining('memory'), 3])
  })

  it('because it cannot start is told for each task', async () => {
    const none = openPool(new URL('data:text/javascript,nothing.here'), 2)
    opened.push(none)
    const [first, second] = await Promise.all([trouble(none.run(1)), trouble(none.run(2))])
    expect([first, second]).toEqual([
      ['worker.died', 'nothing is not defined', 3],
      ['worker.died', 'nothing is not defined', 3],
    ])
    expect(await trouble(none.run(3))).toEqual(['worker.died', 'nothing is not defined', 3])
  })

  it('takes all tasks that wait for it along, and leaves those of other threads', async () => {
    const { run } = pool("if (task === 'die') process.exit(7); return task", 2)
    const answers = ['die', 'a', 'lost', 'b'].map(run).map(trouble)
    expect(await Promise.all(answers)).toEqual([['worker.died', 'exit 7', 3], 'a', ['worker.died', 'exit 7', 3], 'b'])
    expect(await Promise.all(['c', 'd'].map(run))).toEqual(['c', 'd'])
  })
})
