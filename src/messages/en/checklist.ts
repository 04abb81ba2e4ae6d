/** The check list of a profile. */
export const checklist = {
  'checklist.sheet': () => 'Check list',
  'checklist.summary': () => 'Summary',
  'checklist.area': () => 'Area',
  'checklist.id': () => 'ID',
  'checklist.text': () => 'Requirement',
  'checklist.level': () => 'Type',
  'checklist.status': () => 'Status',
  'checklist.comment': () => 'Comment',
  'checklist.state.ok': () => 'OK',
  'checklist.state.not-ok': () => 'NOK',
  'checklist.state.not-applicable': () => 'N/A',
  'checklist.state.open': () => '-',
  'checklist.tested': (a: { count: number }) => `Looked at ${a.count} ${a.count === 1 ? 'time' : 'times'} and kept.`,
  'checklist.more': (a: { count: number }) => `And ${a.count} more.`,
}
