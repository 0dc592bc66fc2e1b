import { aligned } from '#src/cli/aligned.ts'
import { section } from '#src/cli/section.ts'
import type { ChaosRun, Harm } from './chaos-run.ts'

const WORDS: Readonly<Record<keyof Harm, string>> = {
  valuesChanged: 'Values of people that changed',
  writesRepeated: 'Writes repeated with another effect',
  askedTwice: 'Decisions that were asked for twice',
  mailsTwice: 'Mails that arrived twice',
  mailsLost: 'Mails that were lost',
  differences: 'Differences from the undisturbed morning',
  unrest: 'Left undone by the first clean run',
  bugs: 'Faults of the service itself',
}

const KINDS = Object.keys(WORDS) as (keyof Harm)[]

/** As many sentences are shown of each seed that came to harm. */
const SHOWN = 8

/** The chaos table: what was injected, and what came of it; then the seeds that came to harm. */
export function printChaosRuns(
  runs: readonly ChaosRun[],
  unhandled: readonly string[],
  rate: number,
): { readonly text: string; readonly isUnharmed: boolean } {
  const sum = (count: (run: ChaosRun) => number) => runs.reduce((total, run) => total + count(run), 0)
  const injected = Map.groupBy(
    runs.flatMap((run) => run.injected),
    ({ system, kind }) => `${system} ${kind.replaceAll('_', ' ')}`,
  )
  const faults = [...injected]
    .map(([name, list]) => [name, `${list.reduce((total, { count }) => total + count, 0)}`] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const harmed = runs
    .toSorted((one, other) => one.seed - other.seed)
    .filter(({ harm }) => KINDS.some((kind) => harm[kind].length > 0))
  const total = faults.reduce((count, [, each]) => count + Number(each), 0)
  const lines = [
    ...section(
      `${total} faults in ${runs.length} mornings, at a rate of ${rate}:`,
      aligned(
        faults.map(([name, count]) => [count, name]),
        [0],
      ),
    ),
    ...section('What went on:', [
      `Runs: ${sum(({ runs: { done } }) => done)} done, ${sum(({ runs: { failed } }) => failed)} failed and tried again`,
      `Edits of people: ${sum(({ edits }) => edits)}`,
      `Rows written: ${sum(({ written }) => written)}`,
      `Mails: ${sum(({ mails }) => mails.sent)} arrived, ${sum(({ mails }) => mails.unknown)} reported as unknown`,
    ]),
    ...section('What came of it:', [
      ...KINDS.map((kind) => `${WORDS[kind]}: ${sum(({ harm }) => harm[kind].length)}`),
      `Rejections that nobody handled: ${unhandled.length}`,
    ]),
    ...harmed.flatMap(({ seed, harm }) =>
      section(
        `Seed ${seed}, alone: --first ${seed} --runs 1`,
        KINDS.flatMap((kind) => harm[kind].slice(0, SHOWN).map((each) => `${WORDS[kind]}: ${each}`)),
      ),
    ),
    ...section('Not handled:', unhandled),
  ]
  return { text: `${lines.join('\n')}\n\n`, isUnharmed: harmed.length + unhandled.length === 0 }
}
