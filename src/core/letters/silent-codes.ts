/** Codes of findings: nobody has told a value for too long. Whoever accepts one on the row need not be asked for it. */
export const SILENT_CODES: ReadonlySet<string> = new Set(['never_updated', 'not_updated'])
