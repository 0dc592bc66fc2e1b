import { cleanText } from '#src/core/words/clean-text.ts'
import { aligned } from './aligned.ts'
import { counted } from './counted.ts'
import type { ChaosReport } from './demo-chaos.ts'
import { section } from './section.ts'

/** Whether nothing that people typed was changed, and each mail arrived once or is told of as unknown. */
export function isUnharmed({ checked }: ChaosReport): boolean {
  return checked.valuesChanged.length + checked.mailsTwice + checked.mailsLost === 0
}

/** What was injected, how the runs fared, and what was looked at afterwards. */
export function printChaos(report: ChaosReport): string {
  const { injected, runs, checked } = report
  const total = injected.reduce((sum, { count }) => sum + count, 0)
  const table = aligned(
    injected.map(({ system, kind, count }) => [system, `${count}`, kind.replaceAll('_', ' ')]),
    [1],
  )
  const lines = [
    ...section(`${counted(total, 'fault')} at a rate of ${report.rate}, seed ${report.seed}:`, table),
    ...section('What came of it:', [
      `${counted(runs.tried, 'run')}: ${runs.finished} finished, ${runs.failed} failed and were tried again.`,
      `Values that people typed and that changed: ${checked.valuesChanged.length}`,
      ...checked.valuesChanged.map(({ row, property }) => `  ${property} of ${cleanText(row)}`),
      `Mails that arrived twice: ${checked.mailsTwice}`,
      `Mails that were lost: ${checked.mailsLost}`,
      `Mails of which it is not known, told to eng ops: ${checked.mailsUnknown}`,
    ]),
  ]
  return `${lines.join('\n')}\n\n`
}
