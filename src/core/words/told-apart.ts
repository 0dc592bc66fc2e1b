/** Two values in words: in the first way of saying them that tells them apart, else in the last. */
export function toldApart<Value>(
  from: Value,
  to: Value,
  [plain, exact]: readonly [plain: (value: Value) => string, exact: (value: Value) => string],
): { readonly before: string; readonly after: string } {
  const say = plain(from) === plain(to) ? exact : plain
  return { before: say(from), after: say(to) }
}
