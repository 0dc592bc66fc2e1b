/**
 * Makes one text of all that are alike: in many rows the same pages, days and words come again, and each comes as a text of its
 * own.
 */
export function sharedTexts(): <Row extends object>(row: Row) => Row {
  const texts = new Map<unknown, unknown>()
  return (row) => {
    const cells = row as Record<string, unknown>
    for (const name in cells) {
      const value = cells[name]
      if (typeof value !== 'string') continue
      const known = texts.get(value)
      if (known === undefined) texts.set(value, value)
      else cells[name] = known
    }
    return row
  }
}
