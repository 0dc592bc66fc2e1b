import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { CALIBRATION_CAVEAT, calibrationWords } from '#templates/words/calibration-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { needsColumn } from './mend-words.ts'
import { typedWords } from './typed-words.ts'

export function titleOf({ today }: AuditReport): string {
  return `What your OKRs say, ${plainDay(today)} ${today.slice(0, 4)}`
}

/** The audit in five lines at most, each under a word of its own. */
export function leadOf(report: AuditReport): { readonly name: string; readonly line: string }[] {
  const lines = [
    { name: 'Scores', line: scores(report) },
    { name: 'Words', line: words(report) },
    { name: 'Links', line: links(report) },
    { name: 'Silence', line: silence(report) },
    { name: 'Record', line: record(report) },
  ]
  return lines.filter(({ line }) => line !== '')
}

export function footerOf({ requests, ruleVersion, keyResults, calibration }: AuditReport): readonly string[] {
  const nothing = `Nothing was written to Notion, stored or mailed. Read by okr-sync with ${countOf(requests, 'request')}, rules ${ruleVersion}.`
  if (keyResults.running + keyResults.ended === 0) return [nothing]
  return [
    'A score is how far the value is from baseline to target, 0 to 1; the chance is that of reaching the target score by the end of the cycle.',
    ...(calibrationWords(calibration).length === 0 ? [] : [CALIBRATION_CAVEAT]),
    `${nothing} Next: okr-sync init --adopt with the same link shows what would be added, and asks before it adds anything.`,
  ]
}

function record({ calibration }: AuditReport): string {
  return calibrationWords(calibration).join(' ')
}

function scores({ keyResults, mends }: AuditReport): string {
  const { running, scored, ended } = keyResults
  if (running === 0)
    return ended === 0
      ? 'No key result was found.'
      : `No key result runs today; ${ended} of cycles that are over were read.`
  const now =
    scored === running && running > 1
      ? `All ${running} key results can be scored today.`
      : `Of ${countOf(running, 'key result')} ${scored === 0 ? 'none' : scored} can be scored today.`
  const { unlocks, list } = mends
  if (unlocks === 0) return now
  const most = list.some(needsColumn) ? 'up to ' : ''
  return `${now} ${countOf(list.length, 'mend')} ${list.length === 1 ? 'unlocks' : 'unlock'} ${most}${unlocks}${scored === 0 ? '' : ' more'}.`
}

function words({ words }: AuditReport): string {
  const { typed, greener, others, unchecked } = words
  if (typed === 0) return ''
  const differ = others.reduce((sum, { keyResults, objectives }) => sum + keyResults + objectives, 0)
  return [
    greener.length === 0
      ? 'No key result typed green is off track by the rules.'
      : `${countOf(greener.length, 'key result')} typed ${typedWords(greener)} ${greener.length === 1 ? 'is' : 'are'} off track by the rules.`,
    differ === 0
      ? ''
      : `${differ} ${greener.length === 0 ? '' : 'more '}${differ === 1 ? 'differs' : 'differ'} from the rules.`,
    unchecked === 0 ? '' : `${unchecked} cannot be checked, for want of a score.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function links({ unlinked, objectives, keyResults }: AuditReport): string {
  if (objectives.running + keyResults.running === 0) return ''
  const { objectives: above, keyResults: alone, empty, hasCompany } = unlinked
  if (alone === null && keyResults.running > 0) return 'No objectives could be read, so nothing can be told.'
  const cannotTell =
    objectives.running === 0
      ? ''
      : above === null
        ? 'No property says which objective supports which.'
        : hasCompany
          ? ''
          : 'No objective has the level Company, so none can lead to one.'
  const faults = [
    cannotTell === '' && above !== null && above.length > 0
      ? `${above.length} of ${countOf(objectives.running, 'objective')} ${above.length === 1 ? 'leads' : 'lead'} to no company objective`
      : '',
    alone !== null && alone.length > 0
      ? `${countOf(alone.length, 'key result')} ${alone.length === 1 ? 'belongs' : 'belong'} to no objective, or to several`
      : '',
    empty !== null && empty.length > 0 ? `${countOf(empty.length, 'objective')} without a key result` : '',
    objectives.withoutCycle > 0
      ? `${countOf(objectives.withoutCycle, 'objective')} without a cycle: the fiscal quarter of today is assumed`
      : '',
  ].filter((part) => part !== '')
  const sound =
    keyResults.running === 0
      ? ''
      : cannotTell === ''
        ? 'Everything is linked.'
        : 'Every key result has its objective.'
  return [faults.length > 0 ? `${faults.join('; ')}.` : sound, cannotTell].filter(Boolean).join(' ')
}

function silence({ stale, keyResults, datedByEdit }: AuditReport): string {
  const { scored } = keyResults
  if (scored === 0 && stale.length === 0) return ''
  const never = stale.filter(({ lastCheckIn }) => lastCheckIn === null).length
  const old = stale.length - never
  const byEdit =
    datedByEdit === 0
      ? ''
      : `, dated by the last edit of ${datedByEdit === scored ? 'each row' : countOf(datedByEdit, 'row')}`
  return [
    stale.length === 0 ? `Every value that was scored is fresh${byEdit}.` : '',
    old === 0 ? '' : `${countOf(old, 'value')} ${old === 1 ? 'is' : 'are'} too old to go by${byEdit}.`,
    never === 0 ? '' : `Of ${countOf(never, 'key result')} nothing was recorded since the cycle began.`,
  ]
    .filter(Boolean)
    .join(' ')
}
