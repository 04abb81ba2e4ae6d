import { advisory } from './en/advisory.ts'
import { annex } from './en/annex.ts'
import { arazzo } from './en/arazzo.ts'
import { binding } from './en/binding.ts'
import { checklist } from './en/checklist.ts'
import { cli } from './en/cli.ts'
import { combined } from './en/combined.ts'
import { compare } from './en/compare.ts'
import { documents } from './en/documents.ts'
import { errors } from './en/errors.ts'
import { exchange } from './en/exchange.ts'
import { matrix } from './en/matrix.ts'
import { mutants } from './en/mutants.ts'
import { openapi } from './en/openapi.ts'
import { packages } from './en/package.ts'
import { page } from './en/page.ts'
import { profile } from './en/profile.ts'
import { profileDiff } from './en/profile-diff.ts'
import { profileDocs } from './en/profile-docs.ts'
import { profileImpact } from './en/profile-impact.ts'
import { profileLint } from './en/profile-lint.ts'
import { profileNew } from './en/profile-new.ts'
import { profilePackage } from './en/profile-package.ts'
import { profileTest } from './en/profile-test.ts'
import { report } from './en/report.ts'
import { rules } from './en/rules.ts'
import { run } from './en/run.ts'
import { schema } from './en/schema.ts'
import { settings } from './en/settings.ts'
import { tender } from './en/tender.ts'
import { trust } from './en/trust.ts'
import { vectors } from './en/vectors.ts'
import { xml } from './en/xml.ts'
import { xmlBodies } from './en/xml-bodies.ts'
import { xmlRules } from './en/xml-rules.ts'
import { xpath } from './en/xpath.ts'
import { gathered } from './gathered.ts'

/** Every sentence of the tool in English; the other languages must have the same keys and arguments. */
export const en = gathered(
  errors,
  documents,
  xml,
  xmlBodies,
  xmlRules,
  xpath,
  schema,
  rules,
  openapi,
  arazzo,
  exchange,
  run,
  profile,
  profileDiff,
  profileImpact,
  profileDocs,
  profileLint,
  profilePackage,
  profileNew,
  profileTest,
  mutants,
  checklist,
  matrix,
  vectors,
  packages,
  trust,
  combined,
  compare,
  report,
  page,
  cli,
  settings,
  tender,
  binding,
  annex,
  advisory,
)
