const word = /(?:[^\s"]+|"[^"]*")+/g
const state = /^-?(?:is|state):(?:open|closed)$/i
const kinds = /^-?(?:is|type):(?:issue|pr|pull-request)$/i
const repository = /^-?(?:repo|org|user):/i
const boolean = /^(?:OR|AND|NOT)$|^[(]|[)]$/

/**
 * A GitHub search as it can be counted: with its repository and its kind in it, and without `is:open` or `is:closed`, since
 * Measure says which of the two counts. null: there is nothing to search for, or it joins parts with OR, NOT or brackets, to
 * which no state can be added.
 * @param scope what the page that was searched from adds by itself
 */
export function githubSearch(
  typed: string,
  scope: { readonly kind: 'issue' | 'pr'; readonly repo: string | null },
): string | null {
  const words = typed.match(word) ?? []
  if (words.some((each) => boolean.test(each))) return null

  const kept = words.filter((each) => !state.test(each))
  if (scope.repo !== null && !kept.some((each) => repository.test(each))) kept.unshift(`repo:${scope.repo}`)
  if (!kept.some((each) => !kinds.test(each))) return null
  if (!kept.some((each) => kinds.test(each))) kept.push(`is:${scope.kind}`)
  return kept.join(' ')
}
