import { expect, test } from 'vitest'
import { inFileWords } from '#src/core/company/file-words.ts'
import { ROW_NAMES } from '#src/core/company/row-names.ts'

function translated(message: string, names = ROW_NAMES): string {
  return inFileWords({ code: 'some', property: null, message, mend: '' }, names).message
}

test.each([
  ['Target is empty.', 'target_value is missing.'],
  ['Fill Baseline with 24, or leave it empty.', 'Fill baseline_value with 24, or leave it out.'],
  ['Set Type to Metric or Yes/No.', 'Set type to numeric or boolean.'],
  ['Type the value of today into Current.', 'Type the value of today into current_value.'],
  ['Direction is Decrease.', 'lower_is_better is true.'],
  ['Choose another in Supports key result.', 'Choose another in supports_key_result_ids.'],
  [
    'Confirm it by setting Last check-in to 2026-11-20.',
    'Confirm it by adding to history an entry of 2026-11-20.',
  ],
  ['Link it, or set State to Cancelled.', 'Link it, or take it out of the file.'],
  ['No retargeting of Targets.', 'No retargeting of Targets.'],
])('%s', (said, inKeys) => {
  expect(translated(said)).toBe(inKeys)
})

test('what is quoted stays as it was typed', () => {
  expect(translated('"Target 50" and “Weight” have the Weight 0.')).toBe(
    '"Target 50" and “Weight” have the weight 0.',
  )
})

test('a row has its own names for its numbers', () => {
  const names = { ...ROW_NAMES, Current: 'milestones_hit', Direction: 'direction' }

  expect(translated('Current is 5; Direction is Decrease.', names)).toBe(
    'milestones_hit is 5; direction is decrease.',
  )
  expect(inFileWords({ code: 'some', property: 'Current', message: '', mend: '' }, names).property).toBe(
    'milestones_hit',
  )
})
