/** What one list asks for next: the rows after a cursor, the first ones (null), or nothing more (undefined). */
export type NextPage = string | null | undefined

/** What is to be asked for after a page of a list; one that was not asked for has no more. */
export function nextPage(
  list:
    | { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } }
    | undefined,
): NextPage {
  return list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined
}
