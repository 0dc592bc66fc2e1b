/** Who did something. A bot is a type of its own here, and its login has no `[bot]`, which only REST writes. */
export function actorView(login: string | null): { __typename: 'Bot' | 'User'; login: string } | null {
  if (login === null) return null
  return login.endsWith('[bot]')
    ? { __typename: 'Bot', login: login.slice(0, -'[bot]'.length) }
    : { __typename: 'User', login }
}
