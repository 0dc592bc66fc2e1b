import type { Day } from '#src/core/model.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { Facts } from './viewer/facts.tsx'
import { page } from './viewer/page.tsx'
import { Table } from './viewer/table.tsx'
import { countOf } from './words/count-of.ts'

/** What the demo shows on this machine once it has run. All of it is text and is escaped here. */
export interface Viewer {
  /** What the run did, one line each. */
  readonly summary: readonly string[]
  /** Lines for a `.env` file that point the command line at the running sandbox. */
  readonly settings: readonly string[]
  readonly mails: readonly ViewerMail[]
  readonly databases: readonly ViewerDatabase[]
}

export interface ViewerMail {
  readonly to: string
  readonly subject: string
  /** What it is, for example `all_clear`. */
  readonly kind: string
  /** On which it arrived. */
  readonly day: Day
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly html: string
  readonly text: string
}

/** A database as its readers see it: cells as Notion prints them, the title first. */
export interface ViewerDatabase {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The page at `/`. It links to `/mails/1` and `/databases/1` and so on. */
export function viewerIndex({ summary, settings, mails, databases }: Viewer): string {
  const numbered = mails.map((mail, index) => ({ mail, number: index + 1 }))
  return page(
    'What the run did',
    <>
      <ul>
        {summary.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h2>Mail</h2>
      {mails.length === 0 ? <p>No mail was sent.</p> : null}
      {mails.length === 0 ? null : <p>To begin with, the newest of each kind:</p>}
      <MailList mails={newestOfEachKind(numbered)} />
      {[...Map.groupBy(numbered, ({ mail }) => mail.day)].map(([day, ofDay]) => (
        <details>
          <summary>{`${plainDay(day)}: ${countOf(ofDay.length, 'mail')}`}</summary>
          <MailList mails={ofDay} />
        </details>
      ))}
      <h2>Databases in Notion</h2>
      <ul>
        {databases.map(({ name, rows }, index) => (
          <li>
            <a href={`/databases/${index + 1}`}>{name}</a>{' '}
            <span class="muted">{countOf(rows.length, 'row')}</span>
          </li>
        ))}
      </ul>
      <h2>Settings of this sandbox</h2>
      <p>As long as the demo runs, these lines in a .env file point okr-sync at it.</p>
      <pre tabindex={0}>{settings.join('\n')}</pre>
    </>,
  )
}

interface Numbered {
  readonly mail: ViewerMail
  readonly number: number
}

function MailList({ mails }: { readonly mails: readonly Numbered[] }) {
  return (
    <ul>
      {mails.map(({ mail, number }) => (
        <li>
          <a href={`/mails/${number}`}>{mail.subject || 'Without a subject'}</a>{' '}
          <span class="muted">to {mail.to}</span>
        </li>
      ))}
    </ul>
  )
}

/** Of several that came on one day the longest: the digest about everything, not that of one team. */
function newestOfEachKind(mails: readonly Numbered[]): Numbered[] {
  return [...Map.groupBy(mails, ({ mail }) => mail.kind).values()].flatMap((alike) => {
    const ofDay = alike.filter(({ mail }) => mail.day === alike[0]?.mail.day)
    return ofDay.toSorted((a, b) => b.mail.html.length - a.mail.html.length).slice(0, 1)
  })
}

/**
 * The page at `/mails/<n>`. It frames `/mails/<n>/html`, which the server answers with the mail's HTML as it is.
 * @param number counted from 1
 * @returns null: there is no such mail
 */
export function viewerMail({ mails }: Viewer, number: number): string | null {
  const mail = mails[number - 1]
  if (mail === undefined) return null
  return page(
    mail.subject || 'Without a subject',
    <>
      <Facts facts={[{ name: 'To', value: mail.to }]} />
      <h2>As HTML</h2>
      <iframe title="The mail as HTML" src={`/mails/${number}/html`} sandbox="" />
      <h2>As plain text</h2>
      <pre tabindex={0}>{mail.text}</pre>
      <h2>Headers</h2>
      <Facts facts={mail.headers} />
    </>,
  )
}

/**
 * The page at `/databases/<n>`.
 * @param number counted from 1
 * @returns null: there is no such database
 */
export function viewerDatabase({ databases }: Viewer, number: number): string | null {
  const database = databases[number - 1]
  if (database === undefined) return null
  const { name, columns, rows } = database
  return page(
    name,
    <>
      <p class="muted">{`${countOf(rows.length, 'row')}, as their readers see them in Notion.`}</p>
      <Table label={name} columns={columns} rows={rows} />
    </>,
  )
}
