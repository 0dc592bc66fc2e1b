import type { Day } from '#src/core/model.ts'
import { type Policy, ruleVersion } from '#src/core/policy.ts'
import { rollUpGroup } from '#src/core/scoring/roll-up-group.ts'
import { elapsed } from '#src/core/time/period.ts'
import { companyAdvice } from './company-advice.ts'
import { type CompanyAlignment, companyAlignment, linkName } from './company-alignment.ts'
import { companyFindings } from './company-findings.ts'
import { companyQuality } from './company-quality.ts'
import type { CompanyFinding, CompanyScore, GroupScore, ObjectiveScore } from './company-score.ts'
import type { FileSection } from './file-company.ts'
import { readCompany } from './read-company.ts'
import { repeatedKeyResults } from './repeated-key-results.ts'
import { type ScoredObjective, scoreObjective } from './score-objective.ts'
import type { ScoredRow } from './score-row.ts'

/**
 * Scores a file of OKRs by the same rules as the service. Whatever the file holds, nothing is thrown: every fault is a finding
 * on its row, and the rest is scored. The same file gives the same answer.
 * @param company the parsed JSON
 * @param options.now the day it is, in the organisation's time zone
 * @param options.quarterProgress 0..1: so much of the quarter is over, whatever the day
 */
export function scoreCompany(
  company: unknown,
  options: { readonly now: Day; readonly quarterProgress?: number | undefined; readonly policy: Policy },
): CompanyScore<ScoredRow> {
  const { policy } = options
  const file = readCompany(company, { ...options, fiscalYearStart: policy.fiscalYearStart })
  const sections = [file.company, ...file.departments, ...file.teams]
  const repeated = repeatedKeyResults(sections.flatMap(({ objectives }) => objectives))
  const scored = new Map(
    sections.map((section) => [
      section,
      section.objectives.map((objective) => scoreObjective(objective, section, repeated, policy)),
    ]),
  )
  const all = [...scored.values()].flat()
  const { period, now } = file.company.time
  const aligned = companyAlignment(all)
  const findings = companyFindings(all, aligned, companyQuality(all, now, policy))
  const group = (section: FileSection) =>
    groupScore(section, scored.get(section) ?? [], aligned, findings.ofObjective, policy)
  const { keyResultCoverage, ...coverage } = aligned.alignment

  return {
    asOf: now,
    quarter: {
      name: file.company.quarter,
      period: period === null ? null : { start: period.start, end: period.end },
    },
    progress: period === null ? null : elapsed(period, now),
    ruleVersion: ruleVersion(policy),
    company: group(file.company),
    departments: file.departments.map(group),
    teams: file.teams.map(group),
    ...companyAdvice(all, aligned, now),
    alignment: {
      ...coverage,
      krCoverage: keyResultCoverage,
      classes: Object.fromEntries([...aligned.classes].filter(([, found]) => found !== 'company')),
      findings: [...aligned.findings.values()].flat(),
    },
    findings: [...file.findings, ...findings.all],
  }
}

/** A section with its objectives, rolled up by their weights. */
function groupScore(
  { name, owner, department }: FileSection,
  members: readonly ScoredObjective[],
  aligned: CompanyAlignment,
  findings: ReadonlyMap<string, readonly CompanyFinding[]>,
  policy: Policy,
): GroupScore<ScoredRow> {
  const { projected, ...rolledUp } = rollUpGroup(members, policy)
  const objectives = members.map((each): ObjectiveScore<ScoredRow> => {
    const { objective, worst } = each
    return {
      id: objective.id,
      title: objective.title,
      path: objective.path,
      owner: objective.owner,
      level: objective.level,
      weight: each.weight,
      score: each.score,
      expected: each.expected,
      forecast: each.projected,
      confidence: each.confidence,
      status: each.status,
      alignment: aligned.classes.get(linkName(objective)) ?? 'unlinked',
      worstKeyResult: worst === null ? null : (worst.row.id ?? worst.row.title),
      keyResults: each.rows,
      findings: findings.get(objective.key) ?? [],
    }
  })
  return { name, owner, department, ...rolledUp, forecast: projected, objectives }
}
