import type { ObjectiveResult } from '#src/core/evaluation.ts'
import type { ChainLink, ObjectiveExplained, WeighedKeyResult } from '#src/core/explain/explanation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { aligned } from './aligned.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const ALIGNMENT: Readonly<Record<ObjectiveResult['alignment'], string>> = {
  company: 'A company objective: the others are to lead up to it.',
  rooted: 'Rooted: its links lead up to a company objective.',
  unlinked: 'Unlinked: it supports no objective.',
  broken: 'Broken: none of its links leads to an objective that it can support.',
  unrooted: 'Unrooted: its links end below the company.',
  unknown: 'Not known: a column that says how objectives hang together cannot be read.',
}

const NONE = '–'

/** What is told of an objective beside what every row has. */
export function printObjectiveExplained(explained: ObjectiveExplained): string[] {
  const { figures, keyResults, alignment, carriedOverFrom, supports, supportedBy } = explained
  return [
    ...section(
      'Numbers',
      aligned(
        figures.map(({ name, shown, means }) => [name, shown, means]),
        [1],
      ),
    ),
    ...section('Key results', weighed(keyResults)),
    ...section('Alignment', [
      ...wrapped('', ALIGNMENT[alignment]),
      ...(carriedOverFrom === null ? [] : carried(carriedOverFrom)),
      ...supports.flatMap(above),
      ...supportedBy.flatMap(({ title }) => wrapped('Supported by ', cleanText(title))),
    ]),
  ]
}

function carried({
  title,
  period,
  by,
}: NonNullable<ObjectiveExplained['carriedOverFrom']>): readonly string[] {
  const time = period === null ? '' : `, ${period.start} to ${period.end}`
  return wrapped(
    'Carried over from ',
    `${cleanText(title)}${time} (${by === 'title' ? 'by its title' : 'linked in Supports'})`,
  )
}

function weighed(keyResults: readonly WeighedKeyResult[]): string[] {
  if (keyResults.length === 0) return []
  const rows = keyResults.map(({ title, state, weight, share, inForce, rules, score, confidence }) => {
    const status = STATUS_LABEL[inForce]
    const differs = inForce === rules ? '' : ` (the rules say ${STATUS_LABEL[rules]})`
    const left = state === 'dropped' || state === 'deferred' ? ` (${state})` : ''
    return [
      plainNumber(weight),
      shareOf(share),
      shareOf(score),
      shareOf(confidence),
      status,
      cleanText(`${title}${left}${differs}`),
    ]
  })
  return aligned([['Weight', 'Share', 'Score', 'Chance', 'Status', 'Key result'], ...rows], [0, 1, 2, 3])
}

function shareOf(share: number | null): string {
  return share === null ? NONE : percent(share)
}

function above({ title, level, above: steps, through }: ChainLink): string[] {
  const by = through === '' ? '' : `, by its key result "${cleanText(through, 60)}"`
  const named = level === null ? '' : ` (${level})`
  return wrapped(`${'  '.repeat(Math.min(steps, 10) - 1)}Supports `, cleanText(`${title}${named}${by}`))
}
