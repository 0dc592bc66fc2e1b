import { expect, test } from 'vitest'
import { renderAdoption } from '#templates/adoption.tsx'
import { adoptionOf } from '#templates/fixtures/adoption.ts'
import { COMPANY } from '#templates/fixtures/company.ts'
import { evaluation, keyResult, offTrack } from '#templates/fixtures/rows.ts'
import { oneLine } from './mail-faults.ts'

test('the adoption summary tells the worst first with owner and reason, what cannot be scored, and what happens from now on', () => {
  const { subject, html, text } = renderAdoption(adoptionOf(COMPANY))
  const worst = COMPANY.keyResults.filter(({ status }) => status === 'off_track')

  expect(subject).toMatch(/^OKRs are live: \d+ off track, \d+ at risk/)
  expect(worst.length).toBeGreaterThan(0)
  for (const { title } of worst) expect(html).toContain(title)
  expect(text.indexOf('Off track (')).toBeLessThan(text.indexOf('At risk ('))
  expect(text.indexOf('Data trust')).toBeLessThan(text.indexOf('From now on'))
  expect(oneLine(text)).toContain('The first weekly digest leaves Mon 23 Nov 08:00.')
  expect(oneLine(text)).toContain(
    'Nobody else is written to now about what is off track, at risk, blocked, late or undecided.',
  )
  expect(text).toContain('Decisions needed (')
  expect(oneLine(text)).toContain('1 decision overdue.')
  expect(oneLine(text)).toContain('What is late today and still is on 4 Dec is asked for from then on.')
  expect(oneLine(text)).toContain('Sent once to cto@example.com')
})

test('of a thousand red key results it stays small enough to be shown whole, and says how many it leaves out', () => {
  const many = Array.from({ length: 1000 }, (_, at) => offTrack({ title: `Key result ${at} of a long list` }))
  const { subject, html, text } = renderAdoption(adoptionOf(evaluation({ keyResults: many })))

  expect(subject).toBe('OKRs are live: 1000 off track, 0 at risk')
  expect(new TextEncoder().encode(html).length).toBeLessThan(80_000)
  expect(text).toMatch(/and \d{3} more in Notion\./)
})

test('a workspace without a red row, or without any, has its summary all the same', () => {
  const green = renderAdoption(adoptionOf(evaluation({ keyResults: [keyResult({ title: 'Fine' })] })))
  expect(green.subject).toBe('OKRs are live: 0 off track, 0 at risk')
  expect(oneLine(green.text)).toContain('1 of 1 key result with a colour is on track or complete.')

  const empty = renderAdoption(adoptionOf(evaluation({ keyResults: [] })))
  expect(oneLine(empty.text)).toContain('No key result is in a running cycle.')
})
