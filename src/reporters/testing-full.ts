import type { Exchange } from '../model/evidence.ts'
import type { Report, ShownExchange } from '../model/report.ts'
import type { Trouble } from '../model/trouble.ts'
import { sampleReport } from './testing.ts'
import { exampleRegraded } from './testing-regraded.ts'

const digest = (letter: string) => `sha256:${letter.repeat(64)}`
const both = (said: string) => ({ sv: `${said} på svenska`, en: `${said} in English` })
const foreign = { key: 'newer.message', args: { name: 'argument' } }

const trouble: Trouble = { kind: 'timeout', owner: 'sut', detail: 'detail of the trouble' }

/** An exchange with everything that one may have, and a body in which the place is marked. */
function shown(letter: string, body: string, more: Partial<Exchange> = {}): ShownExchange {
  return {
    id: digest(letter),
    reproduce: 'curl -H \'Authorization: Bearer \'"$TOKEN" https://sis.example/persons',
    exchange: {
      kind: 'exchange',
      id: digest(letter),
      sentBy: { workflow: 'workflow', step: 'step', turn: 0 },
      startedAt: '2026-11-21T12:00:00.000Z',
      duration: 12,
      request: {
        method: 'POST',
        url: 'https://sis.example/persons',
        headers: [['X-Request-Header', 'its value']],
        body: '{"asked": "for"}',
        ...(letter === 'c' ? { encoding: 'base64' } : {}),
      },
      response: { status: 200, headers: [['X-Response-Header', 'its value']], body },
      trouble,
      retriesAfter: [{ status: 503, trouble }],
      redirects: [{ status: 302, location: 'https://sis.example/elsewhere' }],
      redactions: [
        { where: 'response', place: '/data/0/civicNo', kind: 'personal-identity-number' },
        { where: 'request', place: 'header:Authorization', kind: 'credential' },
      ],
      completes: 'persons',
      ...more,
    },
  }
}

/**
 * A report with every member that a report may have, optional ones too: a test holds it against the schema, so that what is
 * tried on each text of it is tried on each text that a report can hold.
 */
export function fullReport(): Report {
  const small = sampleReport('plain.json')
  const [finding, remark] = small.findings
  if (!finding || !remark) throw new Error('the small report has findings')
  const answered = {
    ...finding,
    at: { evidence: digest('b'), name: 'POST https://sis.example/persons', pointer: '/data/0/sex' },
    message: foreign,
    actual: '"K"',
  }
  const parsed = { ...finding, at: { ...finding.at, pointer: '/a~1b/sex' }, actual: '"text of the value"' }
  const marked = { ...finding, at: { evidence: digest('a'), name: 'invoice.xml', xpath: "/Invoice/cbc:ID[. = 'x']" } }
  const [first] = small.requirements
  if (!first) throw new Error('the small report has requirements')
  return {
    ...small,
    tool: { name: 'samklang', version: '0.1.0', engines: { 'engine-name': 'engine version' } },
    profile: {
      ...small.profile,
      extends: { id: 'base', version: '2.0.0', digest: digest('1') },
      standard: { name: 'Tiny', version: '1', url: 'https://standard.example/tiny' },
      ruleSets: [
        {
          name: 'rules.sch',
          version: '1.3',
          digest: digest('2'),
          isSupplied: true,
          validFrom: '2026-01-01',
          validTo: '2026-12-31',
        },
        { name: 'schema.xsd', version: '1', digest: digest('3'), isSupplied: false },
      ],
    },
    sut: {
      ...small.sut,
      endpoint: 'https://sis.example/v2.0',
      certificate: {
        fingerprint: `sha256:${'c'.repeat(64)}`,
        subject: 'CN=sis.example',
        issuer: 'CN=Test CA',
        validTo: '2027-01-01T00:00:00.000Z',
      },
      modules: ['core', 'module-without-title'],
      inputs: { 'name-of-input': 'value of input', token: '***' },
    },
    tender: {
      id: 'tender-1',
      authority: 'Kommunen',
      caseNumber: 'BUN 2026/1',
      digest: digest('4'),
      nonce: 'abcdefghijklmnopqrstuvwxyz',
    },
    requirements: small.requirements.map(each => ({
      ...each,
      consequence: both('Consequence'),
      source: { clause: 'clause 1', url: 'https://standard.example/clause' },
      optionalWithin: first.id,
      notTested: both('Not tested since'),
      manual: both('Look at'),
    })),
    verdicts: small.verdicts.map(each =>
      each.verdict === 'failed' ? { ...each, findings: 4, reason: foreign } : { ...each, reason: foreign },
    ),
    findings: [finding, answered, parsed, marked, remark],
    expectedFailures: [
      {
        requirement: 'R-failed',
        reason: 'we know of it',
        link: 'https://issues.example/1',
        expires: '2027-01-01',
        state: 'expected',
      },
      { requirement: 'R-remark', reason: 'we knew of it', expires: '2026-01-01', state: 'expired' },
      { requirement: 'R-passed', reason: 'it was mended', expires: '2027-01-01', state: 'stale' },
    ],
    exclusions: [{ requirement: 'R-excluded', reason: foreign }],
    troubles: [
      { trouble, message: { key: 'run.unrecognised', args: { name: 'name of a file' } } },
      { trouble: { ...trouble, kind: 'kind of a newer version' as Trouble['kind'] }, message: foreign },
    ],
    remarks: [foreign, { key: 'run.unrecognised', args: { name: 'name of another file' } }],
    evidence: [
      ...small.evidence,
      { id: digest('b'), kind: 'exchange', name: 'POST https://sis.example/persons', redactions: 2 },
      { id: '', kind: 'unreadable', name: 'unreadable file', redactions: 0, trouble },
    ],
    exchanges: [
      shown('b', '{"data": [{"sex": "K", "name": "body of the answer"}]}'),
      shown('c', 'an answer that is no JSON', {
        sender: 'sut',
        response: { status: 200, headers: [], body: 'AAECAw==', encoding: 'base64' },
      }),
    ],
    personalData: { masked: 2 },
    regraded: exampleRegraded(),
  }
}
