import { ROW_NAMES, type RowNames } from './row-names.ts'

interface Said {
  readonly code: string
  /** The property's name in Notion; null: none. */
  readonly property: string | null
  readonly message: string
  readonly mend: string
}

const KEYS: Readonly<Record<string, string>> = {
  Weight: 'weight',
  Floor: 'floor',
  Curve: 'curve',
  Milestones: 'milestones',
  Ambition: 'ambition',
  Owner: 'owner',
  Type: 'type',
  State: 'done',
  Unit: 'unit',
  Objective: 'objective',
  'Key result': 'title',
  'Key results': 'key_results',
  'Last check-in': 'history',
  'Supports key result': 'supports_key_result_ids',
  Cycle: 'quarter',
  Period: 'quarter_start and quarter_end',
  'Recovery plan': 'recovery plan',
}

const OPTIONS: Readonly<Record<string, string>> = {
  Metric: 'numeric',
  Percentage: 'percentage',
  'Yes/No': 'boolean',
  Maintain: 'maintain',
  Committed: 'committed',
  Aspirational: 'aspirational',
  'At least': 'at_least',
  'At most': 'at_most',
  Between: 'between',
  Closed: 'true',
  Active: 'false',
}

const COMMON: Readonly<Partial<Record<string, string>>> = { ...KEYS, ...OPTIONS }

/** Where a mend of Notion's is none in a file. */
const MENDS: Readonly<Record<string, (mend: string) => string>> = {
  unknown_curve: (mend) => {
    const [first = '2026-11-15', second = '2026-12-10'] = mend.match(/\d{4}-\d{2}-\d{2}/g) ?? []
    return `Set curve to linear, back-loaded, front-loaded or s-curve, or to rising shares on days of the quarter such as [["${first}", 0.4], ["${second}", 0.9]].`
  },
  no_period: () => 'Set quarter_start and quarter_end of its section to the first and the last day.',
  bad_period: () => 'Set quarter_start and quarter_end of its section to the first and the last day.',
  no_milestones: () =>
    'Set milestones_total to their number and milestones_hit to how many are done; or set score to the share that is done, for example 0.4.',
  bad_milestone: () =>
    'Write each milestone as {"title": "Beta", "done": false, "due": "2026-11-30", "weight": 2}.',
  closed_below_target: (mend) => mend.replace(/set State to Active.*$/, 'set done to false.'),
  link_missing: (mend) =>
    mend.replace(/; or share the database.*$/, '; or add the one that is meant to the file.'),
}

const MESSAGES: Readonly<Record<string, string>> = {
  no_period: 'The days of its quarter are not known.',
}

/** Turns of phrase that mean a cell or an option of Notion's. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/ is empty\b/, ' is missing'],
  [/\bleave it empty\b/, 'leave it out'],
  [/\bempty (?=[A-Z])/, 'leave out '],
  [/\b[Ss]et Last check-in to (?=\d)/, 'add to history an entry of '],
  [/\b[Ss]etting Last check-in to (?=\d)/, 'adding to history an entry of '],
  [/\bSet Last check-in to the day\b/, 'Set its date in history to the day'],
  [/\b[Ss]et State to (?:Cancelled|Dropped|Deferred)(?: or Deferred)?\b/, 'take it out of the file'],
  [/\b[Ss]et State of the others to Dropped or Deferred\b/, 'take the others out'],
]

/** Names as they stand in the sentences of the rules, the longer first; `Type the value` is no name. */
const NAME = `(?<![\\w-])(?:${[...Object.keys({ ...ROW_NAMES, ...COMMON }), 'Increase', 'Decrease']
  .sort((a, b) => b.length - a.length)
  .join('|')})(?![\\w-]| the )`

/** What is quoted, else one of the phrases, each in a group of its own, else a name; in one, since many texts are looked through. */
const SAID = new RegExp(
  `"[^"]*"|“[^”]*”|${PHRASES.map(([{ source }]) => `(${source})`).join('|')}|${NAME}`,
  'g',
)

/**
 * A fault that the rules tell in the words of Notion, in those of the file: properties by the keys of the row, options by
 * their values. What is quoted is left as it is.
 */
export function inFileWords<Fault extends Said>(fault: Fault, names: RowNames): Fault {
  const message = MESSAGES[fault.code] ?? fault.message
  const mend = MENDS[fault.code]?.(fault.mend) ?? fault.mend
  return {
    ...fault,
    property: fault.property === null ? null : nameOf(fault.property, names),
    message: translated(message, names),
    mend: translated(mend, names),
  }
}

function translated(text: string, names: RowNames): string {
  return text.replace(SAID, (said: string, ...phrases: unknown[]) => {
    if (said.startsWith('"') || said.startsWith('“')) return said
    const phrase = PHRASES.find((_, index) => phrases[index] !== undefined)
    return phrase === undefined ? nameOf(said, names) : phrase[1]
  })
}

function nameOf(name: string, names: RowNames): string {
  if (name === 'Increase' || name === 'Decrease') {
    return names.Direction === 'direction' ? name.toLowerCase() : String(name === 'Decrease')
  }
  return (Object.hasOwn(names, name) ? names[name as keyof RowNames] : COMMON[name]) ?? name
}
