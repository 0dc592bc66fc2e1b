import { alternatives } from '#src/core/delivery/alternatives.ts'
import type { EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { formatDay, formatInstant } from '#templates/words/format-day.ts'

/** How each figure is taken, and where the report comes from: the very end of it. */
export function engineeringFooter(report: EngineeringReport): readonly string[] {
  const { asOf, ruleVersion } = report
  return [
    ...definitions(report),
    `Computed by okr-sync as of ${formatInstant(asOf)}, rules ${ruleVersion}. Who receives it is set in DIGEST_TO and in POLICY (mail.subscriptions).`,
  ]
}

function definitions({ window, rules, today }: EngineeringReport): readonly string[] {
  if (window === null) return []
  const { businessHours, reviewSlaHours, incidentAgeDays } = rules
  const hours = businessHours === null ? 'around the clock' : `in business hours (${businessHours})`
  const where = alternatives(rules.productionEnvironments)
  return [
    `Every figure is of repositories and teams, from ${formatDay(window.from, today)} to ${formatDay(window.to, today)} (${window.days} days), beside the month before; better and worse are changes by a twentieth or more.`,
    `Deploy frequency: deployments to ${where} that succeeded, a week; each counts at its first success.`,
    'Lead time: from the first commit of a pull request, or its creation where that was earlier, to the first deployment that carries it, around the clock; the median, without bots.',
    `Change failure rate: those deployments that caused an incident, of all; an incident is an issue with the label ${alternatives(rules.incidentLabels)}, put down to the deployment that it names or else to the last one of the ${incidentAgeDays} days before it, or a revert.`,
    'Time to restore: from the deployment that failed to the end of its incident, around the clock; the median.',
    `Time to first review: from ready for review to the first review by another person, ${hours}; the median.`,
    `PRs within review SLA: first reviewed within ${reviewSlaHours} ${businessHours === null ? 'hours' : 'business hours'}, of those reviewed and those that waited longer.`,
    `PR cycle time: from ready for review to the merge, ${hours}; the median.`,
    'PRs linked to issues: those that close an issue on GitHub or belong to one in Linear, of all merged, without bots.',
    'CI duration: from the start of the first job to the end of the last, or from the start of the run to its last change where its jobs were not read, of first attempts for a push or a pull request that succeeded or failed; the median, and the 95th percentile of at least 20 runs.',
    'Velocity: what was completed in each cycle that ended, in points, or in issues where a team does not estimate; the median over cycles.',
    'Predictability: what was completed in those cycles, of what was planned at the end of their second day.',
    `Bugs per 100 points: issues with the label ${alternatives(rules.bugLabels)} that were reported, against the points completed; cancelled ones and duplicates do not count.`,
    'Time in progress has no figure of its own; issues in progress that have not moved for more than 5 days are told as a guardrail.',
  ]
}
