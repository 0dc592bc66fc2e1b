import { WHERE, type Where } from './who-needs.ts'

/** A column as `kind/field`, or another thing said as `kind.name`; with a condition only where that holds for the row. */
type Need = string | readonly [need: string, where: Where]

/**
 * What each thing that the rules say of a row is reckoned from: people's columns and other things said, of the row itself or of
 * the rows of another kind that are linked to it. What is written is named `kind.field`; the rest is remembered, mailed or only a
 * step on the way, and `company` is all rows together. A thing stands after what it needs.
 */
export const NEEDS = {
  /** Which cycle a row is about, and whether it is over. */
  'objectives.time': ['objectives/title', ['objectives/cycle', WHERE.noPeriod], 'objectives/period'],
  'keyResults.time': [
    'keyResults/title',
    'keyResults/objective',
    'keyResults/objectives',
    'keyResults/cycle',
    'keyResults/period',
    'objectives.time',
  ],
  /** Whether a row counts at all. */
  'keyResults.state': ['keyResults.time', 'objectives/state', 'keyResults/state'],
  /** The values that a key result is scored by, and their days. */
  'keyResults.checkIns': [
    'keyResults.state',
    'keyResults/type',
    'keyResults/lastCheckIn',
    ['keyResults/current', WHERE.hasValue],
    ['keyResults/milestones', WHERE.isMilestone],
    ['keyResults/baseline', WHERE.hasNumbers],
    ['keyResults/target', WHERE.hasNumbers],
    ['keyResults/source', WHERE.hasMeasure],
    ['keyResults/measure', WHERE.hasSource],
    ['keyResults/unit', WHERE.isMeasured],
    ['keyResults/acceptedFindings', WHERE.isMeasured],
  ],
  'keyResults.goal': [
    'keyResults.checkIns',
    ['keyResults/direction', WHERE.hasDirection],
    ['keyResults/floor', WHERE.isKept],
  ],
  'keyResults.current': ['keyResults.goal'],
  'keyResults.dataAsOf': ['keyResults.goal'],
  'keyResults.score': ['keyResults.goal'],
  /** What the plan asks for. */
  'keyResults.plan': ['keyResults.goal', 'keyResults/ambition', ['keyResults/curve', WHERE.hasCurve]],
  /** The work that serves a key result, by its own Source and by its initiatives. */
  'keyResults.work': [
    'keyResults.time',
    'keyResults/source',
    'initiatives/status',
    'initiatives/keyResults',
    'initiatives/source',
  ],
  'keyResults.outlook': ['keyResults.plan', ['keyResults.work', WHERE.isStepped]],
  'keyResults.forecast': ['keyResults.outlook'],
  'keyResults.confidence': ['keyResults.outlook'],
  'keyResults.risk': ['keyResults.outlook'],
  'keyResults.status': [
    'keyResults.outlook',
    ['keyResults/override', WHERE.mayBeOverruled],
    ['keyResults/overrideUntil', WHERE.hasOverride],
  ],
  'keyResults.why': ['keyResults.status', 'keyResults/unit'],
  /** Whether a goal was moved, and whether a decision says why. */
  'keyResults.moved': [
    'keyResults.goal',
    'keyResults/decisions',
    'decisions/status',
    'decisions/date',
    'decisions/raised',
    'decisions/keyResults',
    'decisions/supersedes',
    'decisions/decided',
    'decisions/choices',
  ],
  'keyResults.voices': ['keyResults.status', 'keyResults.work', 'keyResults/word'],
  /** Whether there is a recovery plan, and whether anybody answered an escalation. */
  'keyResults.recovery': ['keyResults.state', 'keyResults/recoveryPlan'],
  'keyResults.answer': ['keyResults.recovery', 'keyResults/acknowledged'],
  'keyResults.noteSince': ['keyResults.state', 'keyResults/note'],
  /** What is remembered of a key result for a day. */
  'keyResults.day': [
    'keyResults.status',
    'keyResults/weight',
    ['keyResults/baseline', WHERE.isNew],
    ['keyResults/target', WHERE.isNew],
  ],

  'objectives.score': ['objectives.time', 'keyResults.score', 'keyResults/weight'],
  'objectives.confidence': ['objectives.score', 'keyResults.outlook'],
  'objectives.status': ['objectives.confidence'],
  'objectives.summary': ['objectives.status', 'objectives/state', 'keyResults.why'],
  'objectives.voices': ['objectives.status', 'objectives/word'],
  /** How much an objective counts among its peers. */
  'objectives.peers': ['objectives.status', 'objectives/weight'],
  /** How objectives are linked to each other. */
  'company.links': [
    'objectives.time',
    'objectives/state',
    'objectives/level',
    'objectives/supports',
    'objectives/supportsKeyResults',
    'keyResults.state',
    'keyResults/level',
  ],
  'company.alignment': [
    'company.links',
    'objectives.peers',
    'objectives/acceptedFindings',
    'keyResults.plan',
    'keyResults/weight',
  ],

  /** Whether an initiative goes on. */
  'initiatives.time': ['keyResults.time', 'initiatives/keyResults'],
  'initiatives.progress': [
    'initiatives.time',
    'initiatives/source',
    ['keyResults.score', WHERE.ofKeyResults],
    ['keyResults.state', WHERE.ofKeyResults],
  ],
  'initiatives.blockedSince': ['initiatives.time', 'initiatives/status', 'initiatives/blocker'],
  'initiatives.health': [
    'initiatives.blockedSince',
    'initiatives/timeline',
    'initiatives/neededBy',
    'initiatives/source',
  ],
  /** What initiatives depend on. */
  'company.chains': ['initiatives.blockedSince', 'initiatives/dependsOn'],
  'initiatives.why': [
    'initiatives.health',
    'initiatives.progress',
    'initiatives/dependsOn',
    ['company.chains', WHERE.inChain],
  ],
  'company.teams': ['objectives/team', 'keyResults/team'],
  /** Whether a decision is about an initiative, and whether it was made. */
  'initiatives.decided': [
    'decisions/status',
    'decisions/date',
    'decisions/raised',
    'decisions/initiatives',
    'decisions/supersedes',
  ],
  /** Which team waits for which because of an initiative. */
  'initiatives.waits': ['initiatives.health', 'initiatives/dependsOn', 'keyResults.risk', 'company.teams'],
  /** How the work serves the key results that run. */
  'company.coverage': ['keyResults.work', 'keyResults.status'],

  /** Which decisions replace others. */
  'company.superseding': ['decisions/status', 'decisions/supersedes'],
  'decisions.flags': [
    'company.superseding',
    'keyResults.status',
    'keyResults/decisions',
    'initiatives/status',
    'initiatives/blocker',
    'decisions/date',
    'decisions/rationale',
    'decisions/owners',
    'decisions/decideBy',
    'decisions/reviewDate',
    'decisions/outcome',
    'decisions/keyResults',
    'decisions/initiatives',
  ],
  'decisions.cycleTime': ['decisions/raised', 'decisions/date', 'decisions/status'],
  /** Which decisions are about a key result. */
  'company.decided': ['company.superseding', 'decisions/keyResults', 'keyResults/decisions'],
  /** Whether something is left that no decision stands for, where one that replaced another was reversed. */
  'company.replaced': ['company.decided', 'keyResults.state', 'decisions/date'],
  /** What was chosen, and what became of it. */
  'decisions.followed': [
    'company.decided',
    'keyResults.goal',
    // Also where no score needs them: a goal is compared as it was typed.
    'keyResults/baseline',
    'keyResults/target',
    'keyResults/unit',
    'keyResults/weight',
    'decisions/date',
    'decisions/decided',
    'decisions/choices',
    'decisions/initiatives',
    'initiatives/status',
    'initiatives/blocker',
    'initiatives/keyResults',
  ],
  'decisions.proposedOutcome': [
    'decisions.followed',
    'keyResults.status',
    'keyResults/weight',
    'decisions/reviewDate',
  ],
  /** What it lacks to be complete. */
  'decisions.lacks': [
    'decisions/status',
    'decisions/date',
    'decisions/owners',
    'decisions/rationale',
    'decisions/reversible',
    'decisions/reviewDate',
  ],
  /** What mail says of it while it waits to be made. */
  'decisions.asked': ['decisions/context', 'decisions/choices', 'decisions/recommendation'],
} as const satisfies Readonly<Record<string, readonly Need[]>>

/** Something that the rules say of a row or of the company, or a step on the way to it. */
export type Said = keyof typeof NEEDS

/** The needs in their order, each with its condition; null: every row needs it. */
export const ALL_NEEDS: readonly (readonly [
  said: Said,
  needs: readonly { readonly need: string; readonly where: Where | null }[],
])[] = (Object.entries(NEEDS) as [Said, readonly Need[]][]).map(([said, needs]) => [
  said,
  needs.map((need) => (typeof need === 'string' ? { need, where: null } : { need: need[0], where: need[1] })),
])
