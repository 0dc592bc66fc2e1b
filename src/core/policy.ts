import * as z from 'zod'
import { isTimeZone } from './time/is-time-zone.ts'
import { whole } from './whole.ts'

/** Raised whenever a rule of scoring changes. */
const RULE_VERSION = '2'

const timezone = z.string().refine(isTimeZone, {
  error: ({ input }) => `"${String(input)}" is not a time zone; name one such as Europe/Berlin`,
})

const share = z.number(between(0, 1)).min(0, between(0, 1)).max(1, between(0, 1))
const targetScore = z.number(between(0.01, 1)).min(0.01, between(0.01, 1)).max(1, between(0.01, 1))
const constant = z.number(between(0.001, 100)).min(0.001, between(0.001, 100)).max(100, between(0.001, 100))

const Cuts = z
  .strictObject({
    green: share.default(0.7),
    amber: share.default(0.5),
    /** By so much a confidence must pass a cut before the colour of the day before changes. */
    margin: share.default(0.05),
  })
  .refine(({ green, amber }) => amber <= green, {
    error: ({ input }) => `amber must not be above green, found ${JSON.stringify(input)}`,
  })
  .refine(isPassable, {
    error: ({ input }) =>
      `margin must leave room below amber and above green, or no colour ever changes; found ${JSON.stringify(input)}`,
    // Where a share is out of range that alone is told.
    when: ({ issues }) => issues.length === 0,
  })

const names = z.array(z.string().trim().toLowerCase().min(1))

/** How figures are taken from the events of the work (the rules of `delivery`). */
const Delivery = z.strictObject({
  /** Rates and durations cover so many days up to now. */
  windowDays: whole(1, 90).default(28),
  /** Environments that count as production; in lower case. */
  productionEnvironments: names.default(['production', 'prod', 'live']),
  /** Labels of GitHub issues that are incidents; in lower case. */
  incidentLabels: names.default(['incident']),
  /** An incident that names no cause is put down to the deployment before it, if that is at most so many days older. */
  incidentAgeDays: whole(1, 90).default(7),
  /** Labels of Linear issues that are bugs; in lower case. */
  bugLabels: names.default(['bug']),
  /** A first review is in time up to so many hours. */
  reviewSlaHours: whole(1, 720).default(24),
  /** Accounts that count as bots though GitHub does not say so; in lower case. */
  ignoredLogins: names.default([]),
  /** Reviews and pull requests are timed in these hours alone, in the policy's time zone; null: around the clock. */
  businessHours: z
    .string()
    .regex(
      /^(mon|tue|wed|thu|fri|sat|sun)-(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/i,
      {
        error: ({ input }) =>
          `must be days and times such as Mon-Fri 09:00-17:00, found ${JSON.stringify(input)}`,
      },
    )
    .nullable()
    .default(null),
  /** Name the DORA band of a figure by the report of this year; null: none. */
  doraYear: z
    .union([z.literal(2021), z.literal(2023), z.literal(2024)])
    .nullable()
    .default(null),
})

/** No amber at all and no green at all are choices; a margin that takes them away is a slip. */
function isPassable({ green, amber, margin }: { green: number; amber: number; margin: number }): boolean {
  return (amber === 0 || margin < amber) && (green === 1 || green + margin < 1)
}

/**
 * What an organisation decides about its scoring; every field has a default, so `{}` is a policy. Shares are 0..1.
 * A field or a value that is not known is a fault.
 */
export const Policy = z.strictObject({
  /** IANA name; it says which day it is. */
  timezone: timezone.default('UTC'),
  /** Month 1..12. */
  fiscalYearStart: whole(1, 12).default(1),
  /** How often a new value is due. */
  checkInEveryDays: whole(1, 92).default(7),
  /** A check-in older than this is stale, twice as old unverified; null: 14 days or two cadences, whichever is longer. */
  staleAfterDays: whole(1, 366).nullable().default(null),
  /** The status of an objective: by the weights of its key results, or that of the weakest one. */
  rollUp: z.enum(['weighted', 'weakest']).default('weighted'),
  /** Of a key result that names none. */
  ambition: z.enum(['committed', 'aspirational']).default('aspirational'),
  /** s*: the score that counts as reached. */
  targetScores: z
    .strictObject({ committed: targetScore.default(1), aspirational: targetScore.default(0.7) })
    .prefault({}),
  /** A confidence above `green` is on track, below `amber` off track, else at risk. */
  cuts: Cuts.prefault({}),
  /** The four constants of the forecast. */
  forecast: z
    .strictObject({
      /** K: the plan counts as this many periods of evidence. */
      planWeight: constant.default(2),
      /** m: likely final score of a key result that nothing is known of. */
      mean: constant.default(1),
      /** true: m is drawn towards the organisation's own past scores once there are 20 of them. */
      learnMean: z.boolean().default(true),
      /** s: how far paces differ, as a standard deviation over one whole period. */
      spread: constant.default(0.45),
      /** o: how far a single reading may be off. */
      noise: constant.default(0.05),
    })
    .prefault({}),
  delivery: Delivery.prefault({}),
})
export type DeliveryPolicy = z.infer<typeof Delivery>
export type Policy = z.infer<typeof Policy>

const defaults = new Map(leaves(Policy.parse({})))

/**
 * Names the rules in force: the version of the rules alone, or with every choice that differs from the
 * defaults.
 */
export function ruleVersion(policy: Policy): string {
  const chosen = leaves(policy).filter(([path, value]) => defaults.get(path) !== value)
  return [RULE_VERSION, ...chosen.map(([path, value]) => `${path}=${value}`)].join('+')
}

/**
 * The policy that a rule version names, so that numbers of another version can be reckoned again; null: other rules than
 * these, or a name that none of them gave.
 */
export function policyOf(version: string): Policy | null {
  // A plus may stand within a value (Etc/GMT+5); before a choice it is followed by its path.
  const [rules, ...choices] = version.split(/\+(?=[a-z][a-z.]*=)/i)
  if (rules !== RULE_VERSION) return null
  const typed: Record<string, unknown> = {}
  for (const choice of choices) {
    const path = choice.slice(0, choice.indexOf('='))
    const text = choice.slice(path.length + 1)
    const [field = '', part] = path.split('.')
    if (part === undefined) typed[field] = parseLeaf(text)
    else typed[field] = { ...(typed[field] as object | undefined), [part]: parseLeaf(text) }
  }
  return Policy.safeParse(typed).data ?? null
}

function parseLeaf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  if (text.startsWith('[')) return parseList(text)
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A list is one choice, written as JSON. */
function leaves(value: object, path: readonly string[] = []): [string, unknown][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): [string, unknown][] =>
    Array.isArray(each)
      ? [[[...path, key].join('.'), JSON.stringify(each)]]
      : typeof each === 'object' && each !== null
        ? leaves(each, [...path, key])
        : [[[...path, key].join('.'), each]],
  )
}

function between(least: number, most: number) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      `must be a number from ${least} to ${most}, found ${JSON.stringify(input)}`,
  }
}
