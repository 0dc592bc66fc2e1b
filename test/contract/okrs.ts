import { expect, test } from 'vitest'
import { preparedMark } from '#src/core/decisions/prepared-mark.ts'
import type { CellChange, Write } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Okrs } from '#src/ports/okrs.ts'

/** What every implementation is given to read: one row of each kind, linked, in databases that `init` made. */
export const okrsCompany = {
  objective: { title: 'Win the market 🚀', level: 'company', cycle: '2026-Q4' },
  keyResult: { title: 'Revenue <b>', baseline: 100, target: 200, current: 150, note: 'Going well' },
  initiative: { title: 'New checkout', status: 'blocked', blocker: 'Legal' },
  decision: { title: 'Use one provider', status: 'proposed', decideBy: '2026-11-30' },
} as const

export interface OkrsUnderTest {
  readonly okrs: Okrs
  /** Page ids of the rows of `okrsCompany`. */
  readonly ids: Readonly<Record<keyof typeof okrsCompany, string>>
}

/** @param fresh lays `okrsCompany` into a workspace of its own: key result under objective, initiative and decision on it */
export function okrsContract(fresh: () => Promise<OkrsUnderTest>): void {
  const { objective, keyResult, initiative, decision } = okrsCompany

  const asked = (ids: OkrsUnderTest['ids'], key = `${ids.keyResult}-2026-11-20`) => ({
    key,
    pageId: ids.keyResult,
    title: 'Revenue <b>: what now?',
    raised: '2026-11-20',
    context: 'Revenue <b> is at 150 of 200.',
    options: 'A. Scope: Target 170 instead of 200.\nD. Accept: expected to end at 0.6.',
    recommendation: 'A, since its chance is known.',
    ifNoResponse: 'It is asked again in the digest.',
    owners: [],
    decideBy: '2026-11-27',
    reviewDate: '2026-12-25',
    keyResults: [ids.keyResult],
    initiatives: [ids.initiative],
    prepared: preparedMark('2026-11-20', 'off track since 16 Nov', key),
  })
  const all = new Set(['objectives', 'keyResults', 'initiatives', 'decisions'] as const)

  const change = (pageId: string, changes: readonly CellChange[]): Write => ({
    database: 'keyResults',
    pageId,
    title: keyResult.title,
    changes,
  })

  test('a read holds every row with its cells and links', async () => {
    const { okrs, ids } = await fresh()

    const snapshot = await okrs.read()

    expect(snapshot.objectives).toMatchObject([
      { id: ids.objective, ...objective, virtual: false, state: 'active', word: null },
    ])
    expect(snapshot.keyResults).toMatchObject([
      { id: ids.keyResult, ...keyResult, objectives: [ids.objective], type: null, decisions: [ids.decision] },
    ])
    expect(snapshot.initiatives).toMatchObject([
      { id: ids.initiative, ...initiative, keyResults: [ids.keyResult] },
    ])
    expect(snapshot.decisions).toMatchObject([{ id: ids.decision, ...decision, keyResults: [ids.keyResult] }])
    expect(snapshot.findings).toEqual([])
  })

  test("a read says of each database what it is and which columns are the service's", async () => {
    const { okrs } = await fresh()

    const { databases } = await okrs.read()

    expect(databases.map(({ kind }) => kind).sort()).toEqual([
      'decisions',
      'initiatives',
      'keyResults',
      'objectives',
    ])
    for (const database of databases) expect(database).toMatchObject({ lost: [], madeByInit: true })
    const { owned } = databases.find(({ kind }) => kind === 'keyResults')!
    expect(owned).toEqual(expect.arrayContaining(['score', 'status', 'risk', 'why', 'dataAsOf', 'current']))
  })

  test("what is shown has a value, or null, for each column of the service's and no other", async () => {
    const { okrs } = await fresh()

    const { databases, keyResults } = await okrs.read()

    const { owned } = databases.find(({ kind }) => kind === 'keyResults')!
    expect(Object.keys(keyResults[0]!.shown).sort()).toEqual([...owned].sort())
    expect(keyResults[0]!.shown).toMatchObject({ score: null, status: null, current: keyResult.current })
  })

  test('two reads of the same content are the same', async () => {
    const { okrs } = await fresh()

    expect(await okrs.read()).toEqual(await okrs.read())
  })

  test('what is written is shown, and nothing else changes', async () => {
    const { okrs, ids } = await fresh()
    const before = await okrs.read()

    await okrs.write(
      change(ids.keyResult, [
        { field: 'score', before: null, after: 0.5 },
        { field: 'status', before: null, after: 'at_risk' },
        { field: 'risk', before: null, after: 'medium' },
        { field: 'why', before: '', after: 'On plan, no margin.' },
        { field: 'dataAsOf', before: null, after: '2026-11-19' },
      ]),
    )
    const after = await okrs.read()

    const { shown, lastEdited: _edited, ...rest } = after.keyResults[0]!
    const { shown: was, lastEdited: _before, ...same } = before.keyResults[0]!
    expect(rest).toEqual(same)
    expect(shown).toEqual({
      ...was,
      score: 0.5,
      status: 'at_risk',
      risk: 'medium',
      why: 'On plan, no margin.',
      dataAsOf: '2026-11-19',
    })
    expect(after.objectives).toEqual(before.objectives)
  })

  test('null clears a cell', async () => {
    const { okrs, ids } = await fresh()
    await okrs.write(
      change(ids.keyResult, [
        { field: 'score', before: null, after: 0 },
        { field: 'status', before: null, after: 'unknown' },
      ]),
    )
    const filled = await okrs.read()

    await okrs.write(
      change(ids.keyResult, [
        { field: 'score', before: 0, after: null },
        { field: 'status', before: 'unknown', after: null },
      ]),
    )
    const cleared = await okrs.read()

    expect(filled.keyResults[0]!.shown).toMatchObject({ score: 0, status: 'unknown' })
    expect(cleared.keyResults[0]!.shown).toMatchObject({ score: null, status: null })
  })

  test('a list of codes is written whole', async () => {
    const { okrs, ids } = await fresh()
    const flags = (after: readonly string[]): Write => ({
      database: 'decisions',
      pageId: ids.decision,
      title: decision.title,
      changes: [{ field: 'flags', before: [], after }],
    })

    await okrs.write(flags(['decide_soon', 'no_owner']))
    const two = await okrs.read()
    await okrs.write(flags([]))
    const none = await okrs.read()

    expect(two.decisions[0]!.shown.flags).toEqual(['decide_soon', 'no_owner'])
    expect(none.decisions[0]!.shown.flags).toEqual([])
  })

  test('a refresh is nothing where only the service has written', async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()
    await okrs.write(change(ids.keyResult, [{ field: 'score', before: null, after: 0.5 }]))

    expect(await okrs.refresh(new Set(['objectives', 'keyResults', 'initiatives', 'decisions']))).toBeNull()
  })

  test('a refresh before any read is one', async () => {
    const [refreshed, read] = [await fresh(), await fresh()]

    expect(await refreshed.okrs.refresh(new Set(['keyResults']))).toEqual(await read.okrs.read())
  })

  test('a whole read and one by what is kept are the same', async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()
    await okrs.write(change(ids.keyResult, [{ field: 'score', before: null, after: 0.5 }]))

    const kept = await okrs.read()

    expect(await okrs.read({ whole: true })).toEqual(kept)
    expect(await okrs.read({ keep: false })).toEqual(kept)
  })

  test('a write of one page is one request', async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()
    const before = okrs.requests()

    await okrs.write(
      change(ids.keyResult, [
        { field: 'score', before: null, after: 0.5 },
        { field: 'why', before: '', after: 'So.' },
      ]),
    )

    expect(okrs.requests() - before).toBe(1)
  })

  test('a page that does not exist is a failure of its own', async () => {
    const { okrs } = await fresh()
    await okrs.read()

    const write = okrs.write(
      change('99999999-9999-4999-8999-999999999999', [{ field: 'why', before: '', after: 'So.' }]),
    )

    await expect(write).rejects.toBeInstanceOf(Failure)
    await expect(write).rejects.toMatchObject({ code: 'not_found', retryable: false })
  })

  test("a column that is not the service's is refused", async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()

    const write = okrs.write({
      database: 'initiatives',
      pageId: ids.initiative,
      title: initiative.title,
      changes: [{ field: 'status', before: null, after: 'on_track' }],
    })

    await expect(write).rejects.toBeInstanceOf(Failure)
    expect((await okrs.read()).initiatives[0]).toMatchObject({ status: 'blocked' })
  })

  test('a decision that is added is one request, and the next refresh and every read show it', async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()
    const before = okrs.requests()
    const decision = asked(ids)

    const { id, at } = await okrs.addDecision(decision)
    const sent = okrs.requests() - before
    const refreshed = await okrs.refresh(new Set(['decisions']))
    const read = await okrs.read()

    expect(sent).toBe(1)
    const { key: _key, pageId: _pageId, ifNoResponse: _noResponse, prepared, ...cells } = decision
    const row = { ...cells, id, lastEdited: at, status: 'proposed', decided: '', rationale: '', date: null }
    for (const snapshot of [refreshed, read, await okrs.read({ whole: true })]) {
      expect(snapshot?.decisions).toHaveLength(2)
      const added = snapshot?.decisions.find((each) => each.id === id)
      expect(added).toMatchObject({ ...row, outcome: '', supersedes: [], shown: { prepared, flags: [] } })
      expect(snapshot?.keyResults[0]?.decisions).toContain(id)
    }
    expect(refreshed).toEqual(read)
  })

  test('a decision that was added is an edit of nobody', async () => {
    const { okrs, ids } = await fresh()
    const before = await okrs.read()
    await okrs.addDecision(asked(ids))
    const refreshed = await okrs.refresh(all)

    expect(await okrs.refresh(all)).toBeNull()
    expect(await okrs.read()).toEqual(await okrs.read())
    expect(refreshed).toMatchObject({ objectives: before.objectives })
    expect(refreshed?.decisions).toEqual(expect.arrayContaining([...before.decisions]))
    expect(refreshed?.findings).toEqual([])
  })

  test('a decision that is added before any read is there', async () => {
    const { okrs, ids } = await fresh()

    const { id } = await okrs.addDecision(asked(ids))

    expect((await okrs.read()).decisions.map((each) => each.id)).toContain(id)
  })

  test('the service writes into a decision that it added, and takes it back', async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()
    const { id } = await okrs.addDecision(asked(ids))
    await okrs.refresh(all)

    const at = await okrs.write({
      database: 'decisions',
      pageId: id,
      title: '',
      changes: [{ field: 'followed', before: '', after: 'Not yet.' }],
    })

    expect(await okrs.trashDecision(id, at)).toBeNull()
    const after = await okrs.read()
    expect(after.decisions.map((each) => each.id)).toEqual([ids.decision])
    expect(after.keyResults[0]?.decisions).toEqual([ids.decision])
    expect(await okrs.read({ whole: true })).toEqual(after)
  })

  test('a decision in the trash is gone from the next refresh, and cannot be taken back again', async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()
    const { id, at } = await okrs.addDecision(asked(ids))
    await okrs.refresh(all)

    await okrs.trashDecision(id, at)

    expect((await okrs.refresh(all))?.decisions.map((each) => each.id)).toEqual([ids.decision])
    expect(await okrs.trashDecision(id, at)).toBe('gone')
  })

  test('a decision that was edited since stays', async () => {
    const { okrs, ids } = await fresh()
    await okrs.read()
    const { id, at } = await okrs.addDecision(asked(ids))
    const earlier = new Date(Date.parse(at) - 60_000).toISOString()

    expect(await okrs.trashDecision(id, earlier)).toBe('edited')
    expect((await okrs.read()).decisions.map((each) => each.id)).toContain(id)
  })
}
