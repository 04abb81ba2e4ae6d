import type { CoverageMatrix, Gap, MatrixRow } from '../../model/coverage-matrix.ts'

const accounts = ['tested', 'manual', 'reasoned', 'open'] as const
const gaps: Readonly<Record<MatrixRow['account'], readonly Gap[]>> = {
  tested: ['vector', 'fault'],
  manual: [],
  reasoned: [],
  open: ['open'],
}

/** The matrix of a profile with a row for each account, and each gap; what a profile can say is `text`. */
export function exampleMatrix(text = 'Alfa'): CoverageMatrix {
  const rows = accounts.map(
    (account): MatrixRow => ({
      requirement: `${text} ${account}`,
      level: account === 'open' ? 'SHOULD' : 'MUST',
      account,
      ...(account === 'manual' || account === 'reasoned' ? { reason: { sv: text, en: text } } : {}),
      rules: account === 'tested' ? [`${text}.json#/properties/${text}`, text] : [],
      steps: account === 'tested' ? [`${text}/${text}`] : [],
      vectors:
        account === 'tested'
          ? [
              { name: text, kind: 'pass' },
              { name: text, kind: 'fail' },
            ]
          : [],
      gaps: gaps[account],
    }),
  )
  const digest = `sha256:${'0'.repeat(64)}`
  return { profile: { id: text, version: text, digest, title: { sv: text, en: text } }, rows }
}
