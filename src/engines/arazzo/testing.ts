import type { Sink, TraceCheck } from '../../model/check.ts'
import type { Exchange, Headers, Redaction, StepTurn } from '../../model/evidence.ts'
import { redactedInput } from '../../model/sut.ts'
import { type Trouble, type TroubleKind, troubleOwner } from '../../model/trouble.ts'
import { answeredBy, type StepRequest } from './answer.ts'
import type { ApiDescription, ApiOperation } from './api.ts'
import { runWorkflow } from './interpreter.ts'
import type { Languages } from './languages.ts'
import { loadSuite } from './load.ts'
import { plainParameter } from './plain-parameter.ts'
import type { Inputs, Scope } from './resolve.ts'
import type { RunContext, Send, WorkflowResult } from './run-state.ts'
import type { Suite } from './suite.ts'

/** A suite for tests: workflows as plain objects, one OpenAPI source named `api`. */
export function suiteOf(workflows: readonly object[], more: object = {}): Promise<Suite> {
  const document = {
    arazzo: '1.1.0',
    info: { title: 'Test', version: '1' },
    sourceDescriptions: [{ name: 'api', url: './openapi.yaml', type: 'openapi' }],
    workflows,
    ...more,
  }
  return loadSuite(JSON.stringify(document), 'suites/test.arazzo.yaml')
}

/** A suite of one workflow `w` with these steps. */
export function suiteWith(steps: readonly object[], more: object = {}): Promise<Suite> {
  return suiteOf([{ workflowId: 'w', steps, ...more }])
}

const ok = [{ condition: '$statusCode == 200' }]

/** A step that gets `/things` and wants 200. */
export function getStep(stepId: string, more: object = {}): object {
  return { stepId, operationId: 'listThings', successCriteria: ok, ...more }
}

export const api: ApiDescription = describe([
  operation('GET', '/things', 'listThings'),
  operation('POST', '/things', 'addThing'),
  operation('GET', '/things/{id}', 'getThing'),
  operation('DELETE', '/things/{id}', 'removeThing'),
])

function operation(method: string, path: string, id: string): ApiOperation & { readonly id: string } {
  const parameters = path.includes('{id}') ? [plainParameter('id', 'path')] : []
  return {
    id,
    method,
    isSafe: method === 'GET',
    path,
    parameters,
    requestTypes: ['application/json'],
    responseTypes: ['application/json'],
  }
}

function describe(operations: readonly (ApiOperation & { readonly id: string })[]): ApiDescription {
  return {
    baseUrl: 'http://sut.test/v1',
    byId: id => operations.find(known => known.id === id),
    byPointer: pointer => {
      const [, , path = '', method = ''] = pointer.split('/').map(token => token.replaceAll('~1', '/'))
      return operations.find(known => known.path === path && known.method === method.toUpperCase())
    },
  }
}

export interface Answer {
  readonly status?: number
  readonly headers?: Headers
  /** JSON, or text as it is. */
  readonly body?: unknown
  readonly trouble?: TroubleKind
  readonly duration?: number
  readonly redactions?: readonly Redaction[]
}

export interface Script {
  readonly send: Send
  readonly exchanges: Exchange[]
  /** `GET /things?x=1 (step 0)` for each request, the base address left out. */
  readonly log: string[]
}

/** A system that answers as it is told, and records what a live run would. */
export function script(answer: (request: StepRequest, turn: StepTurn) => Answer): Script {
  const exchanges: Exchange[] = []
  const log: string[] = []
  const send: Send = (request, turn) => {
    log.push(`${request.method} ${request.url.slice(api.baseUrl.length)} (${turn.step} ${turn.turn})`)
    const exchange = exchangeOf(answer(request, turn), request, turn)
    exchanges.push(exchange)
    return Promise.resolve(exchange)
  }
  return { send, exchanges, log }
}

/** One answer after the other; the last one stays. */
export function inTurn(...answers: readonly Answer[]): (request: StepRequest, turn: StepTurn) => Answer {
  let next = 0
  return () => answers[Math.min(next++, answers.length - 1)] ?? {}
}

export function exchangeOf(answer: Answer, request: StepRequest, sentBy: StepTurn): Exchange {
  const { status = 200, headers = [['Content-Type', 'application/json']], body, trouble, duration = 5 } = answer
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  return {
    kind: 'exchange',
    id: `sha256:${sentBy.workflow}/${sentBy.step}/${sentBy.turn}`,
    sentBy,
    startedAt: '2026-01-01T12:00:00Z',
    duration,
    request,
    ...(trouble && answer.status === undefined ? {} : { response: { status, headers, body: text } }),
    ...(trouble ? { trouble: troubleOf(trouble) } : {}),
    redactions: answer.redactions ?? [],
  }
}

function troubleOf(kind: TroubleKind): Trouble {
  return { kind, owner: troubleOwner[kind], detail: 'as told' }
}

export interface ListeningSink extends Sink {
  /** What was said, one line each: `exercised R1`, `finding R1 arazzo.condition-broken`, `untested R2 arazzo.…`. */
  readonly lines: string[]
  /** Everything, for comparing two runs. */
  readonly all: unknown[]
}

export function listen(): ListeningSink {
  const lines: string[] = []
  const all: unknown[] = []
  const note = (word: string, requirement: string, key: string, whole: unknown) => {
    lines.push([word, requirement, key].filter(part => part !== '').join(' '))
    all.push([word, requirement, whole])
  }
  return {
    lines,
    all,
    exercised: (requirement, times) => note('exercised', requirement, '', times),
    finding: finding => note('finding', finding.requirement, finding.message.key, finding),
    untested: (requirement, reason) => note('untested', requirement, reason.key, reason),
    inapplicable: (requirement, condition) => note('inapplicable', requirement, condition.key, condition),
    error: (requirement, reason) => note('error', requirement, reason.key, reason),
  }
}

/** Languages for tests: the platform's own regular expressions, and a CEL that knows a few rules by heart. */
export function languagesOf(
  rules: Readonly<Record<string, (context: Readonly<Record<string, unknown>>) => boolean>> = {},
): Languages {
  return {
    regexp: pattern => new RegExp(pattern, 'u'),
    cel: source => {
      const evaluate = rules[source]
      if (!evaluate) throw new Error(`no such rule: ${source}`)
      return { evaluate, value: evaluate }
    },
  }
}

export function contextOf(send: Send, more: Partial<RunContext> = {}): RunContext {
  return {
    apis: new Map([['api', api]]),
    inputs: {},
    send,
    sleep: () => Promise.resolve(),
    role: 'provider',
    languages: languagesOf(),
    ...more,
  }
}

export interface Played {
  readonly sink: ListeningSink
  /** Requests, as `Script.log` has them. */
  readonly log: readonly string[]
  /** Milliseconds of each pause. */
  readonly slept: readonly number[]
  readonly result: WorkflowResult
}

/** Runs one workflow against a system that answers as it is told. */
export async function play(
  suite: Suite,
  workflow: string,
  answer: Parameters<typeof script>[0] = inTurn({}),
  more: Partial<RunContext> = {},
): Promise<Played> {
  const { send, log } = script(answer)
  const sink = listen()
  const slept: number[] = []
  const sleep = (milliseconds: number) => {
    slept.push(milliseconds)
    return Promise.resolve()
  }
  const result = await runWorkflow(suite, workflow, contextOf(send, { sleep, ...more }), sink)
  return { sink, log, slept, result }
}

/** Runs a workflow `w` of these steps. */
export async function playSteps(
  steps: readonly object[],
  answer: Parameters<typeof script>[0] = inTurn({}),
  more: Partial<RunContext> = {},
): Promise<Played> {
  return play(await suiteWith(steps), 'w', answer, more)
}

/** Answers by step: the answers of one step come in turn, the last one stays. */
export function byStep(answers: Readonly<Record<string, readonly Answer[]>>): Parameters<typeof script>[0] {
  return (_request, { step, turn }) => {
    const own = answers[step] ?? []
    return own[Math.min(turn, own.length - 1)] ?? { body: {} }
  }
}

/** A scope after one answered request, for the parts that need no run. */
export async function scopeAfter(answer: Answer, more: Partial<Scope> = {}): Promise<Scope> {
  const request: StepRequest = {
    method: 'POST',
    url: 'http://sut.test/v1/things?tag=a%20b',
    headers: [['X-Sent', 'yes']],
    body: '{"sent":{"deep":1}}',
  }
  const exchange = exchangeOf(answer, request, { workflow: 'w', step: 'now', turn: 0 })
  return {
    suite: await suiteWith([getStep('now')]),
    step: 'now',
    inputs: inputsOf({}),
    answered: answeredBy(exchange, request, { id: '7' }),
    steps: new Map(),
    knowsStep: step => step === 'now' || step === 'later',
    workflows: new Map(),
    knowsWorkflow: workflow => workflow === 'w' || workflow === 'later',
    ...more,
  }
}

export function inputsOf(values: Readonly<Record<string, unknown>>, declared: readonly string[] = []): Inputs {
  return {
    values,
    declares: name => Object.hasOwn(values, name) || declared.includes(name),
    redacted: Object.keys(values).filter(name => values[name] === redactedInput),
    isReceiver: () => false,
    isSecret: name => name === 'secret',
  }
}

/** What a check says of exchanges that are all there. */
export async function traced(check: TraceCheck, exchanges: readonly Exchange[], sink: Sink): Promise<void> {
  const following = check.follow(sink)
  for (const exchange of exchanges) following.take(exchange)
  await following.end()
}
