/** Words of the reports. */
export const report = {}
