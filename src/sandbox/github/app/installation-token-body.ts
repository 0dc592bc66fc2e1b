import type { Instant } from '#src/core/model.ts'
import { seconds } from '#src/sandbox/github/rest/site.ts'
import { permissions } from './permissions.ts'

export function installationTokenBody(token: string, expiresAt: Instant) {
  return { token, expires_at: seconds(expiresAt), permissions, repository_selection: 'all' as const }
}
