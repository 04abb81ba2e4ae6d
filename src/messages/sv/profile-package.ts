import type { profilePackage as english } from '../en/profile-package.ts'

/** Hur profiler publiceras, hämtas och förvaras, och hur länge de gäller. */
export const profilePackage: typeof english = {
  'status.not-yet': a => `${a.profile} gäller från och med ${a.from}`,
  'status.expired': a =>
    `${a.profile} gäller till och med ${a.to}${a.replacement === '' ? '' : `; ${a.replacement} ersätter den`}`,
  'status.deprecated': a => `${a.profile} är utgången${a.replacement === '' ? '' : `; ${a.replacement} ersätter den`}`,
}
