import { BROKEN_FROM } from '#src/core/mail/initiatives/blocker-line.ts'
import { isNews } from '#src/core/mail/initiatives/slip-line.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { named } from '#src/core/words/named.ts'
import { namedList } from '#src/core/words/named-list.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { countsOf } from './counts.ts'
import { ordinal } from './ordinal.ts'

/** Titles that a line names before the rest is counted. */
const MOST_NAMED = 2

/** The update in three lines. */
export function leadOf(update: InitiativesUpdate): ReportWords['lead'] {
  return [
    { name: 'Now', line: now(update) },
    { name: 'Changed', line: changed(update) },
    { name: 'Needed', line: needed(update) },
  ]
}

function now(update: InitiativesUpdate): string {
  const { running, read, blockers } = update
  if (read === 0) return 'No initiative was read: NOTION_INITIATIVES names no database, or it is empty.'
  if (running.length === 0) return `Of ${countOf(read, 'initiative')} none is running.`
  const states = countsOf(update).map(
    ({ health, count }) => `${count} ${HEALTH_MARKS[health].word.toLowerCase()}`,
  )
  const broken = blockers.filter(({ updates }) => updates >= BROKEN_FROM)
  return `${brokenWords(broken)}Of ${countOf(running.length, 'running initiative')}: ${states.join(', ')}.`
}

function brokenWords(broken: InitiativesUpdate['blockers']): string {
  const [first] = broken
  if (first === undefined) return ''
  if (broken.length === 1)
    return `${named(first)} stands blocked in its ${ordinal(first.updates)} weekly update. `
  return `${broken.length} stand blocked in their ${ordinal(BROKEN_FROM)} weekly update or longer (${namedList(broken, MOST_NAMED)}). `
}

function changed({ comparedWith, slips, done, newlyBlocked, unblocked, today }: InitiativesUpdate): string {
  if (comparedWith === null) return 'This is the first update: the baseline that the next ones compare with.'
  const since = formatDay(comparedWith, today)
  const news = slips.filter(isNews)
  const pieces = [
    newlyBlocked === null || newlyBlocked === 0 ? '' : `${newlyBlocked} newly blocked`,
    unblocked.length > 0 ? `${unblocked.length} unblocked (${namedList(unblocked, MOST_NAMED)})` : '',
    news.length > 0 ? `${news.length} slipped (${namedList(news, MOST_NAMED)})` : '',
    done.length > 0 ? `${done.length} done (${namedList(done, MOST_NAMED)})` : '',
  ].filter((piece) => piece !== '')
  return pieces.length === 0 ? `Nothing since ${since}.` : `Since ${since}: ${pieces.join(', ')}.`
}

function needed({ blockers, gaps, findings, ahead }: InitiativesUpdate): string {
  const urgent = blockers.filter(({ isForExecutive }) => isForExecutive)
  const rest = blockers.length - urgent.length
  const due = ahead.filter(({ neededSoon }) => neededSoon !== null).length
  const isOne = urgent.length === 1
  const asks = [
    urgent.length > 0
      ? `${countOf(urgent.length, 'block')} that ${isOne ? 'needs' : 'need'} an executive (${namedList(urgent, MOST_NAMED)})`
      : '',
    rest > 0
      ? `${countOf(rest, 'other block')} to be ended by who ${rest === 1 ? 'is' : 'are'} waited for`
      : '',
    due > 0 ? `${countOf(due, 'thing')} needed within 7 days` : '',
    gaps.noDri.length > 0 ? `a DRI for ${gaps.noDri.length}` : '',
    gaps.orphans.length > 0 ? `a key result for ${gaps.orphans.length}` : '',
    findings.length > 0 ? `${countOf(findings.length, 'finding')} in the data to be mended` : '',
  ].filter((ask) => ask !== '')
  if (asks.length === 0) return 'Nothing: nothing is blocked, and nothing is missing.'
  const all = asks.join(', ')
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}.`
}
