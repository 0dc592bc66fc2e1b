/** What a text in Unit names, where it names a unit at all. */
export type NamedUnit =
  /** `each`: so many for each of something that is no length of time. */
  | { readonly kind: 'percent' | 'share' | 'each' }
  /** A length of time, or so many in each of that length. */
  | { readonly kind: 'time' | 'rate'; readonly hours: number }

/** Hours of each; a month and a year are a mean one (365.25 days a year). */
const lengths = new Map<string, number>(
  Object.entries({
    'ms millisecond milliseconds': 1 / 3_600_000,
    's sec secs second seconds': 1 / 3600,
    'min mins minute minutes': 1 / 60,
    'h hr hrs hour hours': 1,
    'd day days': 24,
    'w wk wks week weeks': 168,
    'month months': 730.5,
    'quarter quarters': 2191.5,
    'y yr year years': 8766,
  }).flatMap(([spellings, hours]) =>
    spellings.split(' ').map((spelling): [string, number] => [spelling, hours]),
  ),
)

const shares = new Set(['share', 'ratio', 'fraction', '0..1'])

/**
 * The unit that a text in Unit names: `%` or `percent`, a share, a rate (`per day`, `deployments / week`, `a month`, `daily`), a
 * length of time at its beginning (`h`, `days (median)`), or so many for each of something else (`per sprint`), in upper or lower
 * case. null: it names none of them, like `EUR` or `bugs`, and says only what is counted.
 */
export function namedUnit(text: string): NamedUnit | null {
  const unit = text
    .trim()
    .toLowerCase()
    .replace(/\bdaily\b/, 'per day')
    .replace(/\b(hour|week|month|quarter|year)ly\b/, 'per $1')
  if (/^(?:%|percent\b|per cent\b)/.test(unit)) return { kind: 'percent' }
  if (shares.has(unit)) return { kind: 'share' }
  const perLength = [...unit.matchAll(/(?:\b(?:per|an?|each|every)\s+|\/\s*)([a-z]+)/g)]
    .map(([, each = '']) => lengths.get(each))
    .find((hours) => hours !== undefined)
  if (perLength !== undefined) return { kind: 'rate', hours: perLength }
  const length = lengths.get(/^[a-z]+\b/.exec(unit)?.[0] ?? '')
  if (length !== undefined) return { kind: 'time', hours: length }
  return /\bper\s|\//.test(unit) ? { kind: 'each' } : null
}
