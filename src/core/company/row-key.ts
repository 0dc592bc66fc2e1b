/**
 * A key of a row's own, whatever id it bears, in the order of ids; rows that bear one id it tells apart by their titles before
 * their places.
 * @param row.count no other row has it
 */
export function rowKey({
  id,
  title,
  count,
}: {
  readonly id: string | null
  readonly title: string
  readonly count: number
}): string {
  return `${id ?? ''}#${title}#${count}`
}
