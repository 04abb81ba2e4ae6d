import { counted } from '../counted.ts'

/** Findings and reasons of workflows. */
export const arazzo = {
  'arazzo.refused.syntax': (a: { why: string }) => `It is not YAML or JSON: ${a.why}`,
  'arazzo.refused.too-large': (a: { most: number }) =>
    `It has more than ${counted(a.most, 'value', 'values')} when its aliases are unfolded.`,
  'arazzo.refused.version': () => 'The field "arazzo" must name version 1.0.x or 1.1.x of the specification.',
  'arazzo.refused.unknown-field': (a: { name: string }) =>
    `There is no field "${a.name}" here in this version of Arazzo; extensions begin with x-.`,
  'arazzo.refused.required': (a: { name: string }) => `The field "${a.name}" must be there.`,
  'arazzo.refused.type': (a: { expected: string }) => `The value must be of type ${a.expected}.`,
  'arazzo.refused.number': (a: { minimum: number; integer: number }) =>
    `The value must be ${a.integer ? 'a whole number' : 'a number'}, ${a.minimum} or more.`,
  'arazzo.refused.word': (a: { allowed: string }) =>
    `The value must be one of: ${a.allowed || 'none in this version'}.`,
  'arazzo.refused.empty': () => 'The list may be left out, but not be empty.',
  'arazzo.refused.duplicate': (a: { name: string }) => `"${a.name}" is there twice.`,
  'arazzo.refused.key': (a: { name: string }) =>
    `"${a.name}" has other characters than a-z, A-Z, 0-9, "-", "_" and, in keys, ".".`,
  'arazzo.refused.one-of': (a: { names: string }) => `Exactly one of these fields must be there: ${a.names}.`,
  'arazzo.refused.not-together': (a: { names: string }) => `These fields cannot be used together: ${a.names}.`,
  'arazzo.refused.receive': () =>
    'A step with "x-receive" waits for a webhook of the description, and only such a step can name one.',
  'arazzo.refused.answer': () =>
    'An answer in "x-receive" needs an input of the workflow with "x-receiver: { holds: true }": other receivers have answered before the step comes to it.',
  'arazzo.refused.reference': (a: { name: string }) => `"${a.name}" names nothing that is there.`,
  'arazzo.refused.correlation': () => 'Only a step with the action "receive" has a correlationId.',
  'arazzo.refused.fragment': () => 'The address in $self must not have a fragment.',
  'arazzo.refused.condition': (a: { wrong: string }) => `It stops being a condition at: ${a.wrong}`,
  'arazzo.refused.proves-nothing': () =>
    'A step without successCriteria always succeeds, so it can prove no requirement.',
  'arazzo.refused.belongs-to-step': (a: { name: string }) =>
    `${a.name} belongs on a step: a workflow itself proves nothing.`,
  'arazzo.unknown-name': (a: { expression: string }) => `The suite asks for ${a.expression}, which is nowhere.`,
  'arazzo.answer-lacks': (a: { step: string; expression: string }) =>
    `The answer in step "${a.step}" has no ${a.expression}.`,
  'arazzo.input-missing': (a: { name: string }) =>
    `The input "${a.name}" was not given, so there was nothing to test with.`,
  'arazzo.no-receiver': () =>
    'There was no receiver that the system could call. Name an address of this machine that the system reaches, with --receiver.',
  'arazzo.value-lacks': (a: { expression: string }) => `An earlier answer had nothing at ${a.expression}.`,
  'arazzo.step-not-run': (a: { step: string }) => `It needs what step "${a.step}" gives, and that step was not run.`,
  'arazzo.step-failed': (a: { step: string }) => `It needs what step "${a.step}" gives, and that step failed.`,
  'arazzo.step-inapplicable': (a: { step: string }) =>
    `It needs what step "${a.step}" gives, and that step does not apply here.`,
  'arazzo.workflow-not-run': (a: { workflow: string }) => `The workflow "${a.workflow}" was not run.`,
  'arazzo.masked': (a: { step: string; condition: string }) =>
    `In step "${a.step}" this was asked of a value that was masked when it was recorded.`,
  'arazzo.condition-broken': (a: { step: string; condition: string; operands: string }) =>
    `In step "${a.step}" the condition ${a.condition} does not hold: ${a.operands}.`,
  'arazzo.rule-broken': (a: { step: string; condition: string; status: number }) =>
    `In step "${a.step}" a rule does not hold; the answer had status ${a.status}.`,
  'arazzo.context-broken': (a: { step: string; condition: string; context: string; actual: string }) =>
    `In step "${a.step}" ${a.context} does not meet ${a.condition}; it is ${a.actual}.`,
  'arazzo.context-lacking': (a: { step: string; condition: string; context: string }) =>
    `In step "${a.step}" the answer has no ${a.context}, which was to meet ${a.condition}.`,
  'arazzo.context-not-xml': (a: { step: string; condition: string; context: string; detail: string }) =>
    `In step "${a.step}" ${a.context} is not well-formed XML (${a.detail}), so it cannot meet ${a.condition}.`,
  'arazzo.criterion-error': (a: { step: string; condition: string; detail: string }) =>
    `In step "${a.step}" the suite has a condition that cannot be evaluated, ${a.condition}: ${a.detail}`,
  'arazzo.answer-broken': (a: { step: string; condition: string }) =>
    `In step "${a.step}" a condition cannot be judged, since an answer does not follow its description: ${a.condition}`,
  'arazzo.request-of-broken': (a: { step: string }) =>
    `In step "${a.step}" the request is made of an answer that does not follow its description, so nothing can be said of what comes of it.`,
  'arazzo.selector-fault': (a: { selector: string; detail: string }) =>
    `The suite has a selector that cannot be evaluated, ${a.selector}: ${a.detail}`,
  'arazzo.selector-empty': (a: { step: string; selector: string; context: string }) =>
    `In step "${a.step}" ${a.selector} selects nothing in ${a.context}.`,
  'arazzo.inapplicable': (a: { sv: string; en: string }) => a.en,
  'arazzo.async': (a: { step: string }) =>
    `Step "${a.step}" sends or receives messages (AsyncAPI), which this tool does not do.`,
  'arazzo.no-operation': (a: { operation: string }) => `The suite calls ${a.operation}, which no API description has.`,
  'arazzo.operation-ambiguous': (a: { operation: string }) =>
    `The suite calls ${a.operation}, which more than one API description has.`,
  'arazzo.no-workflow': (a: { workflow: string }) =>
    `The suite names the workflow "${a.workflow}", which is not there.`,
  'arazzo.no-step': (a: { step: string }) => `The suite names the step "${a.step}", which is not there.`,
  'arazzo.parameter-place': (a: { step: string; name: string }) =>
    `In step "${a.step}" the suite does not say where the parameter "${a.name}" goes.`,
  'arazzo.parameter-form': (a: { step: string; name: string; detail: string }) =>
    `In step "${a.step}" the value cannot be written as the parameter "${a.name}": ${a.detail}`,
  'arazzo.path-parameter': (a: { step: string; name: string }) =>
    `In step "${a.step}" the parameter "${a.name}" of the path has no value.`,
  'arazzo.body-form': (a: { step: string; contentType: string }) =>
    `In step "${a.step}" the suite has a body that cannot be written as ${a.contentType}.`,
  'arazzo.replacement-target': (a: { step: string; target: string }) =>
    `In step "${a.step}" the suite replaces ${a.target}, which its payload does not have.`,
  'arazzo.replacement-fault': (a: { step: string; target: string; detail: string }) =>
    `In step "${a.step}" the suite cannot replace ${a.target}: ${a.detail}`,
  'arazzo.trouble': (a: { step: string; kind: string; detail: string }) =>
    `Step "${a.step}" got no usable answer (${a.kind}): ${a.detail}`,
  'arazzo.sut-trouble': (a: { step: string; kind: string; detail: string }) =>
    `In step "${a.step}" the system gave no usable answer (${a.kind}): ${a.detail}`,
  'arazzo.no-address': (a: { step: string }) =>
    `Step "${a.step}" calls the system, and no address of the system was given (--base-url).`,
  'arazzo.no-connection': (a: { step: string }) =>
    `Nothing is known of the connection in step "${a.step}": it was not over TLS (https), or nobody looked at it when it was recorded.`,
  'arazzo.no-exchange': () => 'Nothing was sent that this could be seen in.',
  'arazzo.not-recorded': (a: { step: string }) => `The recording has no answer for step "${a.step}".`,
  'arazzo.success-broken': (a: { step: string }) =>
    `The answer in step "${a.step}" was not the one that this is asked of.`,
  'arazzo.too-many-requests': (a: { step: string }) =>
    `In step "${a.step}" the system answered that it is asked too often (429), which proves nothing else. Ask more slowly with --rate, or fewer at a time with --concurrency.`,
  'arazzo.next-form': (a: { step: string; actual: string }) =>
    `In step "${a.step}" the mark of the next page is neither text nor number: ${a.actual}`,
  'arazzo.paging-circle': (a: { step: string; pages: number }) =>
    `Step "${a.step}" was given a mark of the next page that it had been given before: after ${counted(a.pages, 'page', 'pages')} the list goes in a circle.`,
  'arazzo.paging-max': (a: { step: string; max: number }) =>
    `Step "${a.step}" fetched ${counted(a.max, 'page', 'pages')}, and there were more; the rest was not seen.`,
  'arazzo.no-test-data': (a: { step: string }) => `No test data: step "${a.step}" has an empty list to go through.`,
  'arazzo.no-list': (a: { step: string }) => `Step "${a.step}" was to go through a list, and the value is none.`,
  'arazzo.dependency': (a: { step: string; needed: string }) =>
    `Step "${a.step}" needs step "${a.needed}", which has not succeeded.`,
  'arazzo.workflow-dependency': (a: { workflow: string }) =>
    `It needs the workflow "${a.workflow}", which did not succeed.`,
  'arazzo.dependency-loop': (a: { workflow: string }) =>
    `The suite makes the workflow "${a.workflow}" wait for itself.`,
  'arazzo.called-failed': (a: { step: string; workflow: string }) =>
    `Step "${a.step}" calls the workflow "${a.workflow}", which did not succeed.`,
  'arazzo.over-budget': (a: { workflow: string }) =>
    `The workflow "${a.workflow}" goes round without end and was stopped.`,
  'arazzo.passed-by': () => 'The workflow went another way and never came to this step.',
  'arazzo.after-failed': (a: { step: string }) => `Not reached, because the earlier step "${a.step}" failed.`,
  'arazzo.after-trouble': (a: { step: string; kind: string }) =>
    `Not reached, because the earlier step "${a.step}" got no usable answer (${a.kind}).`,
  'arazzo.after-untested': (a: { step: string }) =>
    `Not reached, because the earlier step "${a.step}" could not be carried out.`,
  'arazzo.after-error': (a: { step: string }) =>
    `Not reached, because the suite is at fault in the earlier step "${a.step}".`,
  'arazzo.after-end': (a: { step: string; action: string }) =>
    `Not reached, because step "${a.step}" ended the workflow (${a.action}).`,
}
