/**
 * The number of the pull request that another one takes back, as GitHub's Revert button writes it: `Reverts acme/shop#12` in the
 * text, or a branch `revert-12-fix-cart`. null: it takes none back, or one of another repository.
 * @param repository `owner/repo`, in lower case
 */
export function revertedPull(pull: { branch: string; body: string; repository: string }): number | null {
  for (const [, repository, number] of pull.body.matchAll(/\breverts\s+([\w.-]+\/[\w.-]+)?#(\d{1,9})\b/gi)) {
    if (repository === undefined || repository.toLowerCase() === pull.repository) return Number(number)
  }
  const [, number] = /^revert-(\d{1,9})-/i.exec(pull.branch) ?? []
  return number === undefined ? null : Number(number)
}
