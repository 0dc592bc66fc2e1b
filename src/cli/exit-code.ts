import type { RunReport } from '#src/jobs/run-report.ts'

/** Exit codes of every command. */
export const EXIT = {
  done: 0,
  /** Done, with findings that need a person. */
  findings: 1,
  /** Wrong use or wrong settings; nothing was started. */
  usage: 2,
  /** An outside system failed and work is left to do. */
  failed: 3,
} as const

export function exitCodeOf(report: RunReport): number {
  if (report.run.outcome === 'incomplete') return EXIT.failed
  return report.findings.some(({ level }) => level === 'mend') ? EXIT.findings : EXIT.done
}
