import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellValue, ServiceField, Status } from '#src/core/model.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import { codesOf } from './a-snapshot.ts'
import { aWorld, type Planned, type World } from './a-world.ts'

const DAY = 24 * 60

interface Typed {
  readonly page: string
  readonly field: ServiceField
  readonly value: CellValue
}

/** What happens between two runs, and whether the second one dies before it has recorded its last write. */
interface Round {
  readonly typed: readonly Typed[]
  readonly override: { readonly status: Status | null; readonly until: string | null } | null
  /** What is measured from now on; null: as before. */
  readonly share: number | null
  readonly minutes: number
  readonly dyingAfter: number | undefined
}

const status = fc.constantFrom<Status>('on_track', 'at_risk', 'off_track')
const keyResult = fc.constantFrom('k1', 'k2')

const typed: fc.Arbitrary<Typed> = fc.oneof(
  fc.record({
    page: fc.constantFrom('o1', 'k1', 'k2'),
    field: fc.constant('status' as const),
    value: status,
  }),
  fc.record({ page: keyResult, field: fc.constant('current' as const), value: fc.constantFrom(20, 45) }),
  fc.record({
    page: keyResult,
    field: fc.constant('why' as const),
    value: fc.constantFrom('Mine.', 'Ours.'),
  }),
)
const round: fc.Arbitrary<Round> = fc.record({
  typed: fc.uniqueArray(typed, { maxLength: 2, selector: ({ page, field }) => `${page} ${field}` }),
  override: fc.option(
    fc.record({ status: fc.option(status), until: fc.option(fc.constantFrom('2026-11-06', '2026-11-20')) }),
    { freq: 3 },
  ),
  share: fc.option(fc.constantFrom(0.4, 0.42, 0.45)),
  minutes: fc.constantFrom(1, 5, DAY, DAY, 7 * DAY, 15 * DAY),
  dyingAfter: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 3 }),
})
const quietRound = round.map((each) => ({ ...each, typed: [], override: null }))

/** Rounds in which a run that died is followed by another before anything else happens: the store must catch up first. */
function lives(of: fc.Arbitrary<Round>): fc.Arbitrary<readonly Round[]> {
  const soon = { typed: [], override: null, share: null, minutes: 5, dyingAfter: undefined }
  return fc
    .array(of, { maxLength: 8 })
    .map((rounds) => rounds.flatMap((each) => (each.dyingAfter === undefined ? [each] : [each, soon])))
}

/** Something typed into a cell of the service's, while it is there. */
interface Word extends Typed {
  /** What the service had left in the cell. */
  readonly before: CellValue
  /** What a run showed as an overrule or a correction; from then on the rules say when it ends. */
  readonly heeded: CellValue
}

type Words = Map<string, Word>

function live(rounds: readonly Round[], look: (planned: Planned, words: Words) => void): World {
  const world = aWorld()
  const words: Words = new Map()
  world.run()
  for (const { typed: all, override, share, minutes, dyingAfter } of rounds) {
    for (const each of all) type(world, each, words)
    if (override !== null) {
      world.edit('k1', { override: override.status, overrideUntil: override.until })
    }
    if (share !== null) world.measure(share)
    world.wait(minutes)
    look(world.planned(), words)
    world.run(dyingAfter)
  }
  return world
}

function type(world: World, { page, field, value }: Typed, words: Words) {
  const key = `${page} ${field}`
  const shown = world.shows(page, field) ?? null
  if (value === shown) return
  world.edit(page, field === 'current' ? { current: Number(value) } : { shown: { [field]: value } })
  const { before, heeded } = words.get(key) ?? { before: shown, heeded: null }
  // Putting back what the service left there is no word that anyone could see.
  if (value === before) words.delete(key)
  else words.set(key, { page, field, value, before, heeded })
}

/** What a run makes of each word: it heeds it, it comes to say the same itself, or it writes over it. */
function expectHonest({ evaluation, writes }: Planned, words: Words) {
  for (const [key, word] of words) {
    const { page, field, value } = word
    const changes = writes.find(({ pageId }) => pageId === page)?.changes ?? []
    const row = evaluation.keyResults.find(({ id }) => id === page)
    const { overrule } = row ?? evaluation.objectives.find(({ id }) => id === page) ?? {}
    if (changes.some((change) => change.field === field)) {
      const isTold = evaluation.findings.some(
        ({ code, pageId, property }) =>
          code === 'service_cell_changed' && pageId === page && property === FIELD_LABEL[field],
      )
      expect({ word, isTold: isTold || word.heeded === value }).toEqual({ word, isTold: true })
      words.delete(key)
    } else if (evaluation.remember.adopted?.some((cell) => cell.pageId === page && cell.field === field)) {
      words.delete(key)
    } else if (field === 'status' ? overrule?.status === value : row?.current === value) {
      words.set(key, { ...word, heeded: value })
    } else {
      words.delete(key)
    }
  }
}

test('nothing that a person typed is written over without a finding, an overrule or a rule that says so', () => {
  fc.assert(
    fc.property(lives(round), (rounds) => {
      live(rounds, expectHonest)
    }),
    { numRuns: 150 },
  )
})

test('without a person nothing is taken for a person’s, also where a write landed and was not recorded', () => {
  fc.assert(
    fc.property(lives(quietRound), (rounds) => {
      live(rounds, ({ evaluation }) => {
        // A value that nobody touches grows old, and that is told; nothing else is.
        expect(codesOf(evaluation.findings).filter((code) => code !== 'not_updated')).toEqual([])
        expect(evaluation.keyResults.map(({ overrule }) => overrule)).toEqual([null, null])
        expect(evaluation.remember.seen).toEqual([])
      })
    }),
  )
})

test('a run right after a run plans nothing', () => {
  fc.assert(
    fc.property(fc.array(round, { maxLength: 8 }), (rounds) => {
      const world = live(rounds, () => {})
      world.run()

      expect(world.planned().writes).toEqual([])
      world.wait(1)
      expect(world.planned().writes).toEqual([])
    }),
  )
})
