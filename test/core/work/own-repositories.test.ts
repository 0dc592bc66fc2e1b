import { expect, test } from 'vitest'
import { ownRepositories } from '#src/core/work/own-repositories.ts'
import { linksTo, projectUrl } from './some-work.ts'

test('repositories are followed that are linked whole, by a workflow, an environment or a milestone, each once', () => {
  const links = linksTo(
    'https://github.com/acme/web/milestone/3',
    'https://github.com/Acme/Shop',
    'https://github.com/acme/shop/actions/workflows/ci.yml',
    'https://github.com/acme/api/deployments',
  )
  expect(links.map(({ kind }) => kind)).not.toContain('unsupported')
  expect(ownRepositories(links)).toEqual(['github/acme/api', 'github/acme/shop', 'github/acme/web'])
})

test("a link to one issue, one pull request or a search makes no repository the company's own", () => {
  const links = linksTo(
    'https://github.com/kubernetes/kubernetes/issues/1',
    'https://github.com/kubernetes/kubernetes/pull/2',
    'https://github.com/kubernetes/kubernetes/issues?q=is%3Aissue',
    projectUrl('checkout'),
  )
  expect(ownRepositories(links)).toEqual([])
})
