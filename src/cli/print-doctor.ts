import { cleanText } from '#src/core/words/clean-text.ts'
import type { DoctorReport } from '#src/jobs/doctor.ts'
import type { Check } from '#src/ports/checkup.ts'
import { counted } from './counted.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const MARKS = { failure: 'FAIL', warning: 'warn', ok: 'ok  ' } as const

/** Columns of a line, of the 80 of a terminal without the indent of a section. */
const WIDTH = 78

/** Longest subject that has the others line up behind it. */
const WIDEST = 26

/** Every check of every system, in each what is wrong first; the many that are fine share a line. The end names again what is wrong. */
export function printDoctor({ systems, counts }: DoctorReport): string {
  const lines = systems.flatMap(({ name, checks }) => {
    const states = ['failure', 'warning', 'ok'] as const
    const inOrder = together(states.flatMap((state) => checks.filter((check) => check.state === state)))
    const width = Math.min(WIDEST, Math.max(...inOrder.map(({ subject }) => subject.length)))
    return section(
      name,
      inOrder.flatMap((check) => lined(check, width)),
    )
  })
  const { failure, warning, ok } = counts
  const sums = `${counted(failure, 'failure')}, ${counted(warning, 'warning')}, ${ok} ok.`
  const wrong = (['failure', 'warning'] as const).flatMap((state) =>
    systems.flatMap(({ name, checks }) =>
      checks
        .filter((check) => check.state === state)
        .map(({ subject }) => `  ${MARKS[state]}  ${name}: ${cleanText(subject)}`),
    ),
  )
  return `${[...lines, '', sums, ...wrong].join('\n')}\n`
}

/** Puts the many that are as they should be into one check for all of them. */
function together(checks: readonly Check[]): readonly Check[] {
  const told = new Set<string>()
  return checks.flatMap((check) => {
    if (check.among === undefined) return [check]
    const { all } = check.among
    if (told.has(all)) return []
    told.add(all)
    const names = checks.flatMap(({ among }) => (among?.all === all ? among.name : []))
    return [{ ...check, subject: all, message: `${names.join(', ')}.` }]
  })
}

function lined({ subject, state, message, mend }: Check, width: number): string[] {
  const head = `${MARKS[state]}  ${cleanText(subject).padEnd(width)}  `
  // Behind a long subject there is no room for a sentence.
  const told =
    head.length <= WIDEST + 8
      ? wrapped(head, cleanText(message), WIDTH)
      : [head.trimEnd(), ...wrapped(' '.repeat(8), cleanText(message), WIDTH)]
  return [...told, ...(mend === null ? [] : wrapped('        -> ', cleanText(mend), WIDTH))]
}
