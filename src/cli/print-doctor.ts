import { cleanText } from '#src/core/words/clean-text.ts'
import type { DoctorReport } from '#src/jobs/doctor.ts'
import type { Check } from '#src/ports/checkup.ts'
import { counted } from './counted.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const MARKS = { failure: 'FAIL', warning: 'warn', ok: 'ok  ' } as const

/** Longest subject that has the others line up behind it. */
const WIDEST = 34

/** Every check of every system; in each what is wrong comes first. */
export function printDoctor({ systems, counts }: DoctorReport): string {
  const lines = systems.flatMap(({ name, checks }) => {
    const width = Math.min(WIDEST, Math.max(...checks.map(({ subject }) => subject.length)))
    const states = ['failure', 'warning', 'ok'] as const
    const inOrder = states.flatMap((state) => checks.filter((check) => check.state === state))
    return section(
      name,
      inOrder.flatMap((check) => lined(check, width)),
    )
  })
  const { failure, warning, ok } = counts
  const failed = systems.flatMap(({ name, checks }) =>
    checks.filter(({ state }) => state === 'failure').map(({ subject }) => `${name} / ${cleanText(subject)}`),
  )
  const sums = `${counted(failure, 'failure')}, ${counted(warning, 'warning')}, ${ok} ok.`
  const named = failed.length === 0 ? '' : ` To mend: ${failed.join('; ')}.`
  return `${[...lines, '', ...wrapped('', sums + named)].join('\n')}\n`
}

function lined({ subject, state, message, mend }: Check, width: number): string[] {
  return [
    ...wrapped(`${MARKS[state]}  ${cleanText(subject).padEnd(width)}  `, cleanText(message)),
    ...(mend === null ? [] : wrapped('        -> ', cleanText(mend))),
  ]
}
