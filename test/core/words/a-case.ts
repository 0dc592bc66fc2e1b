import type { Day, KeyResult } from '#src/core/model.ts'
import { Policy, ruleVersion } from '#src/core/policy.ts'
import type { DayValue } from '#src/core/rows/in-force.ts'
import { readDefinition } from '#src/core/scoring/definition.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import type { Case } from '#src/core/words/case.ts'
import { aKeyResult, TODAY } from '#test/core/a-snapshot.ts'

/** The fourth quarter of 2026. */
const QUARTER = { start: '2026-10-01', end: '2026-12-31' }

/** What a Why is told from: by default 24 of 60 on 18 November, looked at two days later. */
export function aCase(
  given: {
    readonly keyResult?: Partial<KeyResult>
    readonly days?: readonly DayValue[]
    readonly input?: Partial<ScoreInput>
    readonly policy?: Partial<Policy>
    readonly today?: Day
  } & Partial<Omit<Case, 'keyResult' | 'policy' | 'days'>> = {},
): Case {
  const { input, days = [{ day: '2026-11-18', value: 24 }], today = TODAY, ...rest } = given
  const keyResult = aKeyResult(given.keyResult)
  const policy = Policy.parse(given.policy ?? {})
  const scoreInput: ScoreInput = {
    ...keyResult,
    period: QUARTER,
    history: days,
    sourceUnknown: false,
    previousColour: null,
    failingSince: null,
    workShare: null,
    ...input,
  }
  return {
    state: keyResult.state,
    score: scoreKeyResult(scoreInput, today, policy),
    scoreInput,
    colourBefore: scoreInput.previousColour,
    aim: readDefinition(scoreInput, today, policy).aim,
    ruleVersion: ruleVersion(policy),
    current: { kind: 'typed' },
    measurement: null,
    outage: null,
    overrule: null,
    overruleEnded: null,
    rebaseline: null,
    obstacle: null,
    ...rest,
    keyResult,
    policy,
    today,
    days,
  }
}
