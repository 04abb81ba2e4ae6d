import { expect, it } from 'vitest'
import { stillWorld } from '../../run/testing.ts'
import { loadProfile } from '../load.ts'
import { historyOf } from './published.ts'

it('tells the newest first, however the entries stand, also when several came on one day', async () => {
  const profile = await loadProfile(stillWorld(), 'ss12000')
  const text = { sv: 'a', en: 'b' }
  const entries = [
    { version: '1.10.0', date: '2026-02-01', text },
    { version: '1.9.0', date: '2026-02-01', text },
    { version: '1.0.0', date: '2026-01-01', text },
  ]
  for (const history of [entries, entries.toReversed()]) {
    const told = historyOf({ ...profile, status: { ...profile.status, history } } as typeof profile)
    expect(told.map(({ version }) => version)).toEqual(['1.10.0', '1.9.0', '1.0.0'])
  }
})
