import { type Site, seconds } from '#src/sandbox/github/rest/site.ts'
import { userBody } from '#src/sandbox/github/rest/user-body.ts'
import type { GithubApp } from '#src/sandbox/github/state.ts'
import { permissions } from './permissions.ts'

export function appBody(site: Site, app: GithubApp) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: `A_${app.id}`,
    client_id: `Iv23${app.id}`,
    owner: userBody(site, site.state.login),
    name: app.slug,
    description: null,
    external_url: site.state.webUrl,
    html_url: `${site.state.webUrl}/apps/${app.slug}`,
    created_at: seconds(app.createdAt),
    updated_at: seconds(app.createdAt),
    permissions,
    events: [],
    installations_count: 1,
  }
}
