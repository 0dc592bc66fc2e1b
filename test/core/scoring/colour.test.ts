import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { type Colour, colourOf } from '#src/core/scoring/colour.ts'

const { cuts } = Policy.parse({})

function colourAfter(previousColour: Parameters<typeof colourOf>[2]['previousColour'], t = 0.5) {
  return (confidence: number) => colourOf(confidence, cuts, { previousColour, t })
}

/** The colours of a run of days on each of which a confidence was judged. */
function run(confidences: readonly number[], margin: number, t = 0.5): readonly Colour[] {
  const colours: Colour[] = []
  for (const confidence of confidences) {
    const previousColour = colours.at(-1) ?? null
    colours.push(colourOf(confidence, { ...cuts, margin }, { previousColour, t }))
  }
  return colours
}

function changes(colours: readonly unknown[]): number {
  return colours.filter((colour, index) => index > 0 && colour !== colours[index - 1]).length
}

test('confidence is cut at 0.70 and 0.50, and the edges are at risk', () => {
  const cut = [0.71, 0.7 + 1e-12, 0.7, 0.5, 0.5 - 1e-12, 0.49].map(colourAfter(null))
  expect(cut).toEqual(['on_track', 'at_risk', 'at_risk', 'at_risk', 'at_risk', 'off_track'])
})

test('a colour moves up only with the margin', () => {
  expect([0.71, 0.7499, 0.75].map(colourAfter('at_risk'))).toEqual(['at_risk', 'at_risk', 'on_track'])
  expect([0.51, 0.5499, 0.55].map(colourAfter('off_track'))).toEqual(['off_track', 'off_track', 'at_risk'])
})

test('a colour moves down only beyond the margin', () => {
  expect([0.69, 0.65, 0.6499].map(colourAfter('on_track'))).toEqual(['on_track', 'on_track', 'at_risk'])
  expect([0.49, 0.45, 0.4499].map(colourAfter('at_risk'))).toEqual(['at_risk', 'at_risk', 'off_track'])
})

test('a large step passes both cuts, each with its own margin', () => {
  expect([0.9, 0.72, 0.52].map(colourAfter('off_track'))).toEqual(['on_track', 'at_risk', 'off_track'])
  expect([0.1, 0.47, 0.66].map(colourAfter('on_track'))).toEqual(['off_track', 'at_risk', 'on_track'])
})

test('from three quarters on moving up needs no margin, and moving down still does', () => {
  expect(colourAfter('at_risk', 0.74)(0.71)).toBe('at_risk')
  expect(colourAfter('at_risk', 0.75)(0.71)).toBe('on_track')
  expect(colourAfter('off_track', 0.75)(0.5)).toBe('at_risk')
  expect(colourAfter('off_track', 0.75)(0.71)).toBe('on_track')
  expect(colourAfter('on_track', 0.75)(0.66)).toBe('on_track')
})

test('without a colour of the day before the cuts alone decide', () => {
  for (const none of [null, 'not_started', 'complete', 'unknown'] as const) {
    expect([0.71, 0.69, 0.49].map(colourAfter(none))).toEqual(['on_track', 'at_risk', 'off_track'])
  }
})

const confidence = fc.double({ min: 0, max: 1, noNaN: true })
const confidences = fc.array(confidence, { minLength: 2, maxLength: 20 })
const t = fc.double({ min: 0, max: 1, noNaN: true })

test('a colour never falls with a better confidence', () => {
  const order = ['off_track', 'at_risk', 'on_track']
  const before = fc.constantFrom(null, 'off_track' as const, 'at_risk' as const, 'on_track' as const)
  fc.assert(
    fc.property(confidence, confidence, before, t, (a, b, previousColour, at) => {
      const rank = (each: number) => order.indexOf(colourAfter(previousColour, at)(each))
      expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)))
    }),
  )
})

test('with the margin a run of days turns green, or red, no more often than without', () => {
  fc.assert(
    fc.property(confidences, t, (each, at) => {
      for (const colour of ['on_track', 'off_track']) {
        const held = run(each, 0.05, at).map((found) => found === colour)
        const bare = run(each, 0, at).map((found) => found === colour)
        expect(changes(held)).toBeLessThanOrEqual(changes(bare))
      }
    }),
  )
})

test('a confidence that wobbles by less than the margin changes the colour once at most', () => {
  const wobble = fc.array(fc.double({ min: -0.0499, max: 0.0499, noNaN: true }), { minLength: 2 })
  fc.assert(
    fc.property(confidence, wobble, (middle, steps) => {
      const each = steps.map((step) => middle + step)
      expect(changes(run(each, 0.05))).toBeLessThanOrEqual(1)
    }),
  )
  expect(changes(run([0.69, 0.71, 0.69, 0.71, 0.69], 0))).toBe(4)
})
