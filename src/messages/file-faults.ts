const faults: Readonly<Record<string, string>> = {
  'not a regular file': 'ingen vanlig fil, utan till exempel ett rör eller en enhet',
}

/** Vad som står i vägen för att läsa en fil: våra egna ord på svenska, systemets koder som de är. */
export function fileFault(why: string): string {
  return faults[why] ?? why
}
