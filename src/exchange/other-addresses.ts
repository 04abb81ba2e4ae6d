/**
 * Base addresses that may have been meant instead of the given one, likeliest first: with a version at the end or
 * another one, folders above, and names that are usual. All within the same origin.
 */
export function otherAddresses(baseUrl: string): readonly string[] {
  const given = baseUrl.replace(/\/+$/, '')
  const { origin } = new URL(given)
  const segments = given
    .slice(origin.length)
    .split('/')
    .filter(segment => segment !== '')
  const up = segments.map((_, at) => [origin, ...segments.slice(0, at)].join('/')).reverse()
  const isVersioned = /^v\d+(\.\d+)*$/i.test(segments.at(-1) ?? '')
  const parent = up[0] ?? origin
  const versions = ['v2.0', 'v1.0', 'v2', 'v1'].map(version => `${isVersioned ? parent : given}/${version}`)
  const names = ['api', 'ss12000', 'ss12000/v2.0'].map(name => `${given}/${name}`)
  const all = [...versions.slice(0, 1), ...up, ...versions.slice(1), ...names]
  return [...new Set(all)].filter(address => address !== given)
}
