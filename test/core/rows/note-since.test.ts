import { expect, test } from 'vitest'
import { aHistory, aKeyResult, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

const NOTE = 'The fix slipped.'

function notedAt(now: string, note: string, lastEdited: string, sightings = aHistory().sightings) {
  const { keyResults, remember } = evaluateAt(now, {
    snapshot: aSnapshot({ keyResults: [aKeyResult({ note, lastEdited })] }),
    history: aHistory({ sightings }),
  })
  const isNote = ({ what }: { readonly what: string }) => what.startsWith('note_')
  return {
    since: keyResults[0]?.noteSince,
    seen: remember.seen.filter(isNote),
    gone: remember.gone.filter(isNote),
  }
}

test('a note has the day of the edit with which it was first seen, and keeps it while it says the same', () => {
  const first = notedAt(NOW, NOTE, '2026-11-18T22:10:00.000Z')
  const later = notedAt('2026-11-27T09:00:00.000Z', `  ${NOTE}\n`, '2026-11-26T10:00:00.000Z', first.seen)

  expect(first).toMatchObject({
    since: '2026-11-18',
    seen: [{ since: '2026-11-18T22:10:00.000Z' }],
    gone: [],
  })
  expect(later).toEqual({ since: '2026-11-18', seen: [], gone: [] })
})

test('another text is another note, and an emptied one is none', () => {
  const { seen } = notedAt(NOW, NOTE, '2026-11-18T22:10:00.000Z')
  const other = notedAt('2026-11-27T09:00:00.000Z', 'It shipped.', '2026-11-26T10:00:00.000Z', seen)
  const none = notedAt('2026-11-27T09:00:00.000Z', ' ', '2026-11-26T10:00:00.000Z', seen)

  expect(other).toMatchObject({ since: '2026-11-26', gone: [{ what: seen[0]?.what }] })
  expect(other.seen[0]?.what).not.toBe(seen[0]?.what)
  expect(none).toMatchObject({ since: null, seen: [], gone: [{ what: seen[0]?.what }] })
})
