/**
 * What each thing that the rules say is reckoned from: columns of people's as `kind/field`, and other things said. What is
 * written is named `kind.field`; the rest is remembered, mailed or only a step on the way. A thing stands after what it needs.
 */
export const NEEDS = {
  /** Which cycle a row is about, and whether it is over. */
  time: [
    'objectives/title',
    'objectives/cycle',
    'objectives/period',
    'keyResults/title',
    'keyResults/objective',
    'keyResults/objectives',
    'keyResults/cycle',
    'keyResults/period',
  ],
  /** Whether a row counts at all. */
  state: ['time', 'objectives/state', 'keyResults/state'],
  /** The values that a key result is scored by, and their days. */
  checkIns: [
    'state',
    'keyResults/type',
    'keyResults/baseline',
    'keyResults/target',
    'keyResults/current',
    'keyResults/unit',
    'keyResults/milestones',
    'keyResults/source',
    'keyResults/measure',
    'keyResults/lastCheckIn',
    'keyResults/acceptedFindings',
  ],
  goal: ['checkIns', 'keyResults/direction', 'keyResults/floor'],
  'keyResults.current': ['goal'],
  'keyResults.dataAsOf': ['goal'],
  'keyResults.score': ['goal'],
  /** The work that its initiatives say serves a key result. */
  work: ['time', 'initiatives/status', 'initiatives/keyResults', 'initiatives/source'],
  outlook: ['goal', 'work', 'keyResults/ambition', 'keyResults/curve'],
  'keyResults.forecast': ['outlook'],
  'keyResults.confidence': ['outlook'],
  'keyResults.risk': ['outlook'],
  'keyResults.status': ['outlook', 'keyResults/override', 'keyResults/overrideUntil'],
  'keyResults.why': ['keyResults.status'],
  /** Whether a goal was moved, and whether a decision says why. */
  moved: [
    'goal',
    'keyResults/decisions',
    'decisions/status',
    'decisions/date',
    'decisions/raised',
    'decisions/keyResults',
    'decisions/supersedes',
  ],
  'keyResults.voices': ['keyResults.status', 'keyResults/word'],
  /** What is remembered of a key result for a day. */
  day: ['keyResults.status', 'keyResults/weight'],

  'objectives.score': ['keyResults.score', 'keyResults/weight'],
  'objectives.confidence': ['objectives.score', 'outlook'],
  'objectives.status': ['objectives.confidence'],
  'objectives.summary': ['objectives.status', 'keyResults.status'],
  'objectives.voices': ['objectives.status', 'objectives/word'],
  /** How much an objective counts among its peers. */
  peers: ['objectives.status', 'objectives/weight'],
  alignment: [
    'peers',
    'objectives/level',
    'objectives/supports',
    'objectives/supportsKeyResults',
    'objectives/acceptedFindings',
    'keyResults/level',
  ],

  /** Whether an initiative goes on. */
  running: ['time', 'initiatives/keyResults'],
  'initiatives.progress': ['running', 'keyResults.score', 'initiatives/source'],
  'initiatives.blockedSince': ['running', 'initiatives/status', 'initiatives/blocker'],
  'initiatives.health': [
    'initiatives.blockedSince',
    'initiatives/timeline',
    'initiatives/neededBy',
    'initiatives/source',
  ],
  'initiatives.why': ['initiatives.health', 'initiatives.progress', 'initiatives/dependsOn'],
  waiting: [
    'initiatives.health',
    'keyResults.risk',
    'initiatives/dependsOn',
    'objectives/team',
    'keyResults/team',
  ],
  /** How the work serves the key results that run. */
  coverage: ['work', 'keyResults.status'],

  'decisions.flags': [
    'state',
    'keyResults/decisions',
    'initiatives/status',
    'decisions/status',
    'decisions/date',
    'decisions/rationale',
    'decisions/owners',
    'decisions/decideBy',
    'decisions/reviewDate',
    'decisions/outcome',
    'decisions/keyResults',
    'decisions/initiatives',
    'decisions/supersedes',
  ],
  'decisions.cycleTime': ['decisions/raised', 'decisions/date', 'decisions/status'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Something that the rules say, or a step on the way to it. */
export type Said = keyof typeof NEEDS
