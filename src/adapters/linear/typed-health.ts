import type { TypedHealth } from '#src/core/work/work.ts'

/** The values of Linear's health of projects and of initiatives. */
const statuses: Readonly<Record<string, TypedHealth['status']>> = {
  onTrack: 'on_track',
  atRisk: 'at_risk',
  offTrack: 'off_track',
}

/** What the latest update says, and when it was posted; null: nobody has posted one, or it bears a value that is not known. */
export function typedHealth(row: {
  readonly health: string | null
  readonly healthUpdatedAt: string | null
}): TypedHealth | null {
  const status = statuses[row.health ?? '']
  if (status === undefined || row.healthUpdatedAt === null) return null
  return { status, at: row.healthUpdatedAt }
}
