/** The layers of docs/architecture.md. Each rule says why it is there. */
const pure = '^src/(documents|engines|report|reporters)/'
const tests = '[.]test[.]ts$|/testing[^/]*[.]ts$'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle hides which of two files knows the other; there are none, and that is how it stays.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-imports-nothing',
      comment: 'The nouns are what everybody agrees on; they cannot depend on anybody.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^src/model/' },
    },
    {
      name: 'messages-import-model-only',
      comment: 'Words are data. A sentence that needs code to be said is a sentence that cannot be translated.',
      severity: 'error',
      from: { path: '^src/(messages/|errors[.]ts)', pathNot: tests },
      to: { pathNot: '^src/(messages/|model/)' },
    },
    {
      name: 'pure-parts-do-no-io',
      comment: 'Judging must give the same answer for a live run, a HAR file and a bundle; so it cannot reach outside.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: '^(node:)?(fs|fs/promises|net|http|https|tls|dns|child_process|process|console|os|worker_threads)$' },
    },
    {
      name: 'stages-reach-outside-through-world',
      comment: 'run, profile, exchange, trust and tender get a World, so that a test can stand in for the outside.',
      severity: 'error',
      from: { path: '^src/(run|profile|exchange|trust|tender)/', pathNot: tests },
      to: { path: '^(node:)?(fs|fs/promises|net|http|https|tls|dns|child_process|process|console|os|worker_threads)$' },
    },
    {
      name: 'only-io-knows-undici',
      comment: 'One place decides how bytes go over the wire.',
      severity: 'error',
      from: { pathNot: '^src/io/' },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'engines-own-their-package',
      comment: 'A third-party validator is behind one folder, so that it can be replaced there.',
      severity: 'error',
      from: { pathNot: `^src/engines/|${tests}|^scripts/|^bench/` },
      to: { path: 'node_modules/(ajv|ajv-formats|@hyperjump/json-schema|@marcbachmann/cel-js|json-p3|fontoxpath|slimdom|re2js|libxml2-wasm)/' },
    },
    {
      name: 'reporters-see-only-the-report',
      comment: 'A format is a function of the report; if it needs more, the report lacks something.',
      severity: 'error',
      from: { path: '^src/reporters/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(reporters|model|messages)/' },
    },
    {
      name: 'trust-stands-on-top',
      comment: 'Whoever makes a result does not know how it will be examined.',
      severity: 'error',
      from: { path: '^src/(documents|engines|profile|exchange|run|report|reporters|tender)/', pathNot: tests },
      to: { path: '^src/trust/' },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'Printing and exit codes belong to one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/|^src/[^/]+[.]test[.]ts$' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'io-knows-only-the-model',
      comment: 'The outside does not know what it is used for.',
      severity: 'error',
      from: { path: '^src/io/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(io/|model/|errors[.]ts)' },
    },
    {
      name: 'nobody-imports-the-worker',
      comment: 'It is the entry point of another thread; what it imports may be imported, it may not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/worker[.]ts$' },
    },
    {
      name: 'reachable-from-an-entry',
      comment: 'A file that neither the program nor the library uses is dead.',
      severity: 'error',
      from: { path: '^src/(index|worker|cli/main)[.]ts$' },
      to: {
        path: '^src/',
        pathNot: `${tests}|[.]json$|[.]d[.]ts$|^src/model/|^src/(index|worker|cli/main)[.]ts$`,
        reachable: false,
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
}
