import { GraphQLError } from 'graphql'

export type GithubErrorType =
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'EXCESSIVE_PAGINATION'
  | 'INVALID_PAGINATION'
  | 'INVALID_CURSOR_ARGUMENTS'
  | 'MAX_NODE_LIMIT_EXCEEDED'

export function githubError(type: GithubErrorType, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } })
}

/** As GitHub writes errors: the type stands beside the message, not under `extensions`. */
export function errorBody({ message, path, locations, extensions }: GraphQLError) {
  return {
    ...(extensions['type'] ? { type: extensions['type'] } : {}),
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
    message,
  }
}
