import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { isUnreckonable, unreckonable } from '#src/core/drift/unreckonable.ts'
import { episodes } from '#src/core/episodes.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { DatabaseKind, Snapshot } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import { aHistory, applied, aSnapshot, checkoutAt, evaluateAt, NOW, written } from '../a-snapshot.ts'
import { companies } from './a-company.ts'
import { COLUMNS, withoutColumn } from './without-column.ts'

const EARLIER = '2026-11-16T09:00:00.000Z'

/** What earlier runs remember of a company, and how it looks today. */
const running = fc.tuple(companies, companies, fc.boolean()).map(([before, now, isSame]) => {
  const first = aSnapshot(before)
  const evaluation = evaluateAt(EARLIER, { snapshot: first, readings: checkoutAt(0.3) })
  const writes = plan(evaluation, first)
  const { checkIns, days, objectiveDays, seen } = evaluation.remember
  const cells = writes.flatMap(({ pageId, changes }) =>
    changes.map(({ field, after }) => written(pageId, field, after, EARLIER)),
  )
  const { opened } = episodes(evaluation, aHistory(), { madeByInit: true })
  const history = aHistory({
    checkIns,
    days,
    objectiveDays,
    sightings: seen,
    written: cells,
    episodes: opened,
  })
  // What was edited and lost between two runs nobody has seen.
  const weights = new Map(first.keyResults.map(({ id, weight }) => [id, weight]))
  const keyResults = now.keyResults.map((row) => ({ ...row, weight: weights.get(row.id) ?? null }))
  return { snapshot: isSame ? applied(first, writes) : aSnapshot({ ...now, keyResults }), history }
})

function judge(snapshot: Snapshot, { history }: { history: ReturnType<typeof aHistory> }) {
  const evaluation = evaluateAt(NOW, { snapshot, history, readings: checkoutAt(0.5) })
  return {
    evaluation,
    cells: cellsOf(evaluation, snapshot),
    ...episodes(evaluation, history, { madeByInit: true }),
  }
}

function cellsOf(evaluation: Evaluation, snapshot: Snapshot) {
  const writes = plan(evaluation, snapshot)
  return writes.flatMap(({ database, pageId, changes }) =>
    changes.flatMap(({ field, after }) => (field === 'synced' ? [] : { database, pageId, field, after })),
  )
}

const texts = (each: readonly unknown[]) => each.map((one) => JSON.stringify(one))
const isAmong = (each: readonly unknown[], all: readonly unknown[]) => {
  const known = new Set(texts(all))
  return texts(each).filter((text) => !known.has(text))
}

test('every column of people that a rule reads is among those that may be lost', () => {
  const kinds = ['objectives', 'keyResults', 'initiatives', 'decisions'] as const
  const read = kinds.flatMap((kind) =>
    [...fieldsOf(kind)].flatMap(([field, { service, read: isRead, kind: type }]) =>
      service || isRead === false || type === 'title' ? [] : `${kind}/${field}`,
    ),
  )

  const known = COLUMNS.map(({ kind, field }) => `${kind}/${field}`)
  expect(known.filter((column) => !column.endsWith('/word')).toSorted()).toEqual(read.toSorted())
})

test.each(COLUMNS)(
  'without $kind $field nothing false is written, remembered or told, and the rest as before',
  ({ kind, field }) => {
    const property = fieldsOf(kind as DatabaseKind).get(field)?.name ?? 'Word'
    fc.assert(
      fc.property(running, ({ snapshot, history }) => {
        const whole = judge(snapshot, { history })
        const bare = withoutColumn(snapshot, kind, field, property)
        const lost = judge(bare, { history })
        const found = unreckonable(bare.databases)

        expect(isAmong(lost.cells, whole.cells)).toEqual([])
        const reckoned = whole.cells.filter(
          ({ database, field: cell }) => !isUnreckonable(found, database, cell),
        )
        expect(
          isAmong(
            reckoned.filter(({ field: cell }) => cell !== field),
            lost.cells,
          ),
        ).toEqual([])
        for (const part of ['checkIns', 'days', 'objectiveDays', 'seen', 'gone', 'adopted'] as const) {
          expect(isAmong(lost.evaluation.remember[part], whole.evaluation.remember[part])).toEqual([])
        }
        for (const [index, result] of lost.evaluation.keyResults.entries()) {
          const { status, score, confidence, forecast } = whole.evaluation.keyResults[index] ?? result
          expect([status, 'unknown']).toContain(result.status)
          expect([score, null]).toContain(result.score)
          expect([confidence, null]).toContain(result.confidence)
          expect([forecast, null]).toContain(result.forecast)
        }
        for (const [index, result] of lost.evaluation.objectives.entries()) {
          const { status, score, alignment } = whole.evaluation.objectives[index] ?? result
          expect([status, 'unknown']).toContain(result.status)
          expect([score, null]).toContain(result.score)
          expect([alignment, 'unknown']).toContain(result.alignment)
        }
        expect(
          isAmong(
            lost.evaluation.recommendations.map(({ code }) => code),
            whole.evaluation.recommendations.map(({ code }) => code),
          ),
        ).toEqual([])
        const told = ({ findings }: Evaluation) => findings.map(({ code, pageId }) => `${code} ${pageId}`)
        // What a row accepted is told where that cannot be read; it is true all the same.
        if (field !== 'acceptedFindings')
          expect(isAmong(told(lost.evaluation), told(whole.evaluation))).toEqual([])
        expect(isAmong(lost.opened, whole.opened)).toEqual([])
        expect(isAmong(lost.closed, whole.closed)).toEqual([])
      }),
      { numRuns: 12 },
    )
  },
)
