import { counted } from '../counted.ts'
import { told } from '../told.ts'
import { report } from './report.ts'

const words = { ...report, 'verdict.absent': () => 'no verdict' }
const word = (key: string) => told(words, { problem: key })

const chain = {
  'verify.chain.unknown': () => 'no certificate that you trust leads to it',
  'verify.chain.not-in-force': () => 'a certificate was not in force when it was signed',
}

const bundleWhy = {
  'bundle.why.zip': () => 'It cannot be read as a zip file.',
  'bundle.why.ambiguous': () =>
    'It is a zip file that two programs could read as two things, or it is damaged. Do not pack a bundle anew: hand in what samklang wrote.',
  'bundle.why.large': () => 'It is larger, or has more files, than a bundle may have.',
  'bundle.why.bomb': () => 'A file in it grows far more than real content does when it is unpacked.',
  'bundle.why.name': () => 'A file in it has a name that no bundle has.',
  'bundle.why.twice': () => 'Two files in it have the same name.',
  'bundle.why.lacks': () => 'Something that every bundle has is missing.',
  'bundle.why.changed': () => 'It was changed after it was made.',
  'bundle.why.page': () => 'It is a page without a report inside; only the page of a bundle has one.',
  'bundle.why.schema': () => 'A file in it does not fit its schema.',
}

const keyWhy = {
  'key.why.locked': () => 'It is protected by a passphrase, and none was given.',
  'key.why.passphrase': () => 'The passphrase is another.',
  'key.why.no-key': () => 'There is no key in it that can be read (PEM).',
  'key.why.kind': () =>
    'It is of a kind that is not used here: Ed25519, RSA from 2,048 bits, or ECDSA on P-256, P-384 or P-521.',
  'key.why.certificate': () => 'A certificate in it cannot be read.',
  'key.why.not-plain': () => 'It holds more than a key or certificates, or in another form than PEM is written in.',
  'key.why.other-certificate': () => 'The certificate is of another key.',
}

/** What is said of bundles, signatures and their verification. */
export const trust = {
  ...bundleWhy,
  ...keyWhy,
  ...chain,
  'cli.bundle.summary': () => 'Put report, evidence and declaration in one file for a bid',
  'cli.bundle.evidence': () => 'Folder that "samklang run --evidence" made',
  'cli.bundle.report': () => 'A report.json to put in; it must be the one that the evidence gives',
  'cli.bundle.declaration': () => "The supplier's declaration (YAML; docs/trust.md)",
  'cli.bundle.tender': () => 'The tender that the run was for, to put in',
  'cli.bundle.output': () => 'File to write',
  'cli.bundle.example': () => 'One file, ready to be signed',
  'cli.bundle.written': (a: { file: string; files: number; size: number }) =>
    `Written: ${a.file} (${counted(a.files, 'file', 'files')}, ${a.size} kB). Whoever you hand it to may have to release it to the public on request.`,
  'cli.bundle.next': (a: { file: string }) => `Sign it: samklang sign ${a.file} --key KEY.pem`,
  'cli.keygen.summary': () => 'Make a key pair to sign bundles with',
  'cli.keygen.file': () => 'File for the private key; the public one gets .pub behind it',
  'cli.keygen.passphrase': () => 'Environment variable that holds the passphrase for the private key',
  'cli.keygen.example': () => 'samklang.key.pem and samklang.key.pem.pub',
  'cli.keygen.written': (a: { file: string; open: string }) =>
    `Private key: ${a.file} (keep it; nobody else may read it). Public key: ${a.open} (hand it out).`,
  'cli.keygen.id': (a: { id: string }) => `Fingerprint, to state in the bid: ${a.id}`,
  'cli.keygen.unlocked': () => 'The private key has no passphrase. With --passphrase-env NAME it gets one.',
  'cli.sign.summary': () => 'Sign a bundle',
  'cli.sign.bundle': () => 'The bundle to sign',
  'cli.sign.key': () => 'File with the private key (PEM, PKCS #8)',
  'cli.sign.certificate': () => "File with the signer's certificate first, then those of its issuers (PEM)",
  'cli.sign.passphrase': () => 'Environment variable that holds the passphrase of the key',
  'cli.sign.personal-data': () =>
    'Why the bundle is signed though real identity numbers were found and masked; it is signed too',
  'cli.sign.jws': () => 'File for the same statement as a JWS, for tools that read no DSSE',
  'cli.sign.output': () => 'File to write (the bundle itself by default)',
  'cli.sign.example': () => 'With a key of "samklang keygen"',
  'cli.sign.example-certificate': () => "With an organisation's certificate",
  'cli.sign.done': (a: { file: string; key: string }) => `Signed: ${a.file}, by the key ${a.key}`,
  'cli.verify.summary': () => 'Verify a bundle, and judge its evidence again, without a network',
  'cli.verify.bundle': () => 'The bundle to verify; or a report alone, as a page, as report.json, or in its folder',
  'cli.verify.key': () => 'Your private key: signs what you found, as verification.dsse.json (PEM, PKCS #8)',
  'cli.verify.example-key': () => 'And sign what you found',
  'cli.verify.trust': () => 'Folder with public keys and issuers that you trust (PEM)',
  'cli.verify.tender': () => 'Your own copy of the tender that it was handed in for',
  'cli.verify.output': () => 'Folder for verification.json and protocol.html',
  'cli.verify.example': () => 'Whose signature is it, and does the evidence say the same?',
  'cli.mask.summary': () => 'Make a copy of a bundle without some of its evidence',
  'cli.mask.bundle': () => 'The bundle to copy',
  'cli.mask.evidence': () => 'Digest of the evidence to leave out (sha256:…)',
  'cli.mask.output': () => 'File to write',
  'cli.mask.example': () => 'A copy to hand out; the signatures still hold',
  'cli.mask.done': (a: { file: string; count: number }) =>
    `Written: ${a.file}, without ${counted(a.count, 'piece', 'pieces')} of evidence.`,
  'cli.mask.shown': (a: { ids: string }) =>
    `Still to be read in report.json and its views, which are signed as they are: ${a.ids}`,
  'bundle.readme': (a: { report: string }) => `Conformance report (self-test), ${a.report}

report.html      the report, to read in a web browser
report.json      the report as data; everything else that is shown is made of it
views/           the same for build servers (JUnit) and for Excel
declaration.json the supplier's declaration, when there is one
evidence/        what was tested: documents, and requests with their answers (HAR)
schemas/         what the files look like
manifest.json    every file with its digest
attestation/     signatures over the report and the manifest (DSSE, in-toto)

Verify it yourself, without a network:  npx samklang verify FILE.zip
A signature shows who stands behind the report, and that it was not changed. It does not show that the system was tested honestly. Only a test of your own does.`,
  'verify.title': () => 'Verification of a conformance report',
  'verify.result.valid': () => 'Valid',
  'verify.result.unproved': () => 'Not proved',
  'verify.result.invalid': () => 'Invalid',
  'verify.sentence.valid': () => 'The bundle is whole, and its evidence gives the result that it states.',
  'verify.sentence.unproved': () => 'Nothing is wrong with what could be looked at, but not all could be looked at.',
  'verify.sentence.invalid': () => 'The bundle is not what it states. The result in it counts for nothing.',
  'verify.states': (a: { overall: string }) => `The report in it states: ${word(`overall.${a.overall}`)}`,
  'verify.step-reached': (a: { step: string }) => `Evidence step: ${a.step}`,
  'verify.signer': (a: { signer: string }) => `Signer: ${a.signer}`,
  'verify.step.archive': () => 'The file can be opened',
  'verify.step.files': () => 'The files are those of the manifest',
  'verify.step.signature': () => 'The signatures hold',
  'verify.step.signer': () => 'Who signed',
  'verify.step.statement': () => 'It is this report that was signed',
  'verify.step.report': () => 'The report has the right form',
  'verify.step.recount': () => 'The report agrees with itself',
  'verify.step.evidence': () => 'The evidence, judged again, gives the same',
  'verify.step.views': () => 'What is shown is what the report says',
  'verify.step.tender': () => 'It belongs to the tender',
  'verify.outcome.ok': () => 'OK',
  'verify.outcome.remark': () => 'Remark',
  'verify.outcome.absent': () => 'Nothing to look at',
  'verify.outcome.unproved': () => 'Not proved',
  'verify.outcome.invalid': () => 'Wrong',
  'verify.named-twice': (a: { path: string }) => `The manifest names ${a.path} twice, or names what it may not.`,
  'verify.broke-off': (a: { why: string }) =>
    `This step could not be done: the program itself failed (${a.why}). That is no fault of the bundle's; please report it.`,
  'verify.report-alone': () =>
    'It is a report alone. Without the bundle that it belongs to, evidence and signatures cannot be looked at.',
  'verify.collected-for': (a: { profile: string; digest: string }) =>
    `The evidence was collected for another profile than it was judged by: ${a.profile}, ${a.digest}.`,
  'verify.collected-by': (a: { tool: string }) =>
    `The evidence was collected by another version or build than the report was made by: ${a.tool}.`,
  'verify.holder-unstated': (a: { signer: string }) =>
    `The declaration has no organisation number to compare with the one in the certificate, ${a.signer}.`,
  'verify.other-command': () =>
    'The command that it gives for running it again is more than a command of samklang: do not run it.',
  'verify.issued-when': (a: { issuedAt: string; finishedAt: string }) =>
    `It states that it was written ${a.issuedAt}; that is before its evidence was complete (${a.finishedAt}), or still to come.`,
  'verify.other-expected': () => 'What it says of expected failures is not what its verdicts give.',
  'verify.stranger': (a: { path: string }) =>
    `${a.path} is no file of a bundle: nobody has looked into it, and it proves nothing.`,
  'verify.masked-bid': (a: { count: number }) =>
    `${counted(a.count, 'piece of evidence is', 'pieces of evidence are')} masked, and a failure there would not be seen: ask for the whole bundle.`,
  'verify.lacks': (a: { path: string }) => `${a.path} is missing.`,
  'verify.changed': (a: { path: string }) => `${a.path} was changed.`,
  'verify.unlisted': (a: { path: string }) => `${a.path} is not in the manifest.`,
  'verify.unsigned': () => 'Nobody has signed it.',
  'verify.no-key': (a: { key: string }) => `The key ${a.key} is not there, so its signature cannot be verified.`,
  'verify.bad-signature': (a: { key: string }) => `The signature by the key ${a.key} does not hold.`,
  'verify.spare-key': (a: { path: string }) => `${a.path} belongs to no signature.`,
  'verify.signed-when': (a: { signedAt: string; finishedAt: string }) =>
    `It says that it was signed at ${a.signedAt}, and its evidence was collected until ${a.finishedAt}: that cannot be.`,
  'verify.signed': (a: { key: string }) => `Signed by the key ${a.key}.`,
  'verify.no-trust': () =>
    'Whose key it is was not looked into: no list of whom you trust was given (--trust). Compare the fingerprint with the bid.',
  'verify.nobody-trusted': () => 'None of those who signed is among those that you trust.',
  'verify.chain': (a: { key: string; fault: string }) =>
    `The certificate of the key ${a.key}: ${told(chain, { problem: a.fault })}.`,
  'verify.not-revoked': () => 'Whether the certificate was revoked was not asked: that needs a network.',
  'verify.other-subject': (a: { path: string }) => `What was signed is another ${a.path}.`,
  'verify.other-holder': (a: { declared: string; signer: string }) =>
    `The declaration is by the organisation ${a.declared}, and the signature by ${a.signer}.`,
  'verify.other-overall': (a: { stated: string; found: string }) =>
    `The report states ${word(`overall.${a.stated}`)}; its own verdicts give ${word(`overall.${a.found}`)}.`,
  'verify.other-coverage': () => 'The numbers in the report are not those of its verdicts.',
  'verify.other-tender-inside': () => 'tender.json is another tender than the one that the report names.',
  'verify.other-id': (a: { stated: string }) => `The report's id, ${a.stated}, is not that of what it says.`,
  'verify.twice': () => 'A requirement stands twice in the report.',
  'verify.not-judged': (a: { requirement: string }) =>
    `${a.requirement} has no verdict and is not out of scope, or is both.`,
  'verify.other-level': (a: { requirement: string }) => `${a.requirement} has another level or module in its verdict.`,
  'verify.other-profile': (a: { profile: string; stated: string; found: string }) =>
    `The profile ${a.profile} here is another: the report states ${a.stated}, and yours is ${a.found}.`,
  'verify.other-verdict': (a: { requirement: string; stated: string; found: string }) =>
    `${a.requirement}: the report states ${word(a.stated)}; the evidence gives ${word(a.found)}.`,
  'verify.other-requirement': (a: { requirement: string }) =>
    `${a.requirement}: the requirement in the report is not that of the profile.`,
  'verify.other-findings': (a: { requirement: string }) => `${a.requirement}: the evidence shows other observations.`,
  'verify.other-details': (a: { requirement: string }) =>
    `${a.requirement}: the evidence gives another number or reason.`,
  'verify.other-member': (a: { member: string }) => `"${a.member}" in the report is not what the evidence gives.`,
  'verify.more': (a: { count: number }) => `And ${counted(a.count, 'more difference', 'more differences')}.`,
  'verify.other-tool': (a: { stated: string; own: string }) =>
    `The report was made by version ${a.stated} of the tool, and judged again by ${a.own}: only verdicts were compared.`,
  'verify.masked': (a: { count: number; open: number; ids: string }) =>
    `${counted(a.count, 'piece', 'pieces')} of evidence masked in this copy${a.open === 0 ? '. The rest gives the same verdicts; a failure in what was left out would not be seen.' : `, and therefore not proved again: ${a.ids}`}`,
  'verify.resources': (a: { names: string }) => `The profile needs what it may not ship (--resources): ${a.names}`,
  'verify.no-profile': (a: { profile: string }) =>
    `The profile ${a.profile} is not there; name its folder (--profile).`,
  'verify.views-not-compared': () =>
    'Not compared: they were made by another version of the tool, and could show anything. Read the report.html that is written beside the record.',
  'verify.other-view': (a: { path: string }) => `${a.path} shows something else than the report.`,
  'verify.step-demanded': (a: { wanted: string; reached: string }) =>
    `The tender demands evidence step ${a.wanted}; this is ${a.reached}.`,
  'verify.other-embedded': () => 'The report inside report.html is another.',
  'verify.protocol': () => 'Record of verification',
  'verify.looked-at': () => 'What was looked at',
  'verify.step': () => 'Step',
  'verify.found': () => 'Found',
  'verify.differences': () => 'What the report says otherwise than its evidence',
  'verify.not-shown': () => 'What this does not show',
  'verify.not-shown.text': () =>
    'That the bundle is whole shows who stands behind the report and that it was not changed, and that the evidence gives the stated result. It does not show that the system was tested honestly: a run of your own against the system does.',
  'verify.scope': () => 'The result concerns only the system and version that were tested.',
  'verify.place-date': () => 'Place and date',
  'verify.examiner': () => 'Examined by',
  'verify.tender': () => 'Tender',
  'verify.bundle': () => 'Bundle',
  'verify.verified-at': () => 'Verified',
  'verify.stated': () => 'Result that the report states',
  'verify.evidence-step': () => 'Evidence step',
  'verify.signers': () => 'Signed by',
  'verify.masked-evidence': () => 'Masked evidence',
  'verify.step.rerun': () => 'Your own run says the same',
  'verify.rerun.differs': (a: { requirement: string; stated: string; found: string }) =>
    `${a.requirement}: the report states ${word(a.stated)}; your own run gives ${word(a.found)}.`,
  'verify.rerun.open': (a: { count: number; ids: string }) =>
    `Not settled by your own run: ${counted(a.count, 'requirement', 'requirements')} (${a.ids}).`,
  'verify.rerun.nothing': () => 'There was nothing to compare.',
  'verify.rerun.other-certificate': (a: { stated: string; own: string }) =>
    `The server showed another certificate to you (${a.own}) than in the report (${a.stated}). It was renewed, or it is another server.`,
  'verify.rerun.done': (a: { count: number; same: number }) =>
    `Compared: ${counted(a.count, 'requirement', 'requirements')}. The same: ${a.same}.`,
  'cli.verify.rerun': () => 'Also run the tests again, against the system at --base-url',
  'cli.verify.sample': () => 'With --rerun: so many requirements, drawn (all by default)',
  'cli.verify.seed': () =>
    'With --sample: what is drawn by; the one of "samklang compare" goes by all bids (a random one by default)',
  'cli.verify.example-rerun': () => 'And does the system still do what the report says?',
  'verify.written': (a: { files: string }) => `Written: ${a.files}`,
  'error.bundle.refused.what': (a: { where: string }) => `${a.where} is no bundle that can be relied on.`,
  'error.bundle.refused.why': (a: { problem: string; name: string }) =>
    `${told(bundleWhy, a)}${a.name ? ` (${a.name})` : ''}`,
  'error.bundle.refused.do': () => 'Ask for the file again from whoever made it; "samklang bundle" makes one.',
  'error.bundle.other-report.what': (a: { where: string }) => `${a.where} is not the report that the evidence gives.`,
  'error.bundle.other-report.why': (a: { what: string; others: number }) =>
    `They differ in ${a.what}${a.others === 0 ? '' : ` and in ${counted(a.others, 'more place', 'more places')}`}.`,
  'error.bundle.other-report.do': () => 'Leave out --report: then the report is made from the evidence.',
  'error.bundle.other-tender.what': (a: { where: string }) => `${a.where} is not the tender that the run was for.`,
  'error.bundle.other-tender.why': () => 'A run is bound to a tender when it is made, by the digest of the file.',
  'error.bundle.other-tender.do': () => 'Run again with --tender and this file; or put in the tender that was used.',
  'error.bundle.too-large.what': (a: { where: string }) => `The evidence in ${a.where} is too much for one bundle.`,
  'error.bundle.too-large.why': (a: { size: number; files: number }) =>
    `It would have ${a.size} MiB in ${counted(a.files, 'file', 'files')}.`,
  'error.bundle.too-large.do': () => 'Run the test on a smaller set of data.',
  'error.declaration.refused.what': (a: { file: string }) => `The declaration ${a.file} is not right.`,
  'error.declaration.refused.why': () => 'It does not fit its schema.',
  'error.declaration.refused.do': () =>
    'Mend the file there; docs/trust.md and reports/schema/declaration-1.schema.json say what it holds.',
  'error.key.refused.what': (a: { where: string }) => `The key in ${a.where} cannot be used.`,
  'error.key.refused.why': (a: { problem: string }) => told(keyWhy, a),
  'error.key.refused.do': () =>
    '"samklang keygen" makes a key; a passphrase stands in an environment variable (--passphrase-env).',
  'error.key.exists.what': (a: { where: string }) => `${a.where} is there already.`,
  'error.key.exists.why': () => 'A key that was overwritten would be lost for ever.',
  'error.key.exists.do': () => 'Choose another file, or move the old one away.',
  'error.sign.personal-data.what': (a: { where: string }) => `${a.where} was not signed.`,
  'error.sign.personal-data.why': (a: { masked: number }) =>
    `Personal identity numbers of real people were found, and masked, ${counted(a.masked, 'time', 'times')}.`,
  'error.sign.personal-data.do': () =>
    'Test with test persons. Or say why the numbers were there: --acknowledge-personal-data=REASON.',
  'error.mask.unknown.what': (a: { id: string }) => `The bundle has no evidence ${a.id}.`,
  'error.mask.unknown.why': () => 'Only evidence can be left out, and by its digest.',
  'error.mask.unknown.do': () => 'The digests stand in report.html and report.json, under evidence.',
}
