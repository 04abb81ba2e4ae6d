import type { en } from './en.ts'
import { gathered } from './gathered.ts'
import { advisory } from './sv/advisory.ts'
import { annex } from './sv/annex.ts'
import { arazzo } from './sv/arazzo.ts'
import { binding } from './sv/binding.ts'
import { checklist } from './sv/checklist.ts'
import { cli } from './sv/cli.ts'
import { combined } from './sv/combined.ts'
import { compare } from './sv/compare.ts'
import { documents } from './sv/documents.ts'
import { errors } from './sv/errors.ts'
import { exchange } from './sv/exchange.ts'
import { matrix } from './sv/matrix.ts'
import { mutants } from './sv/mutants.ts'
import { openapi } from './sv/openapi.ts'
import { packages } from './sv/package.ts'
import { page } from './sv/page.ts'
import { profile } from './sv/profile.ts'
import { profileDiff } from './sv/profile-diff.ts'
import { profileDocs } from './sv/profile-docs.ts'
import { profileImpact } from './sv/profile-impact.ts'
import { profileLint } from './sv/profile-lint.ts'
import { profileNew } from './sv/profile-new.ts'
import { profilePackage } from './sv/profile-package.ts'
import { profileTest } from './sv/profile-test.ts'
import { report } from './sv/report.ts'
import { rules } from './sv/rules.ts'
import { run } from './sv/run.ts'
import { schema } from './sv/schema.ts'
import { settings } from './sv/settings.ts'
import { tender } from './sv/tender.ts'
import { trust } from './sv/trust.ts'
import { vectors } from './sv/vectors.ts'
import { xml } from './sv/xml.ts'
import { xmlBodies } from './sv/xml-bodies.ts'
import { xmlRules } from './sv/xml-rules.ts'
import { xpath } from './sv/xpath.ts'

/** Every sentence of the tool in Swedish. */
export const sv: typeof en = gathered(
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
