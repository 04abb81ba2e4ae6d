const faults: Readonly<Record<string, string>> = {
  'not a regular file': 'ingen vanlig fil, utan till exempel ett rör eller en enhet',
  'its name is not in UTF-8': 'namnet är inte i UTF-8',
  'no such file': 'filen finns inte',
}

/** Vad som står i vägen för att läsa en fil: våra egna ord på svenska, systemets koder som de är. */
export function fileFault(why: string): string {
  return faults[why] ?? why
}
