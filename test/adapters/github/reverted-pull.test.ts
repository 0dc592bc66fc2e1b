import { expect, test } from 'vitest'
import { revertedPull } from '#src/adapters/github/reverted-pull.ts'

const of = (branch: string, body = '') => revertedPull({ branch, body, repository: 'acme/shop' })

test('the text of the Revert button names the pull request, with its repository or without', () => {
  expect(of('back', 'Reverts acme/shop#12')).toBe(12)
  expect(of('back', 'Reverts Acme/Shop#12\n\nIt broke the cart.')).toBe(12)
  expect(of('back', 'reverts #7')).toBe(7)
})

test('without such a text the branch does', () => {
  expect(of('revert-12-fix-cart')).toBe(12)
  expect(of('Revert-3-x')).toBe(3)
})

test('a revert of another repository, and what only sounds like one, takes nothing back', () => {
  expect(of('main', 'Reverts acme/other#12')).toBeNull()
  expect(of('main', 'This reverts commit 1a2b3c4d. See #12.')).toBeNull()
  expect(of('revert-fix')).toBeNull()
  expect(of('main')).toBeNull()
})
