import type { AllClear } from '#src/core/letters/all-clear.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { HEALTH_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay, formatInstant } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { HEALTH_MARKS, type Mark, STATUS_MARKS } from '#templates/words/mark.ts'
import type { Item } from './item.ts'
import type { ItemDecision } from './item-decision.ts'
import { namesOf } from './names-of.ts'

const LEFT: Readonly<
  Record<Exclude<AllClear['how'], 'recovered' | 'relapsed' | 'done'>, readonly [word: string, said: string]>
> = {
  closed: ['Closed', 'It was closed.'],
  dropped: ['Dropped', 'It was dropped.'],
  deferred: ['Deferred', 'It was deferred.'],
  ended: ['Ended', 'Its period is over.'],
  removed: ['Removed', 'Its row is gone from Notion.'],
  cancelled: ['Cancelled', 'It was cancelled.'],
}

/** The end of an episode. */
export function allClearItem(allClear: AllClear, today: Day): Item {
  const { cause, how, url, owners, score, expected, chance, openedAt, closedAt, acknowledged } = allClear
  const was = cause === 'blocked' ? HEALTH_LABEL.blocked : STATUS_LABEL[cause]
  const { mark, ended } = endOf(allClear)
  const lasted = `${was} from ${formatInstant(openedAt)} to ${formatInstant(closedAt)}, ${lastedWords(allClear)}.`
  const plan = cleanText(allClear.recoveryPlan, 300)
  const why = cleanText(allClear.why, 280)
  const isRecovered = how === 'recovered' && owners.length > 0
  const isKeyResult = allClear.database === 'keyResults'
  const facts: readonly (readonly [string, string])[] = [
    [isKeyResult ? 'Owner' : 'DRI', namesOf(owners) || (how === 'removed' ? '' : 'Nobody')],
    ['Score', score === null ? '' : `${formatScore(score)}, expected by now ${formatScore(expected)}`],
    ['Chance', chance === null ? '' : formatShare(chance)],
    ['Acknowledged', acknowledged === null ? '' : formatDay(acknowledged, today)],
    ['Recovery plan', plan],
  ]
  return {
    tag: was,
    mark,
    title: cleanText(allClear.title, 100) || 'A row without a title',
    url: how === 'removed' ? '' : url,
    said: `${ended} ${lasted}`,
    fact: `${ended} ${lasted}`,
    why: '',
    bar: isKeyResult && score !== null ? { score, expected: expected ?? 0, tone: mark.tone } : null,
    facts: facts.filter(([, value]) => value !== ''),
    remarks: [
      ...(why === '' ? [] : [`Why: ${why}`]),
      ...(isRecovered ? [`Thanks to ${namesOf(owners)}.`] : []),
    ],
    decision: leftDecision(allClear),
    asked: `${askedOf(allClear)} No other letter follows about this episode.`,
    button: isKeyResult ? 'Open the key result in Notion' : 'Open the initiative in Notion',
    because: 'heard',
  }
}

function askedOf({ how, decision }: AllClear): string {
  const open = 'Decide it all the same, or put its row into the trash: that cancels it.'
  const why = 'Link the decision that says why in Decisions, if it is not there yet.'
  if (how === 'dropped' || how === 'deferred') return decision === null ? why : `${why} ${open}`
  return decision === null ? 'Nothing.' : `The decision about it is still open. ${open}`
}

function leftDecision({ decision }: AllClear): ItemDecision | null {
  if (decision === null) return null
  return { ...decision, about: 'Still open.', lines: [], recommended: '' }
}

/** What became of it. An initiative that is no longer blocked need not be on track. */
function endOf({ how, status, database }: AllClear): { readonly mark: Mark; readonly ended: string } {
  if (how === 'done') return { mark: HEALTH_MARKS.done, ended: 'It is done.' }
  if (how === 'relapsed') {
    const ended =
      status === null
        ? 'It was no longer blocked for a while.'
        : `It had recovered, and is ${STATUS_LABEL[status].toLowerCase()} now.`
    return { mark: { word: 'Had recovered', shape: '○', tone: 'grey' }, ended }
  }
  if (how !== 'recovered') {
    const [word, ended] = LEFT[how]
    return { mark: { word, shape: '○', tone: 'grey' }, ended }
  }
  if (database === 'initiatives') {
    return {
      mark: { word: 'No longer blocked', shape: '✔', tone: 'blue' },
      ended: 'It is no longer blocked.',
    }
  }
  const mark = STATUS_MARKS[status ?? 'unknown']
  return { mark, ended: `It is ${mark.word.toLowerCase()}${status === 'on_track' ? ' again' : ''}.` }
}

function lastedWords({ lasted }: AllClear): string {
  return lasted === 0 ? 'less than a day' : countOf(lasted, 'day')
}
