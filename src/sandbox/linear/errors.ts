import { GraphQLError } from 'graphql'

/** The two words by which clients tell errors apart: the SDK reads `type`, most others read `code`. */
const kinds = {
  input: { type: 'invalid input', code: 'INPUT_ERROR', statusCode: 400 },
  authentication: { type: 'authentication error', code: 'AUTHENTICATION_ERROR', statusCode: 401 },
  rateLimited: { type: 'ratelimited', code: 'RATELIMITED', statusCode: 429 },
  validation: { type: 'graphql error', code: 'GRAPHQL_VALIDATION_FAILED', statusCode: 400 },
}

function linearError(
  kind: keyof typeof kinds,
  message: string,
  presentable: string,
  more = {},
): GraphQLError {
  return new GraphQLError(message, {
    extensions: { ...kinds[kind], userError: true, userPresentableMessage: presentable, ...more },
  })
}

/** @param entity for example `Project` */
export function notFound(entity: string): GraphQLError {
  return linearError('input', `Entity not found: ${entity}`, `Could not find referenced ${entity}.`)
}

export function invalidInput(presentable: string): GraphQLError {
  return linearError('input', 'Argument Validation Error', presentable)
}

export function tooComplex(points: number, cap: number): GraphQLError {
  const presentable = `The query is too complex. Complexity: ${points}. Maximum allowed complexity: ${cap}.`
  return linearError('input', 'Query too complex', presentable, { http: { status: 400 } })
}

export function unauthenticated(): GraphQLError {
  return linearError(
    'authentication',
    'Authentication required, not authenticated',
    'You need to authenticate to access this operation.',
  )
}

export function rateLimited(what: string, limit: number): GraphQLError {
  return linearError(
    'rateLimited',
    'Rate limit exceeded',
    `Rate limit exceeded. Only ${limit} ${what} are allowed per 1 hour.`,
  )
}

export function invalidDocument(message: string): GraphQLError {
  return linearError('validation', message, message)
}
