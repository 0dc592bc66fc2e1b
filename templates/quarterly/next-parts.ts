import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type SectionRow } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { OUTCOME_MARKS } from './outcome-marks.ts'
import type { Part } from './part.ts'

/** What has no grade, and what the new quarter asks. */
export function nextParts(report: QuarterlyReport, scale: number): readonly Part[] {
  return [...ungradedPart(report, scale), openPart(report, scale)]
}

function ungradedPart({ ungraded }: QuarterlyReport, scale: number): readonly Part[] {
  if (ungraded.length === 0) return []
  const { shown, more } = fold(ungraded, Math.ceil(10 * scale))
  return [
    {
      kind: 'rows',
      section: {
        ...PLAIN_SECTION,
        heading: 'Without a final score',
        count: ungraded.length,
        intro: ['They count neither as hit nor as missed.'],
        rows: shown.map(({ title, url, owners, outcome, why }) => ({
          ...PLAIN_ROW,
          title,
          url,
          mark: OUTCOME_MARKS[outcome],
          about: about(owners.join(', ') || 'no owner'),
          lines: why === '' ? [] : [why],
        })),
        more,
        links: true,
      },
    },
  ]
}

/** What is asked of leaders, each with the number of rows that wait for it. */
export function asksOf({ objectives, lessons, movedGoals, nextCycle }: QuarterlyReport): readonly string[] {
  const keyResults = objectives.flatMap((objective) => objective.keyResults)
  const rows = keyResults.filter(({ isOpen }) => isOpen).length
  const open = objectives.filter(({ isOpen }) => isOpen).length
  const noValue = keyResults.filter(({ outcome }) => outcome === 'no_value').length
  const noNote = keyResults.filter(({ outcome, note }) => outcome === 'missed' && note === '').length
  const undecided = movedGoals.filter(({ decided }) => !decided).length
  return [
    noValue > 0 ? `Grade: type the last value of ${countOf(noValue, 'key result')} into Current.` : '',
    noNote > 0
      ? `Retrospect: ${countOf(noNote, 'missed key result')} ${noNote === 1 ? 'has' : 'have'} no Note that says why.`
      : '',
    lessons.withoutOutcome.length > 0
      ? `Retrospect: ${countOf(lessons.withoutOutcome.length, 'decision')} about these key results ${lessons.withoutOutcome.length === 1 ? 'has' : 'have'} no Outcome yet.`
      : '',
    undecided > 0
      ? `Account: the goal of ${countOf(undecided, 'key result')} was moved as no decision covers it; link or write down the one that does.`
      : '',
    open + rows > 0
      ? `Carry over: ${countOf(open, 'objective')} and ${countOf(rows, 'key result')} are still Active. Set State to Closed, and give what goes on a row of its own in ${nextCycle}.`
      : '',
  ].filter((ask) => ask !== '')
}

function openPart(report: QuarterlyReport, scale: number): Part {
  const { shown, more } = fold(waiting(report), Math.ceil(8 * scale))
  const asks = asksOf(report)
  return {
    kind: 'rows',
    section: {
      ...PLAIN_SECTION,
      heading: `What ${report.nextCycle} asks`,
      intro: asks.length === 0 ? ['Nothing: every row of the cycle is closed.'] : asks,
      rows: shown,
      more,
      links: true,
    },
  }
}

/** The rows that end what is asked, each with what to do there. */
function waiting({ objectives, lessons }: QuarterlyReport): readonly SectionRow[] {
  const open = objectives.flatMap(({ title, url, owners, isOpen, keyResults }) => {
    const rows = keyResults.filter((row) => row.isOpen).length
    if (!isOpen && rows === 0) return []
    const what = rows === 0 ? 'still Active' : `${countOf(rows, 'key result')} still Active`
    return [{ ...PLAIN_ROW, title, url, about: about(owners.join(', ') || 'no owner', what) }]
  })
  const decisions = lessons.withoutOutcome.map(({ title, url, owners }) => ({
    ...PLAIN_ROW,
    title,
    url,
    about: about('decision', owners.join(', ') || 'no owner', 'fill in Outcome'),
  }))
  return [...open, ...decisions]
}
