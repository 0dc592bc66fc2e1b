import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Instant, KeyResult } from '#src/core/model.ts'
import { inForce } from '#src/core/rows/in-force.ts'
import { historyByRow } from '#src/core/rows/row-history.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { isContradicted } from '#src/core/rows/voices.ts'
import { colourOf } from '#src/core/scoring/colour.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { elapsed } from '#src/core/time/period.ts'
import type { Case } from '#src/core/words/case.ts'
import { greenValue } from '#src/core/words/green-value.ts'
import { isOpen } from '#src/core/words/is-open.ts'
import { percent } from '#src/core/words/percent.ts'
import { reasonInWords } from '#src/core/words/reason-in-words.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import { weekLater } from '#src/core/words/week-later.ts'
import { whyWhole } from '#src/core/words/why.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import { wholeIdentity } from '#src/core/work/work-identity.ts'
import type { KeyResultExplained, LinkedWorkExplained } from './explanation.ts'
import { head } from './head.ts'
import { keyResultCase } from './key-result-case.ts'
import { keyResultFigures } from './key-result-figures.ts'
import type { Material } from './material.ts'

/** Before this share of the period no method forecasts much better than a constant (scoring rules, "forecast", evidence). */
const EARLY = 0.25

/** An owner who is further off than this knows something that the numbers do not, or the other way round. */
const TALKING_POINT = 0.3

/** Everything there is to say of one key result. */
export function explainKeyResult(
  keyResult: KeyResult,
  result: KeyResultResult,
  material: Material,
): KeyResultExplained {
  const { evaluation } = material
  const { found: read, links } = keyResultCase(keyResult, result, material)
  const left = new Set(evaluation.withheld.find(({ pageId }) => pageId === result.id)?.fields)
  // Where columns are lost only what earlier runs recorded is known of its value.
  const found = left.has('dataAsOf') ? { ...read, days: recorded(result.id, material) } : read
  const objective = evaluation.objectives.find(({ id }) => id === result.objectiveId)
  return {
    kind: 'key_result',
    ...head(result, left.has('why') ? [result.why] : whyWhole(found), evaluation),
    objective: objective === undefined ? null : { id: objective.id, title: objective.title },
    status: {
      inForce: statusInForce(result),
      rules: result.status,
      colour: result.colour,
      previousColour: found.scoreInput.previousColour,
      isHeld: isHeld(result, found),
      reasons: result.reasons.map((code) => ({ code, words: reasonInWords(code) })),
    },
    figures: keyResultFigures(result, found, left),
    checkIns: found.days.map((each) => ({ ...each, shown: valueInWords(keyResult, each.value) })),
    greenAt: left.has('forecast') ? null : greenAt(found),
    unchanged: isOpen(found) && !left.has('forecast') ? weekLater(found) : null,
    voices: result.voices,
    isContradicted: isContradicted(result.voices),
    overrule: result.overrule,
    overruleEnded: result.overruleEnded,
    rebaseline: result.rebaseline,
    ownerConfidence: ownerConfidence(result),
    work: {
      ...result.work,
      linked: result.work.links === 0 ? [] : linkedWork(links, keyResult.id, material),
    },
    measurement: result.measurement,
    ruleMove: result.ruleMove,
    notes: notes(result, evaluation),
  }
}

function recorded(id: string, { history }: Material): Case['days'] {
  return inForce(historyByRow(history)(id).checkIns).days
}

/** Neither what is on plan and so never red, nor what silence holds down: the margin of hysteresis alone. */
function isHeld(
  { colour, confidence, period }: KeyResultResult,
  { scoreInput, policy, today }: Case,
): boolean {
  if (colour === null || confidence === null || period === null) return false
  const t = elapsed(period, today)
  const { previousColour } = scoreInput
  const cut = (from: typeof previousColour) => colourOf(confidence, policy.cuts, { previousColour: from, t })
  return cut(previousColour) === colour && cut(null) !== colour
}

function greenAt(found: Case): KeyResultExplained['greenAt'] {
  const { aim, score, keyResult } = found
  if (aim === null || score.lastCheckIn === null || !isOpen(found)) return null
  const value = greenValue({ ...found, aim, day: score.lastCheckIn })
  return value === null ? null : { value, shown: valueInWords(keyResult, value) }
}

function ownerConfidence({
  ownerConfidence: owner,
  confidence: chance,
}: KeyResultResult): KeyResultExplained['ownerConfidence'] {
  if (owner === null) return null
  return { owner, chance, isTalkingPoint: chance !== null && Math.abs(owner - chance) > TALKING_POINT }
}

function linkedWork(
  links: readonly WorkLink[],
  id: string,
  { readings, evaluation, policy }: Material,
): LinkedWorkExplained[] {
  return links.map((link) => {
    const { url } = link
    const reading = readings.get(url)
    const identity = wholeIdentity(link)
    const shares = evaluation.workCoverage.credits.find((work) => work.identity === identity)?.keyResults
    const credit = shares?.find((share) => share.id === id)?.credit ?? 1
    if (reading?.kind !== 'known') {
      const unread = link.kind === 'unsupported' ? link.message : 'It was not read.'
      const fault = reading?.detail ?? unread
      return { url, title: url, share: null, lastActivity: null, health: null, credit, fault }
    }
    const { title, share } = reading
    const dayOf = (moment: Instant) => localDay(moment, policy.timezone)
    const lastActivity = reading.lastActivity === null ? null : dayOf(reading.lastActivity)
    const health =
      reading.health === null ? null : { status: reading.health.status, day: dayOf(reading.health.at) }
    return { url, title, share, lastActivity, health, credit, fault: '' }
  })
}

function notes({ period, status }: KeyResultResult, { today }: Pick<Evaluation, 'today'>): string[] {
  const isEarly = period !== null && today >= period.start && elapsed(period, today) < EARLY
  return isEarly && status !== 'complete'
    ? [`Less than ${percent(EARLY)} of the period has passed: so early a colour is weak evidence.`]
    : []
}
