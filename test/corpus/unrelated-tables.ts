import type { SeedValues } from '#src/sandbox/notion/seed.ts'
import {
  checkbox,
  createdTime,
  date,
  email,
  euro,
  files,
  number,
  people,
  percent,
  select,
  status,
  tags,
  text,
  title,
  url,
} from './columns.ts'
import { at } from './lay.ts'

interface Unrelated {
  readonly name: string
  readonly columns: Record<string, object>
  readonly rows: readonly SeedValues[]
}

const doing = status(['Not started'], ['In progress', 'Blocked'], ['Done'])

/** Columns of what a department keeps besides its OKRs; the first of each is the title. */
const tables: Readonly<Record<string, Record<string, object>>> = {
  Tasks: { Task: title, Assignee: people, Status: doing, Due: date, Priority: select('High', 'Low') },
  Backlog: { Name: title, Owner: people, Status: doing, Estimate: number, Sprint: select('44', '45') },
  CRM: {
    Company: title,
    Owner: people,
    Stage: select('Lead', 'Won', 'Lost'),
    'Deal size': euro,
    'Close date': date,
  },
  Contacts: { Name: title, Email: email, Company: text, 'Last contact': date },
  'Meeting notes': { Meeting: title, Date: date, Attendees: people, Type: tags('1:1', 'Weekly', 'Board') },
  'Hiring pipeline': {
    Candidate: title,
    Role: text,
    Stage: select('Screen', 'Onsite', 'Offer'),
    Owner: people,
    Score: number,
  },
  'Open roles': {
    Role: title,
    Team: select('Web', 'Data'),
    Status: select('Open', 'Filled'),
    Target: number,
    Current: number,
  },
  Vendors: {
    Vendor: title,
    Owner: people,
    'Annual cost': euro,
    Renewal: date,
    Status: select('Active', 'Leaving'),
  },
  'Content calendar': {
    Title: title,
    Author: people,
    Status: doing,
    'Publish date': date,
    Channel: tags('Blog', 'X'),
  },
  'Bug reports': {
    Bug: title,
    Severity: select('P0', 'P1', 'P2'),
    Status: doing,
    Owner: people,
    Created: createdTime,
  },
  'Reading list': { Title: title, Link: url, Read: checkbox, Score: number },
  Offices: { Office: title, City: text, Desks: number },
  'Time off': { Who: title, Dates: date, Approved: checkbox },
  Assets: { Asset: title, 'Serial number': text, 'Held by': people, Bought: date, Papers: files },
  Expenses: { Expense: title, Amount: euro, Owner: people, Status: select('Open', 'Paid'), Date: date },
  Glossary: { Term: title, Meaning: text },
  'Team directory': {
    Name: title,
    Team: select('Web', 'Data'),
    Level: select('Junior', 'Senior'),
    Manager: people,
  },
  Retrospectives: { Retro: title, Date: date, 'What went well': text, 'What to change': text },
  'Release checklist': { Step: title, Owner: people, Done: checkbox, Progress: percent },
  'Feature requests': {
    Request: title,
    Votes: number,
    Status: select('Planned', 'Done', 'Rejected'),
    Impact: text,
  },
}

const samples: Readonly<Record<string, SeedValues[string]>> = {
  Target: 4,
  Current: 2,
  Score: 3,
  Estimate: 5,
  Votes: 17,
  Desks: 40,
  'Deal size': 24_000,
  'Annual cost': 9_600,
  Amount: 86.4,
  Progress: 0.4,
}

/** Twenty tables of other things, with a dozen rows each; some have an Owner, a Status, a Due, even a Target. */
export function unrelatedTables(owners: readonly string[]): Unrelated[] {
  return Object.entries(tables).map(([name, columns]) => ({
    name,
    columns,
    rows: Array.from({ length: 12 }, (_, n) =>
      Object.fromEntries(
        Object.entries(columns).flatMap(([column, type]) => {
          const value = samples[column] ?? sampleOf(name, type, n, owners)
          return value === undefined ? [] : [[column, value]]
        }),
      ),
    ),
  }))
}

function sampleOf(name: string, column: object, n: number, owners: readonly string[]) {
  const [type = '', config] = Object.entries(column)[0] ?? []
  const options: { name: string }[] = config?.options ?? []
  const byType: Record<string, SeedValues[string]> = {
    title: `${name} ${n + 1}`,
    rich_text: 'as discussed',
    select: options.length ? at(options, n).name : null,
    status: options.length ? at(options, n).name : null,
    multi_select: options.length ? [at(options, n).name] : [],
    date: at(['2026-11-24', '2026-12-04', '2026-10-30'], n),
    people: [at(owners, n)],
    checkbox: n % 2 === 0,
    url: 'https://example.com/',
    email: `contact${n}@example.com`,
  }
  return byType[type]
}
