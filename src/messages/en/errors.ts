/** Three sentences per error code: what happened, why, and what to do next. */
export const errors = {
  'error.usage.option.what': (a: { option: string; value: string }) => `${a.option} cannot be "${a.value}".`,
  'error.usage.option.why': (a: { allowed: string }) => `Allowed: ${a.allowed}.`,
  'error.usage.option.do': () => 'See the command with --help for examples.',
  'error.file.missing.what': (a: { where: string }) => `There is no file or folder ${a.where}.`,
  'error.file.missing.why': () => 'The path does not exist on this machine.',
  'error.file.missing.do': () => 'Check the spelling, and the folder that the command is run from.',
}
