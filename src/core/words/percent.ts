/** A share 0..1 as people write it in a sentence, for example `56 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
