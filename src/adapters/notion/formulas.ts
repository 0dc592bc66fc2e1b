/** The properties' names now, by field: formulas name what they read. */
export interface FormulaNames {
  readonly objectives: string
  /** Of the objectives. */
  readonly period: string
  readonly curve: string
  readonly type: string
  readonly ambition: string
  readonly milestones: string
  readonly score: string
  readonly expected: string
}

export interface Formula {
  readonly name: string
  readonly says: string
  readonly expression: string
}

// `empty(0)` is true in Notion's formulas, so a number is there when it is not empty or is 0.
const isThere = (value: string) => `(not empty(${value}) or ${value} == 0)`

// The one empty value that leaves a formula a number.
const nothing = 'toNumber("")'

/**
 * What changes with the clock alone, so that it costs no writes: in the order in which they can be made.
 * Days count as in the scoring rules: the last day belongs to the period, so `t` is 0 on the first day and 1 on the day
 * after the last; Expected = u * s*, where u is t bent by the curve and s* is 1 if committed, else 0.7. Maintain is expected
 * at 1 at all times, Yes/No at 0 until the end. Dated points, on the curve or in the list of milestones, leave it empty.
 */
export function formulas(names: FormulaNames): readonly Formula[] {
  const prop = (name: string) => `prop(${JSON.stringify(name)})`
  const period = `${prop(names.objectives)}.first().prop(${JSON.stringify(names.period)})`
  const curve = prop(names.curve)
  const expected = `lets(
  span, ${period},
  if(empty(span) or contains(${prop(names.milestones)}, "@"), ${nothing}, lets(
    gone, dateBetween(today(), dateStart(span), "days"),
    whole, dateBetween(dateEnd(span), dateStart(span), "days") + 1,
    t, min(1, max(0, gone / whole)),
    u, ifs(
      empty(${curve}) or ${curve} == "Linear", t,
      ${curve} == "Back-loaded", t * t,
      ${curve} == "Front-loaded", 1 - (1 - t) * (1 - t),
      ${curve} == "S-curve", 3 * t * t - 2 * t * t * t,
      -1
    ),
    ifs(
      ${prop(names.type)} == "Maintain", 1,
      ${prop(names.type)} == "Yes/No", if(t >= 1, 1, 0),
      u < 0, ${nothing},
      round(100 * u * if(${prop(names.ambition)} == "Committed", 1, 0.7)) / 100
    )
  ))
)`
  const gap = `lets(
  expected, ${prop(names.expected)},
  score, ${prop(names.score)},
  if(${isThere('expected')} and ${isThere('score')}, round(100 * (expected - score)) / 100, ${nothing})
)`
  const daysLeft = `lets(
  span, ${period},
  if(empty(span), ${nothing}, max(0, dateBetween(dateEnd(span), today(), "days") + 1))
)`
  return [
    {
      name: 'Expected',
      says: 'The score that the plan asks for today. Needs the Period of the objective.',
      expression: expected,
    },
    { name: 'Gap', says: 'Expected minus Score: above 0 is behind.', expression: gap },
    { name: 'Days left', says: 'Days of the period, today and the last one included.', expression: daysLeft },
  ]
}
