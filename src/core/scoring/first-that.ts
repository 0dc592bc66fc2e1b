/**
 * The first whole number from least to most of which something holds, found by halving; null: it does not hold of the last.
 * @param holds once it holds it goes on to hold; where it does not, the answer still holds and the number before it does not
 */
export function firstThat(least: number, most: number, holds: (number: number) => boolean): number | null {
  if (least > most || !holds(most)) return null
  let [low, high] = [least, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
