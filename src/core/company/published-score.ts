import type { CompanyScore, GroupScore, KeyResultScore } from './company-score.ts'
import { keyResultPath } from './key-result-path.ts'
import type { ScoredRow } from './score-row.ts'

/** A scored file as it is published: of its key results what docs/score-file.md lists, in that order. */
export function publishedScore(score: CompanyScore<ScoredRow>): CompanyScore {
  return {
    ...score,
    company: publishedGroup(score.company),
    departments: score.departments.map(publishedGroup),
    teams: score.teams.map(publishedGroup),
  }
}

function publishedGroup(group: GroupScore<ScoredRow>): GroupScore {
  const objectives = group.objectives.map((objective) => ({
    ...objective,
    keyResults: objective.keyResults.map(publishedRow),
  }))
  return { ...group, objectives }
}

function publishedRow(scored: ScoredRow): KeyResultScore {
  return {
    id: scored.row.id,
    title: scored.title,
    path: keyResultPath(scored.row),
    owner: scored.owner,
    type: scored.type,
    ambition: scored.usedAmbition,
    unit: scored.unit,
    weight: scored.weight,
    baseline: scored.usedBaseline,
    current: scored.current,
    target: scored.target,
    lastCheckIn: scored.lastCheckIn,
    score: scored.score,
    raw: scored.raw,
    plan: scored.plan,
    expected: scored.expected,
    gap: scored.gap,
    forecast: scored.forecast,
    confidence: scored.confidence,
    confidenceFull: scored.confidenceFull,
    need: scored.need,
    pace: scored.pace,
    status: scored.status,
    risk: scored.risk,
    evidence: scored.evidence,
    reasons: scored.reasons,
    errors: scored.errors,
  }
}
