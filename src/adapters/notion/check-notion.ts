import { failure, ofFailure, ok, warning } from '#src/adapters/support/checks.ts'
import { guardedCheck } from '#src/adapters/support/guarded-check.ts'
import type { LiveDatabase } from '#src/core/live/live-of.ts'
import type { Instant, Snapshot } from '#src/core/model.ts'
import type { Bindings } from '#src/ports/bindings.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import type { NamedInRows } from '#src/ports/named-in-rows.ts'
import { checkComments, checkEmail, checkToken, checkUpdate } from './check-connection.ts'
import { checkDatabase } from './check-database.ts'
import { checkRelations } from './check-relations.ts'
import { connectNotion } from './connect-notion.ts'
import { type Inspected, type Inspection, inspectDatabases } from './inspect-databases.ts'
import { namedIn } from './named-in.ts'
import type { PeopleBook } from './person-from.ts'
import { requireKnownPaths } from './property-settings.ts'
import type { NotionSettings } from './settings.ts'
import { snapshotOf } from './snapshot-of.ts'
import { linkedTextOf } from './text-of.ts'
import { twiceNamed } from './twice-named.ts'

/** Who waits for an answer is told soon that there is none; one fault that passes is no news. */
const ATTEMPTS = 2

/** Whoever was looked up since is known. */
const EVER = '1970-01-01T00:00:00.000Z'

/** What Notion gives on its largest plans. */
const MOST_PER_MINUTE = 600

/** The checkup, and what it reads besides. */
interface NotionCheckup extends Checkup {
  /** The texts in Source, of key results and initiatives; null: no database could be read. */
  sources(): Promise<readonly string[] | null>
  /** Whom and what the rows name; null: not every database could be read. */
  named(): Promise<NamedInRows | null>
  /** Which databases `okr-sync init` made; null: not every database could be read. */
  made(): Promise<readonly LiveDatabase[] | null>
  /** What the rows say, without the pages that Cycle leads to; null: not every database could be read. */
  snapshot(): Promise<Snapshot | null>
}

/**
 * Looks at Notion: the token, what the connection may do, every database, every property, and where relations lead.
 * @param options.lastWrite when a run last wrote to Notion; null: none is known
 */
export function createNotionCheckup(options: {
  readonly settings: NotionSettings
  readonly clock: Clock
  readonly log: Log
  readonly bindings: Bindings
  readonly lastWrite: Instant | null
  readonly timeoutMs?: number
}): NotionCheckup {
  const { settings, bindings, lastWrite, ...way } = options
  const notion = connectNotion({ connection: settings, attempts: ATTEMPTS, ...way })
  let looked: ReturnType<typeof look> | null = null

  async function look(): Promise<{
    readonly token: Check
    readonly databases: readonly Inspection[] | null
  }> {
    const token = await checkToken(notion)
    if ('failed' in token) return { token: token.failed, databases: null }
    return { token: token.found, databases: await inspectDatabases(notion, { settings, bindings }) }
  }

  function lookOnce() {
    looked ??= look()
    return looked
  }

  return {
    name: 'Notion',
    async check() {
      // That there is no token is a fault of the settings, and told there.
      if (settings.token === '') return []
      const { token, databases } = await lookOnce()
      if (databases === null) return [token]
      const found = foundIn(databases)
      const [email, comments, relations] = await Promise.all([
        checkEmail(notion),
        checkComments(notion, found.flatMap(({ rows }) => rows[0]?.id ?? [])[0] ?? null),
        guardedCheck('Relations', () => checkRelations(notion, found)),
      ])
      return [
        token,
        checkUpdate(lastWrite),
        email,
        comments,
        ...(await checkPaths(settings)),
        ...repeated(found),
        ...databases.flatMap((each) =>
          'found' in each
            ? checkDatabase(each.found, settings.properties)
            : [ofFailure(each.configured.setting, each.failed)],
        ),
        ...('failed' in relations ? [relations.failed] : relations.found),
        budget(settings, found),
      ]
    },
    async sources() {
      if (settings.token === '') return null
      const found = foundIn((await lookOnce()).databases ?? [])
      return found.length === 0 ? null : found.flatMap(sourcesOf)
    },
    async named() {
      const found = await wholeOnce()
      return found && namedIn(found, await book())
    },
    async made() {
      const found = await wholeOnce()
      return found?.map(({ bound }) => bound) ?? null
    },
    async snapshot() {
      const found = await wholeOnce()
      if (found === null) return null
      const databases = found.map(({ bound, schema, own }) => ({
        bound,
        title: schema.title,
        rows: own,
        findings: [],
      }))
      return snapshotOf(databases, { ...(await book()), timezone: settings.timezone }, new Map())
    },
  }

  /** null: not every database could be read. */
  async function wholeOnce() {
    if (settings.token === '') return null
    const { databases } = await lookOnce()
    return databases?.every((each) => 'found' in each) ? foundIn(databases) : null
  }

  /** Whoever was ever looked up. */
  async function book(): Promise<PeopleBook> {
    const people = await bindings.people(EVER)
    return { known: new Map(people.map((person) => [person.id, person])), owners: settings.owners }
  }
}

function foundIn(databases: readonly Inspection[]): readonly Inspected[] {
  return databases.flatMap((each) => ('found' in each ? [each.found] : []))
}

async function checkPaths({ properties }: NotionSettings): Promise<readonly Check[]> {
  const checked = await guardedCheck('NOTION_PROPERTIES', async () => requireKnownPaths(properties))
  return 'failed' in checked ? [checked.failed] : []
}

/** One data source under two settings would be read as two kinds of rows; only objectives and key results can be told apart. */
function repeated(databases: readonly Inspected[]): readonly Check[] {
  return databases.flatMap(({ configured, schema }, index) => {
    const first = databases.slice(0, index).find((earlier) => earlier.schema.id === schema.id)?.configured
    if (first === undefined || first.setting === configured.setting) return []
    if (first.mixed && configured.mixed) return []
    const { message, mend } = twiceNamed([first, configured], schema)
    return [failure(configured.setting, 'settings', message, mend)]
  })
}

function budget(settings: NotionSettings, databases: readonly Inspected[]): Check {
  const subject = 'NOTION_REQUESTS_PER_MINUTE'
  const perMinute = settings.requestsPerMinute
  const requests = databases.reduce((sum, { rows }) => sum + 1 + Math.max(1, Math.ceil(rows.length / 100)), 0)
  const told = `At most ${perMinute} requests a minute are sent; reading everything takes about ${requests}.`
  if (perMinute <= MOST_PER_MINUTE) return ok(subject, told)
  return warning(
    subject,
    `${told} Notion gives no plan more than ${MOST_PER_MINUTE}.`,
    'Set it to 600 on Business and Enterprise plans, and to 180 on others.',
  )
}

function sourcesOf({ bound, rows }: Inspected): readonly string[] {
  const column = bound.columns.get('source')
  if (!column) return []
  return rows.flatMap(({ cells }) => {
    const cell = cells.get(column.propertyId)
    return cell ? [linkedTextOf(cell)] : []
  })
}
