import { expect, onTestFinished, test } from 'vitest'
import { checkLive } from '#src/adapters/smtp/check-live.ts'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { liveSightingsIn } from '#src/adapters/sql/live-sightings-in.ts'
import { liveSighting } from '#src/core/live/live-of.ts'
import { noNews } from '#src/core/no-news.ts'
import { aSnapshot } from '#test/core/a-snapshot.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const { databases: OWN } = aSnapshot()
const ADOPTED = OWN.map((each) => ({ ...each, madeByInit: each.kind === 'decisions' }))
const SINCE = '2026-11-12T10:00:00.000Z'

test('the doctor says whether anybody is mailed, and nothing where it cannot be known', () => {
  expect(checkLive(OWN, [])).toMatchObject([{ subject: 'Going live', state: 'ok' }])
  expect(checkLive(ADOPTED, [])).toMatchObject([
    { state: 'warning', mend: expect.stringContaining('okr-sync go-live') },
  ])
  expect(checkLive(ADOPTED, [liveSighting(SINCE)])).toMatchObject([
    { state: 'ok', message: `The workspace has been live since ${SINCE}.` },
  ])
  expect(checkLive(null, [])).toEqual([])
  expect(checkLive(ADOPTED, null)).toEqual([])
})

test('a store remembers the first moment of its own workspace, whatever else was seen', async () => {
  const store = await openLibsql('file::memory:')
  onTestFinished(() => store.close())
  const { history } = createSqlStore(store.db, 'acme')
  const nothing = noNews
  const seen = (since: string) => history.remember({ ...nothing, seen: [liveSighting(since)] })
  expect(await liveSightingsIn(store.db, 'acme')).toEqual([])
  await history.remember({ ...nothing, seen: [{ pageId: 'k1', what: 'plan', since: SINCE }] })
  await seen(SINCE)
  await seen('2026-11-13T10:00:00.000Z')

  expect(await liveSightingsIn(store.db, 'acme')).toEqual([liveSighting(SINCE)])
  expect(await liveSightingsIn(store.db, 'other')).toEqual([])
})
