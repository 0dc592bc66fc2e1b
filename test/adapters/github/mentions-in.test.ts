import { expect, test } from 'vitest'
import { mentionsIn } from '#src/adapters/github/mentions-in.ts'

const inBranch = (branch: string) => mentionsIn({ branch, texts: [] })
const inText = (...texts: string[]) => mentionsIn({ branch: 'main', texts })

test('identifiers are found in a branch in any case, and in texts in upper case only', () => {
  expect(inBranch('ada/eng-12-fix-cart')).toEqual(['ENG-12'])
  expect(inBranch('feature_eng-12_ops2-7')).toEqual(['ENG-12', 'OPS2-7'])
  expect(inText('ENG-12: fix the cart', 'See ENG-13, (ENG-14) and eng-15.')).toEqual([
    'ENG-12',
    'ENG-13',
    'ENG-14',
  ])
})

test('an identifier is named once, however often and wherever it stands', () => {
  expect(mentionsIn({ branch: 'eng-12', texts: ['ENG-12', 'ENG-12 again'] })).toEqual(['ENG-12'])
})

test('what only looks like an identifier is kept, and what does not even look like one is not', () => {
  expect(inText('Hash by SHA-256, write UTF-8')).toEqual(['SHA-256', 'UTF-8'])
  expect(inText('xENG-1 ENG-1x 9ENG-1 ENG- ENG-x -12 v2-1')).toEqual([])
})

test('a pull request that lists hundreds names the first 50', () => {
  const list = Array.from({ length: 300 }, (_, index) => `ENG-${index}`).join('\n')
  expect(inText(list)).toHaveLength(50)
})
