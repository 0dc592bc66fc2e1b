import { failure, ok, warning } from '#src/adapters/support/checks.ts'
import type { Finding } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Check } from '#src/ports/checkup.ts'
import type { Column } from './bound-database.ts'
import { spokenType } from './cell-types.ts'
import type { Field } from './field.ts'
import { fieldsOf } from './fields-of.ts'
import { holds } from './further-columns.ts'
import type { Inspected } from './inspect-databases.ts'
import { madeAs } from './mark.ts'
import { isDeclined } from './property-settings.ts'
import { databaseNames } from './workspace.ts'

/** What a sentence calls a database. */
export function nameOf({ schema, configured }: Inspected): string {
  return cleanText(schema.title, 60) || databaseNames[configured.kind]
}

/** The database itself, and each of its properties: which field it holds, or what is wrong with it. */
export function checkDatabase(
  inspected: Inspected,
  properties: Readonly<Record<string, string>>,
): readonly Check[] {
  const { configured, bound } = inspected
  const { kind, flat } = configured
  const name = nameOf(inspected)
  const fields = [...fieldsOf(kind, flat)]
  const absent = fields.filter(
    ([code, field]) =>
      !field.service &&
      field.made !== false &&
      field.read !== false &&
      !bound.columns.has(code) &&
      !bound.lost.has(code) &&
      !isDeclined(properties, kind, code),
  )
  return [
    checkWhole(inspected),
    ...bound.findings.map((finding) => ofFinding(name, finding, bound.written.size > 0)),
    ...fields.flatMap(([code, field]) => {
      const columns = new Map([...bound.written, ...bound.columns].filter(holds(code)))
      if (columns.size > 0) {
        return [...columns.values()].map((column) => ({
          ...ok(`${name}: ${field.name}`, inWords(field, column)),
          among: among(name, field, column),
        }))
      }
      if (!isDeclined(properties, kind, code)) return []
      return [ok(`${name}: ${field.name}`, 'NOTION_PROPERTIES says that no property holds it.')]
    }),
    ...(absent.length === 0
      ? []
      : [
          ok(
            `${name}: not there`,
            `${absent.map(([, field]) => field.name).join(', ')}. None of them is needed.`,
          ),
        ]),
  ]
}

function checkWhole(inspected: Inspected): Check {
  const { configured, schema, rows, unreadable, isAway } = inspected
  const { setting } = configured
  const name = nameOf(inspected)
  if (isAway) {
    return failure(
      setting,
      'people',
      `The database "${name}" is archived or in the trash of Notion.`,
      `Restore it in Notion, or name another one in ${setting}.`,
    )
  }
  const made = madeAs(schema.properties.find(({ type }) => type === 'title')?.description ?? '')
  if (made !== null && made !== configured.kind) {
    const [is, named] = [made, configured.kind].map((kind) => databaseNames[kind].toLowerCase())
    return failure(
      setting,
      'settings',
      `"${name}" is the database that okr-sync init made for ${is}, and ${setting} names it for ${named}.`,
      `Name the database of ${named} in ${setting}.`,
    )
  }
  if (unreadable > 0) {
    return warning(
      setting,
      `Of ${rows.length + unreadable} rows of "${name}" ${unreadable} cannot be read, so they are left out.`,
      'Share the whole database with the connection (••• > Connections), and not single rows.',
    )
  }
  return ok(setting, `"${name}" is shared: ${rows.length} rows in the data source ${schema.id}.`)
}

function ofFinding(name: string, { level, property, code, message, mend }: Finding, writes: boolean): Check {
  const subject = `${name}: ${property === null ? (titles.get(code) ?? 'the database') : cleanText(property, 60)}`
  if (level === 'mend') return failure(subject, 'people', message, mend)
  return writes ? ok(subject, message, mend) : warning(subject, message, mend)
}

const titles: ReadonlyMap<string, string> = new Map([['columns_lacking', "okr-sync's columns"]])

function among(database: string, field: Field, column: Column): NonNullable<Check['among']> {
  const called = calledOtherwise(field, column)
  return {
    all: `${database}: ${field.service ? 'written' : 'read'}`,
    name: called === null ? field.name : `${field.name} ("${called}")`,
  }
}

/** What people call the property, where that is not the field's own name. */
function calledOtherwise(field: Field, { name }: Column): string | null {
  const called = cleanText(name, 60)
  return called.toLowerCase() === field.name.toLowerCase() ? null : called
}

function inWords(field: Field, column: Column): string {
  const called = calledOtherwise(field, column)
  const { type } = column
  const named = called === null ? '' : `the property "${called}", `
  return `${named}${spokenType(type)}${field.service ? ', written by okr-sync' : ''}.`
}
