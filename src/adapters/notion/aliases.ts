import type { DatabaseKind } from '#src/core/model.ts'

/**
 * Other names under which a company may already keep a field, tried in this order after the name that `init` creates.
 * Only names that can hardly mean anything else; the rest is what NOTION_PROPERTIES is for.
 */
const aliases: Readonly<Record<DatabaseKind, Readonly<Record<string, readonly string[]>>>> = {
  objectives: {
    owners: ['Owners', 'Objective owner', 'DRI', 'Responsible', 'Lead'],
    level: ['Tier', 'Objective level'],
    team: ['Teams', 'Department', 'Squad'],
    cycle: ['Quarter', 'OKR cycle'],
    period: ['Dates', 'Time frame', 'Timeframe', 'Timeline'],
    supports: ['Parent objective', 'Parent', 'Aligns to', 'Contributes to'],
    supportsKeyResults: ['Parent key result', 'Supports key results'],
    state: ['Objective state'],
    word: ['RAG', 'RAG status', 'Traffic light'],
  },
  keyResults: {
    title: ['KR', 'Key results'],
    objective: ['Objectives', 'Goal'],
    objectives: ['Objectives', 'Parent objective', 'Goal'],
    owners: ['Owners', 'KR owner', 'Key result owner', 'DRI', 'Responsible', 'Lead'],
    type: ['KR type', 'Key result type', 'Metric type'],
    baseline: ['Baseline value', 'Start', 'Start value', 'Starting value', 'Initial value'],
    target: ['Target value', 'Goal value', 'Target number'],
    current: ['Current value', 'Actual', 'Actual value', 'Latest value'],
    unit: ['Units', 'Unit of measure'],
    milestones: ['Milestone list', 'Checkpoints'],
    source: ['Sources', 'Source link', 'Data source'],
    lastCheckIn: ['Last check in', 'Last checkin', 'Check-in date', 'Last updated'],
    ownerConfidence: ["Owner's confidence"],
    override: ['Status override'],
    note: ['Notes', 'Comment', 'Comments'],
    state: ['Key result state', 'KR state'],
    cycle: ['Quarter', 'OKR cycle'],
    period: ['Dates', 'Time frame', 'Timeframe', 'Timeline'],
    team: ['Teams', 'Department', 'Squad'],
    word: ['RAG', 'RAG status', 'Traffic light'],
  },
  initiatives: {
    owners: ['Owner', 'Owners', 'Lead', 'Responsible', 'Assignee'],
    keyResults: ['Key result', 'KRs', 'Supports'],
    status: ['State', 'Stage'],
    timeline: ['Dates', 'Period', 'Timeframe', 'Time frame'],
    blocker: ['Blockers', 'Blocked by'],
    nextStep: ['Next steps', 'Next action'],
    neededBy: ['Needed until'],
    dependsOn: ['Dependencies', 'Depends'],
    source: ['Sources', 'Link', 'Links', 'Linear', 'GitHub'],
  },
  decisions: {
    raised: ['Raised on', 'Created', 'Created time'],
    date: ['Decision date', 'Decided on', 'Date decided'],
    status: ['State', 'Decision status'],
    rationale: ['Reason', 'Reasoning'],
    outcome: ['Result', 'Results'],
    owners: ['Owners', 'Decider', 'Decision maker', 'Decision owner', 'DRI'],
    decideBy: ['Due', 'Due date', 'Deadline'],
    reviewDate: ['Review', 'Review on', 'Review by'],
    keyResults: ['Key result', 'KRs'],
    initiatives: ['Initiative', 'Related initiatives'],
    supersedes: ['Replaces'],
  },
}

/** @returns the other names of a field, in the order in which they are tried */
export function aliasesOf(database: DatabaseKind, field: string): readonly string[] {
  return aliases[database][field] ?? []
}
