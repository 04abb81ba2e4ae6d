import { isAddress } from '../address.ts'
import { counted, isOne } from '../counted.ts'
import { systemFault } from '../file-faults.ts'
import { shortList, shortListAtEnd } from '../short-list.ts'
import { told } from '../told.ts'
import { documents } from './documents.ts'

/** Three sentences per error code: what happened, why, and what to do next. */
export const errors = {
  'error.usage.option.what': (a: { option: string; value: string }) => `${a.option} cannot be "${a.value}".`,
  'error.usage.option.why': (a: { allowed: string }) => `Allowed: ${shortListAtEnd(a.allowed)}`,
  'error.usage.option.do': () => 'See the command with --help for examples.',
  'error.file.missing.what': (a: { where: string }) => `There is no file or folder ${a.where}.`,
  'error.file.missing.why': () => 'The path does not exist on this machine.',
  'error.file.missing.do': (a: { where: string }): string =>
    isAddress(a.where)
      ? 'It is an address: "samklang run --base-url" tests a system, and "samklang doctor --base-url" looks whether it can be reached.'
      : 'Check the spelling, and the folder that the command is run from.',
  'error.file.encoding.what': (a: { where: string }) => `${a.where} cannot be read as text.`,
  'error.file.encoding.why': (a: { problem: string }) => told(documents, a),
  'error.file.encoding.do': () => 'Save or export the file as UTF-8 and try again.',
  'error.json.syntax.what': (a: { where: string; line: number; column: number }) =>
    `${a.where} is not right JSON at line ${a.line}, column ${a.column}.`,
  'error.json.syntax.why': (a: { problem: string }) => told(documents, a),
  'error.json.syntax.do': () => 'Correct the file there, or make it again with the program that wrote it.',
  'error.json.too-deep.what': (a: { where: string; line: number; column: number }) =>
    `${a.where} is nested too deep at line ${a.line}, column ${a.column}.`,
  'error.json.too-deep.why': (a: { problem: string }) => told(documents, a),
  'error.json.too-deep.do': () => 'Check that it is the right file: no document of a standard goes so deep.',
  'error.json.too-large.what': (a: { where: string }) => `${a.where} is too large to be read as one value.`,
  'error.json.too-large.why': (a: { problem: string }) => told(documents, a),
  'error.json.too-large.do': () => 'Divide the file, or check that it is the right one.',
  'error.usage.command-line.what': (a: { command: string }) =>
    `The command line of "samklang ${a.command}" is not right.`,
  'error.usage.command-line.why': (a: { why: string }) => a.why,
  'error.usage.command-line.do': (a: { command: string }) =>
    `Run "samklang ${a.command} --help" for the options and examples.`,
  'error.usage.unknown-command.what': (a: { name: string }) => `There is no command "${a.name}".`,
  'error.usage.unknown-command.why': (a: { known: string }) => `The commands are: ${a.known}.`,
  'error.usage.unknown-command.do': () => 'Run "samklang --help" to see what each does.',
  'error.usage.unknown-option.what': (a: { option: string }) => `There is no option ${a.option}.`,
  'error.usage.unknown-option.why': (a: { command: string }) => `"${a.command}" does not have it.`,
  'error.usage.unknown-option.do': (a: { command: string }) =>
    `Run "${a.command} --help" for the options and examples.`,
  'error.usage.loose-address.what': (a: { command: string }) => `An address stands alone behind "${a.command}".`,
  'error.usage.loose-address.why': () => 'The address of a system is given with --base-url.',
  'error.usage.loose-address.do': (a: { line: string }) => `Write: ${a.line}`,
  'error.usage.empty.what': (a: { option: string }) => `${a.option} has no value.`,
  'error.usage.empty.why': () =>
    'Nothing stands behind it. An environment variable that is not set gives nothing, too.',
  'error.usage.empty.do': (a: { option: string }) => `Write a value behind ${a.option}, or leave it out.`,
  'error.usage.hyphen.what': (a: { command: string }) => `"${a.command}" does not know what a lone hyphen stands for.`,
  'error.usage.hyphen.why': () => 'Samklang reads files, not the standard input.',
  'error.usage.hyphen.do': () => 'Save what is to be read as a file, and name that one. A file of that name is ./-.',
  'error.usage.repeated.what': (a: { option: string }) => `${a.option} is given more than once.`,
  'error.usage.repeated.why': (a: { values: string }) => `It takes one value, and was given: ${a.values}.`,
  'error.usage.repeated.do': () => 'Keep one of them.',
  'error.usage.together.what': (a: { first: string; second: string }) =>
    `${a.first} and ${a.second} cannot be used together.`,
  'error.usage.together.why': () => 'Each of them would overrule the other.',
  'error.usage.together.do': () => 'Keep the one that the system wants.',
  'error.usage.alone.what': (a: { option: string }) => `${a.option} is not enough by itself.`,
  'error.usage.alone.why': (a: { missing: string }) => `Missing: ${a.missing}.`,
  'error.usage.alone.do': () => 'Add the option that is missing; see the command with --help.',
  'error.usage.old-node.what': (a: { version: string }) => `Node.js ${a.version} is too old.`,
  'error.usage.old-node.why': (a: { least: string }) => `samklang needs Node.js ${a.least} or newer.`,
  'error.usage.old-node.do': () => 'Install a newer Node.js (https://nodejs.org), and run the command again.',
  'error.usage.nothing-to-do.what': () => 'There is nothing to test.',
  'error.usage.nothing-to-do.why': (a: { missing: string }) =>
    a.missing.includes(', ') ? `One of these is needed: ${a.missing}.` : `Missing: ${a.missing}.`,
  'error.usage.nothing-to-do.do': () => 'Give one of them; see the examples with --help.',
  'error.profile.unknown.what': (a: { name: string }) => `There is no profile ${a.name}.`,
  'error.profile.unknown.why': (a: { known: string }) => `These are known here: ${a.known}.`,
  'error.profile.unknown.do': () => 'Use one of those names, or the path of a folder that holds a profile.yaml.',
  'error.profile.broken.what': (a: { pointer: string }) => `The profile is not right at ${a.pointer}.`,
  'error.profile.broken.why': (a: { why: string }) => a.why,
  'error.profile.broken.do': () => 'Mend the file; docs/profiles.md says what a profile holds.',
  'error.profile.unknown-name.what': (a: { by: string; kind: string; name: string }) =>
    `${a.by} names the ${a.kind} "${a.name}", which the profile does not have.`,
  'error.profile.unknown-name.why': () => 'A name that leads nowhere would be a check that never runs.',
  'error.profile.unknown-name.do': () => 'Correct the spelling, or add what is named.',
  'error.profile.duplicate-id.what': (a: { id: string }) => `The id ${a.id} is there twice.`,
  'error.profile.duplicate-id.why': () => 'Every verdict is given to one id, so ids must be unique.',
  'error.profile.duplicate-id.do': () => 'Give one of them another id.',
  'error.profile.resource-missing.what': (a: { path: string }) =>
    `The profile names the file ${a.path}, which is not there.`,
  'error.profile.resource-missing.why': () => 'Without it, what it tests cannot be tested.',
  'error.profile.resource-missing.do': () =>
    'Put the file in the profile folder, or take its name out of profile.yaml.',
  'error.profile.base.what': (a: { base: string; wanted: string }) => `The profile extends ${a.base} ${a.wanted}.`,
  'error.profile.base.why': (a: { base: string; found: string }) => `What is there is ${a.base} ${a.found}.`,
  'error.profile.base.do': () =>
    'Install the version that is meant, or look at what has changed and correct extends in profile.yaml.',
  'error.profile.cycle.what': () => 'The profile extends itself.',
  'error.profile.cycle.why': (a: { chain: string }) => `Each extends the next: ${a.chain}.`,
  'error.profile.cycle.do': () => 'Take extends out of one of them.',
  'error.profile.untested.what': (a: { count: number; ids: string }) =>
    `Nothing tests ${counted(a.count, 'requirement', 'requirements')} of the profile: ${a.ids}${a.count > 10 ? ' …' : ''}`,
  'error.profile.untested.why': () => 'A requirement that nothing tests could never be passed.',
  'error.profile.untested.do': () =>
    'Name it in verifies of the rules that test it, or give it notTested or manual with the reason.',
  'error.profile.pin.what': (a: { name: string; version: string }) =>
    `The file is not the one that the profile means by ${a.name} ${a.version}.`,
  'error.profile.pin.why': (a: { wanted: string; found: string }) =>
    `Its SHA-256 is ${a.found}; the profile was written for ${a.wanted}.`,
  'error.profile.pin.do': (a: { url: string; version: string }) =>
    `Get version ${a.version} from ${a.url}, unchanged, and put it in its place.`,
  'error.test-set.broken.what': (a: { where: string }) => `The test set ${a.where} cannot be used.`,
  'error.test-set.broken.why': () => 'It is not a test set of the vefa validator, or says nothing.',
  'error.test-set.broken.do': () => 'Look at that line, or name a file or folder that holds test sets.',
  'error.compare.no-description.what': (a: { where: string }) =>
    `${a.where} does not hold the one OpenAPI description to compare with.`,
  'error.compare.no-description.why': (a: { names: string }) => `OpenAPI 3 descriptions found: ${a.names}.`,
  'error.compare.no-description.do': () => 'Name the very file, or a folder that holds just one.',
  'error.compare.elsewhere.what': (a: { where: string; reference: string }) =>
    `${a.where} refers to ${a.reference}, which is not read.`,
  'error.compare.elsewhere.why': () => 'Only files in the folder of the description, and below it, are read.',
  'error.compare.elsewhere.do': () =>
    'Put all of it in one folder and let the references lead there, or make it one file.',
  'error.requirement.unknown.what': (a: { requirement: string }) => `No requirement is called ${a.requirement}.`,
  'error.requirement.unknown.why': () => 'The profile has no row with that id, and no id that begins so.',
  'error.requirement.unknown.do': () => 'See "samklang list --profile ID" for the ids.',
  'error.document.unrecognised.what': (a: { where: string }) =>
    `${a.where} is not a document that any profile here knows.`,
  'error.document.unrecognised.why': (a: { known: string }) =>
    `Known by file name or by members: ${shortList(a.known, 12)}.`,
  'error.document.unrecognised.do': () => 'Name the profile and the type: --profile ID --type TYPE.',
  'error.document.ill-formed.what': (a: { where: string; line: number; column: number }) =>
    `${a.where} cannot be read at line ${a.line}, column ${a.column}, and no profile here knows it by its name.`,
  'error.document.ill-formed.why': () => 'It is not well-formed.',
  'error.document.ill-formed.do': () =>
    'Correct the file there, or name the profile and the type that it is meant to be: --profile ID --type TYPE.',
  'error.shard.refused.what': (a: { where: string }) => `${a.where} cannot be merged.`,
  'error.shard.refused.why': (a: { why: string }) => shardReasons[a.why] ?? a.why,
  'error.shard.refused.do': () =>
    'Merge the files that "samklang check --shard" wrote in one round, each of them once.',
  'error.shard.package.what': (a: { where: string }) => `${a.where} cannot be tested in shards.`,
  'error.shard.package.why': () =>
    'It is a package, and its files are held against its manifests: a share says nothing of that.',
  'error.shard.package.do': () => 'Test it without --shard. Several packages can be tested in a command each.',
  'error.archive.too-many.what': (a: { where: string }) => `${a.where} has more than 2,000,000 files and folders.`,
  'error.archive.too-many.why': () => 'All names of a package are kept in memory while it is tested.',
  'error.archive.too-many.do': () => 'Test it as several packages, or a part of it.',
  'error.evidence.refused.what': (a: { where: string }) => `${a.where} cannot be used as saved evidence.`,
  'error.evidence.refused.why': (a: { why: string }) => evidenceReasons[a.why] ?? a.why,
  'error.evidence.refused.do': () =>
    'Save evidence with "samklang run --evidence FOLDER" and leave its files as they are.',
  'error.report.version.what': (a: { where: string }) => `${a.where} is not a report that this version can show.`,
  'error.report.version.why': (a: { found: string }) =>
    a.found === '' ? 'It does not say that it is a report.' : `It says it is "${a.found}".`,
  'error.report.version.do': () => 'Give a report.json made by samklang, or update the program.',
  'error.server.port-taken.what': (a: { port: string }) => `Port ${a.port} is taken.`,
  'error.server.port-taken.why': () =>
    'Another program on this machine listens there, perhaps a server that still runs.',
  'error.server.port-taken.do': () => 'End that program, or name another port: --port 0 takes a free one.',
  'error.server.address.what': (a: { where: string }) => `The server cannot listen at ${a.where}.`,
  'error.server.address.why': (a: { detail: string }) => `The system refused: ${a.detail}.`,
  'error.server.address.do': () => 'Name an address of this machine, and take a port above 1023: 0 takes a free one.',
  'error.worker.died.what': (a: { where: string }) => `A worker process died while it judged ${a.where}.`,
  'error.worker.died.why': (a: { why: string }) => `It ended with: ${a.why}.`,
  'error.worker.died.do': () => 'Run again with --workers 1; if it happens again, tell us.',
  'error.browser.missing.what': () => 'There is no browser to print the PDF with.',
  'error.browser.missing.why': (a: { tried: string }) =>
    `Neither SAMKLANG_CHROMIUM nor CHROME_PATH names one, and none of these is installed: ${a.tried}.`,
  'error.browser.missing.do': () =>
    'Install Chromium, Chrome or Edge, or name one in SAMKLANG_CHROMIUM. Without one, open report.html and print it.',
  'error.browser.failed.what': (a: { where: string }) => `${a.where} did not print the PDF.`,
  'error.browser.failed.why': (a: { why: string }) => `It ended with: ${a.why}.`,
  'error.browser.failed.do': () =>
    'Name another Chromium, Chrome or Edge in SAMKLANG_CHROMIUM, or open report.html and print it.',
  'error.openapi.refused.what': (a: { where: string }) => `The API description cannot be used: ${a.where}.`,
  'error.openapi.refused.why': () => 'It does not follow the OpenAPI specification.',
  'error.openapi.refused.do': (a: { more: number }) =>
    a.more === 0
      ? 'Mend it and run again.'
      : `Mend it and run again. There ${isOne(a.more) ? 'is' : 'are'} ${counted(a.more, 'more problem', 'more problems')} in the file.`,
  'error.openapi.parameter.what': (a: { where: string }) => `The parameter "${a.where}" cannot be given that value.`,
  'error.openapi.parameter.why': (a: { style: string }) =>
    `The style "${a.style}" has no way to write lists or objects inside one another.`,
  'error.openapi.parameter.do': () => 'Give it a simpler value, or describe the parameter with "content".',
  'error.suite.refused.what': (a: { where: string; pointer: string }) =>
    `The suite ${a.where} is not an Arazzo document that can be run, at ${a.pointer}.`,
  'error.suite.refused.why': () => 'It breaks the Arazzo Specification, 1.0.1 or 1.1.0.',
  'error.suite.refused.do': () =>
    'Mend the suite at that place; https://spec.openapis.org/arazzo says what may stand there.',
  'error.suite.expression.what': (a: { where: string; pointer: string; expression: string }) =>
    `The suite ${a.where} has an expression that cannot be used, at ${a.pointer}: ${a.expression}`,
  'error.suite.expression.why': () =>
    'It is not a runtime expression of Arazzo, or it speaks of something that is not there.',
  'error.suite.expression.do': () =>
    'Correct the spelling; $inputs, $steps.<id>.outputs and $response.body#/… are the usual forms.',
  'error.schematron.refused.what': (a: { count: number; line: number; column: number }) =>
    a.count > 1
      ? `The rule set cannot be used: ${a.count} places in it. The first is line ${a.line}, column ${a.column}.`
      : `The rule set cannot be used. What is wrong stands at line ${a.line}, column ${a.column}.`,
  'error.schematron.refused.why': () => 'It is no Schematron, or has a construct that is not supported.',
  'error.schematron.refused.do': () =>
    'Correct the rule there. What is not supported is listed in docs/decisions/0008-schematron-to-javascript.md; nothing is ever skipped.',
  'error.xsd.refused.what': (a: { line: number }) =>
    `The XML Schema cannot be used. What is wrong stands on line ${a.line}.`,
  'error.xsd.refused.why': () => 'It is no XML Schema, or names a file that is not there.',
  'error.xsd.refused.do': () =>
    'Correct the schema there. Files that it includes or imports stand in resources, or in files of the pinned artefact.',
  'error.schema.pattern.what': (a: { where: string }) => `The regular expression ${a.where} cannot be used.`,
  'error.schema.pattern.why': (a: { reason: string; detail: string }) => patternReasons[a.reason] ?? a.detail,
  'error.schema.pattern.do': (a: { reason: string }): string =>
    a.reason === 'syntax'
      ? 'Mend the expression; it is read as ECMA-262 with the u flag.'
      : 'Write it without that: with alternatives, with minLength and maxLength, or as a rule beside the schema.',
  'error.rule.syntax.what': (a: { where: string; line: number; column: number }) =>
    `The rule cannot be read, at line ${a.line}, column ${a.column}: ${a.where}`,
  'error.rule.syntax.why': (a: { found: string }) =>
    a.found === '' ? 'It ends too early.' : `"${a.found}" is not known, or cannot stand there.`,
  'error.rule.syntax.do': () => 'Mend the rule; docs/profiles.md says which functions and variables there are.',
  'error.rule.cost.what': (a: { where: string }) => `The rule costs too much: ${a.where}`,
  'error.rule.cost.why': () =>
    'Rules have a budget, so that none of them hangs on a large document: lists inside lists are what costs.',
  'error.rule.cost.do': () => 'Make it shorter, look at fewer items at a time, or use a unique or reference rule.',
  'error.schema.refused.what': (a: { where: string }) => `The schema ${a.where} cannot be used.`,
  'error.schema.refused.why': () => 'It would not test what it seems to test.',
  'error.schema.refused.do': () => 'Mend the schema at that place; docs/profiles.md says what schemas may hold.',
  'error.file.unreadable.what': (a: { where: string }) => `${a.where} cannot be read.`,
  'error.file.unreadable.why': (a: { why: string }) => `The system says: ${systemFault(a.why, 'en')}.`,
  'error.file.unreadable.do': () => 'Check that it is a file, and that you may read it.',
  'error.file.unwritable.what': (a: { where: string }) => `${a.where} cannot be written.`,
  'error.file.unwritable.why': (a: { why: string }) => `The system says: ${systemFault(a.why, 'en')}.`,
  'error.file.unwritable.do': () => 'Name another place, or check the rights and the space left there.',
  'error.input.unknown.what': (a: { name: string }) => `The suites of the profile have no input "${a.name}".`,
  'error.input.unknown.why': (a: { known: string }) =>
    a.known === '' ? 'They have no inputs at all.' : `Their inputs are: ${a.known}.`,
  'error.input.unknown.do': () => 'Correct the name, or leave the input out.',
  'error.input.missing.what': (a: { name: string }) => `The input "${a.name}" is missing.`,
  'error.input.missing.why': (a: { workflow: string }) => `The workflow "${a.workflow}" cannot be run without it.`,
  'error.input.missing.do': (a: { name: string; option: string }) => `Give it with ${a.option}.`,
  'error.input.value.what': (a: { name: string }) => `The value of the input "${a.name}" cannot be used.`,
  'error.input.value.why': (a: { type: string }) => `The suite wants ${a.type}.`,
  'error.input.value.do': (a: { where: string }) => `Look at its schema in ${a.where} and give a value that fits.`,
  'error.input.secret.what': (a: { name: string }) => `The input "${a.name}" is secret.`,
  'error.input.secret.why': () => 'The command line can be seen by others on the machine, and is kept in the report.',
  'error.input.secret.do': (a: { name: string }) =>
    `Name where it is kept: --input-env ${a.name}=VARIABLE or --input-file ${a.name}=FILE.`,
  'error.auth.secret-missing.what': (a: { where: string }) => `The secret ${a.where} is missing.`,
  'error.auth.secret-missing.why': () =>
    'Secrets are only read from environment variables and files; this one is not there, or is empty.',
  'error.auth.secret-missing.do': () => 'Set the variable, or name the file that holds the secret and nothing else.',
  'error.auth.token.what': (a: { where: string }) => `No access token that can be used was given out at ${a.where}.`,
  'error.auth.token.why': (a: { detail: string }) => `It answered: ${a.detail}.`,
  'error.auth.token.do': () =>
    'Check the token address, client id, secret and scope, and whether the client authenticates by basic or post.',
  'error.har.refused.what': (a: { where: string; pointer: string }) =>
    `${a.where} is not a HAR file that can be used: see ${a.pointer === '' ? 'its beginning' : a.pointer}.`,
  'error.har.refused.why': (a: { expected: string }) => `Expected there: ${harParts[a.expected] ?? a.expected}.`,
  'error.har.refused.do': () => 'Export the recording again as HAR 1.2, with the contents of the answers.',
}

const patternReasons: Readonly<Record<string, string>> = {
  lookaround: 'It looks ahead or behind, which cannot be done in a time that grows only with the length of the text.',
  backreference:
    'It refers back to a group, which cannot be done in a time that grows only with the length of the text.',
  modifier: 'It sets flags inside the expression, which not every version of Node reads.',
  size: 'Its counts or its nesting make it too large.',
  work: 'It takes too much work on a text that it was tried on.',
}

/** Why files of shards cannot be merged. */
const shardReasons: Readonly<Record<string, string>> = {
  'not-json': 'The file is no JSON.',
  'other-schema': 'The file is no shard as this version writes it (samklang-shard/1).',
  incomplete: 'Something that a shard has is missing in the file.',
  miscounted: 'The file has another number of pieces of evidence than the shard has files.',
  'other-count': 'It belongs to another division: the number of shards is another.',
  'other-profile': 'It was judged by another profile, or another version of it.',
  'other-resources': 'It was judged with other files given by --resources. Give merge the folder that the shards had.',
  'other-files': 'It was made when the files were others.',
  twice: 'The same shard is named twice.',
}

/** Why a folder is not taken for saved evidence. */
const evidenceReasons: Readonly<Record<string, string>> = {
  'not-json': 'The file is not JSON.',
  'other-schema': 'The file is not the index of evidence that this version saves (samklang-evidence/1).',
  incomplete: 'Parts of the index are missing.',
  broken: 'The index is not as it is saved.',
  changed: 'The file has been changed since it was saved: its digest is another than the index says.',
  miscounted: 'The index lists other pieces of evidence than the folder holds.',
}

/** What a HAR must have at a place. */
const harParts: Readonly<Record<string, string>> = {
  json: 'JSON',
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number, not negative',
  'known-word': 'one of the known words',
  date: 'a date and time',
  'fewer-entries': 'no more entries',
}
