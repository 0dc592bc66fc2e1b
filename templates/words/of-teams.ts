import { cleanText } from '#src/core/words/clean-text.ts'

const MOST = 3

/** For a title: ` of Web, Ops`, so that no part is taken for the whole; empty: it is about the whole company. */
export function ofTeams(teams: readonly string[]): string {
  if (teams.length === 0) return ''
  const named = teams.slice(0, MOST).map((team) => cleanText(team, 40))
  const more = teams.length > MOST ? ` and ${teams.length - MOST} more` : ''
  return ` of ${named.join(', ')}${more}`
}
