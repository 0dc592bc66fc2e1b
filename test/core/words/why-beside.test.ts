import { expect, test } from 'vitest'
import { why } from '#src/core/words/why.ts'
import { whyBeside } from '#src/core/words/why-beside.ts'
import { aCase } from './a-case.ts'

test('what mail says in lines of its own is left out of the Why beside it', () => {
  const overrule = { status: 'off_track', until: '2026-11-24', since: '2026-11-10' } as const
  const found = aCase({ overrule })
  const said = whyBeside({ why: why(found), overrule, status: found.score.status })

  expect(why(found)).toContain('On plan, no margin.')
  expect(said.trim()).toMatch(/^24 of 60 on 18 Nov, .* One check-in only\.$/)
  expect(said).not.toMatch(/person|no margin|Rules/)
})
