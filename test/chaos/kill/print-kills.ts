import { aligned } from '#src/cli/aligned.ts'
import { section } from '#src/cli/section.ts'
import type { DeathHarm } from './judge-death.ts'
import type { KillPart, KillRun } from './kill-runs.ts'

const WORDS: Readonly<Record<keyof DeathHarm, string>> = {
  valuesChanged: 'Values of people that changed',
  writesRepeated: 'Writes repeated with another effect',
  askedTwice: 'Decisions that were asked for twice',
  mailsTwice: 'Mails that arrived twice',
  mailsLost: 'Mails that were lost',
  differences: 'Differences from the undisturbed company',
  unrest: 'Left undone by the next clean run',
}

const KINDS = Object.keys(WORDS) as (keyof DeathHarm)[]

const TITLES: Readonly<Record<KillPart, string>> = {
  'sync and digest': 'A sync and a digest, killed at each call through a port:',
  'two in a row': 'Two of them killed one after the other, the second at:',
  SIGKILL: 'A process killed with SIGKILL, by what it asked of the outside:',
  'first run': 'The first run ever, killed at each call through a port:',
  undo: 'An undo, killed at each call through a port:',
}

/** As many deaths that did harm are told of, with as many sentences of each kind. */
const SHOWN = 4

/** The kill table: where processes died, and what came of it; then each death that did harm. */
export function printKills(runs: readonly KillRun[]): {
  readonly text: string
  readonly isUnharmed: boolean
} {
  const isHarmed = ({ harm }: KillRun) => KINDS.some((kind) => harm[kind].length > 0)
  const harmed = runs.filter(isHarmed)
  const unknown = runs.reduce((total, run) => total + run.unknown, 0)
  const lines = [
    ...[...Map.groupBy(runs, ({ part }) => part)].flatMap(([part, list]) =>
      section(TITLES[part], table(list, isHarmed)),
    ),
    ...section(`What came of ${runs.length} deaths, of which ${harmed.length} did harm:`, [
      ...KINDS.map(
        (kind) => `${WORDS[kind]}: ${runs.reduce((total, { harm }) => total + harm[kind].length, 0)}`,
      ),
      `Mails of which SMTP leaves open whether they arrived, reported to eng ops: ${unknown}`,
    ]),
    ...harmed.slice(0, SHOWN).flatMap(({ part, where, what, harm }) =>
      section(
        `${part}, ${where}: ${what}`,
        KINDS.flatMap((kind) => harm[kind].slice(0, SHOWN).map((each) => `${WORDS[kind]}: ${each}`)),
      ),
    ),
  ]
  return { text: `${lines.join('\n')}\n\n`, isUnharmed: harmed.length === 0 }
}

function table(runs: readonly KillRun[], isHarmed: (run: KillRun) => boolean): string[] {
  const rows = [...Map.groupBy(runs, ({ what }) => what)].map(([what, list]) => [
    what,
    ...['before', 'after', 'answered'].map((of) => `${list.filter(({ side }) => side === of).length || ''}`),
    `${list.reduce((total, { unknown }) => total + unknown, 0) || ''}`,
    `${list.filter(isHarmed).length}`,
  ])
  return aligned(
    [['killed at', 'before', 'after', 'answered', 'mails unknown', 'harmed'], ...rows],
    [1, 2, 3, 4, 5],
  )
}
