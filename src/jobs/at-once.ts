/** Works through a list in its order, so many at a time. Ends when all are done; what one throws is thrown then. */
export async function atOnce<T>(
  list: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = list.values()
  const workers = Array.from({ length: most }, async () => {
    for (const item of rest) await work(item)
  })
  const ends = await Promise.allSettled(workers)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
