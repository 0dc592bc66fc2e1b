import { expect, test } from 'vitest'
import type { Finding } from '#src/core/model.ts'
import { failingSource } from '#src/core/rows/failing-source.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { WorkReading, WorkSystem } from '#src/core/work/work.ts'
import { known, projectUrl, readingsOf, unread } from '#test/core/work/some-work.ts'

const hosts = { github: 'github.com' }
const linear = projectUrl('checkout')
const github = 'https://github.com/acme/shop/issues/1'
const detail = 'It answered 503.'

/** The systems under a key result that is measured by both links, and has no number. */
function failing(readings: readonly WorkReading[], given: { said?: WorkSystem; linked?: string } = {}) {
  const finding: Finding = {
    code: 'source_failed',
    level: 'mend',
    database: null,
    pageId: null,
    title: '',
    property: null,
    message: `What happened could not be read. ${detail}`,
    mend: 'Wait.',
    ...(given.said === undefined ? {} : { failed: { system: given.said, retryable: true } }),
  }
  return failingSource({
    keyResult: { source: `${linear} ${github}` },
    measurement: { kind: 'unknown', reason: 'source_failed', detail },
    links: parseLinks(given.linked ?? '', hosts),
    readings: readingsOf(...readings),
    readFindings: [finding],
    hosts,
  })
}

test('of two systems behind a number only the one that fails is told', () => {
  expect(failing([unread(linear, 'source_failed'), known(github)])).toEqual(['linear'])
  expect(failing([known(linear), unread(github, 'source_failed')])).toEqual(['github'])
})

test('where the links were read the finding tells which system lost the events, else it may be either', () => {
  const read = [known(linear), known(github)]
  expect(failing(read, { said: 'github' })).toEqual(['github'])
  expect(failing(read)).toEqual(['github', 'linear'])
})

test('linked work that the forecast goes by adds its system', () => {
  const other = 'https://github.com/acme/shop/issues/2'
  const readings = [unread(linear, 'source_failed'), known(github), unread(other, 'source_failed')]
  expect(failing(readings, { linked: other })).toEqual(['linear', 'github'])
})
