import type { PersonKey } from './people.ts'

export interface ObjectiveSeed {
  readonly title: string
  readonly level: 'Company' | 'Department' | 'Team'
  readonly team?: string
  readonly owner: PersonKey
  readonly supports?: readonly string[]
  /** Keys of key results. */
  readonly supportsKeyResults?: readonly string[]
  readonly state?: 'Active' | 'Closed' | 'Cancelled'
  /** true: of the cycle before this one. */
  readonly lastCycle?: boolean
}

/** Nine objectives of the current cycle on three levels, one that was cancelled, and one of the cycle before. */
export const OBJECTIVES: Readonly<Record<string, ObjectiveSeed>> = {
  trust: {
    title: 'Shippers trust us with their busiest season',
    level: 'Company',
    owner: 'mara',
  },
  week: {
    title: 'Every new customer ships within a week',
    level: 'Company',
    owner: 'idris',
  },
  safe: {
    title: 'Engineering ships small and safe',
    level: 'Department',
    team: 'Engineering',
    owner: 'ruth',
    supports: ['trust'],
  },
  setup: {
    title: 'Setting up feels like one product',
    level: 'Department',
    team: 'Product',
    owner: 'sofia',
    supports: ['week'],
  },
  stay: {
    title: 'Sales lands customers who stay',
    level: 'Department',
    team: 'Sales',
    owner: 'kenji',
    supportsKeyResults: ['retention'],
  },
  carriers: {
    title: 'Carriers never wait for us',
    level: 'Team',
    team: 'Platform',
    owner: 'nadia',
    supports: ['safe'],
  },
  import: {
    title: 'Import a shipper in one click',
    level: 'Team',
    team: 'Onboarding',
    owner: 'tomas',
    supports: ['setup'],
  },
  // The orphan: nobody said which goal it serves.
  numbers: {
    title: 'One number for every question',
    level: 'Team',
    team: 'Data',
    owner: 'priya',
  },
  // No key results, and what it supports was cancelled.
  brand: {
    title: 'Be the name people say at the loading dock',
    level: 'Team',
    team: 'Brand',
    owner: 'jonas',
    supports: ['america'],
  },
  america: {
    title: 'Open the North American market',
    level: 'Company',
    owner: 'mara',
    state: 'Cancelled',
  },
  summer: {
    title: 'Carry the summer peak without a scratch',
    level: 'Company',
    owner: 'mara',
    lastCycle: true,
  },
}
