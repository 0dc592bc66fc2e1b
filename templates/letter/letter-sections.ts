import type { About, Subject } from '#src/core/letters/subject.ts'
import type { Item } from './item.ts'
import { restoredHeading, restoredReason } from './restored-reason.ts'

/** Rows of one kind in a letter about several things. */
export interface LetterSection {
  /** Empty: the letter has no other section, and its title says it. */
  readonly heading: string
  /** Empty: the heading is enough. */
  readonly intro: string
  readonly items: readonly Item[]
  /** These by their titles alone. */
  readonly folded: readonly Item[]
  /** And so many not at all. */
  readonly left: number
  /** Where the same is asked of all of them; empty: each says its own. */
  readonly asked: string
}

/** A subject, and what is said of it. */
export interface ToldItem {
  readonly subject: Subject
  readonly item: Item
}

/** How many rows of a section are shown whole, and how many more by their titles. */
export interface Fold {
  readonly rows: number
  readonly titles: number
}

const HEADINGS: Readonly<Record<About['kind'], string>> = {
  escalation: 'Key results',
  blocked: 'Blocked initiatives',
  decision: 'Decisions',
  nudge: 'Values that are due',
  all_clear: 'All-clears',
}

/** In the order in which they came, the gravest first. */
export function letterSections(told: readonly ToldItem[], fold: Fold): readonly LetterSection[] {
  const groups = [...Map.groupBy(told, ({ subject }) => groupOf(subject.about)).values()]
  return groups.map((group) => {
    const items = group.map(({ item }) => item)
    const asked = new Set(items.map((item) => item.asked))
    const { kind, restored } = kindOf(group[0]?.subject.about)
    const heading = groups.length === 1 ? '' : HEADINGS[kind]
    return {
      heading: restored === null ? heading : restoredHeading(restored),
      intro: restored === null ? '' : restoredReason(restored),
      items: items.slice(0, fold.rows),
      folded: items.slice(fold.rows, fold.rows + fold.titles),
      left: Math.max(0, items.length - fold.rows - fold.titles),
      asked: items.length > 1 && asked.size === 1 ? (items[0]?.asked ?? '') : '',
    }
  })
}

/** Those that began because the same source is back stand together. */
function groupOf(about: About): string {
  const { kind, restored } = kindOf(about)
  return restored === null ? kind : `${kind} ${restored.source} ${restored.until}`
}

function kindOf(about: About | undefined) {
  return {
    kind: about?.kind ?? 'escalation',
    restored: about?.kind === 'escalation' ? about.escalation.restored : null,
  }
}
