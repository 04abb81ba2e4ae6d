/** How profiles are published, fetched and kept, and how long they are in force. */
export const profilePackage = {
  'status.not-yet': (a: { profile: string; from: string }) => `${a.profile} is in force from ${a.from}`,
  'status.expired': (a: { profile: string; to: string; replacement: string }) =>
    `${a.profile} is in force until ${a.to}${a.replacement === '' ? '' : `; ${a.replacement} takes its place`}`,
  'status.deprecated': (a: { profile: string; replacement: string }) =>
    `${a.profile} is deprecated${a.replacement === '' ? '' : `; ${a.replacement} takes its place`}`,
}
