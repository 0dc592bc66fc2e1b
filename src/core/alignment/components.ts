/**
 * Strongly connected components of a graph, those that others lead to first. Iterative, so that chains and
 * cycles of any length are safe. Source: H. N. Gabow, "Path-based depth-first search for strong and biconnected
 * components" (2000).
 * @param edges for each node, by its number, the nodes it leads to
 */
export function components(edges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const found: number[][] = []
  const order = new Map<number, number>()
  const settled = new Set<number>()
  const open: number[] = []
  const bounds: number[] = []
  const path: { readonly node: number; readonly targets: Iterator<number> }[] = []

  for (const start of edges.keys()) {
    if (!order.has(start)) enter(start)
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { done, value: target } = step.targets.next()
      if (done) leave(step.node)
      else if (!order.has(target)) enter(target)
      else if (!settled.has(target)) contract(target)
    }
  }
  return found

  function enter(node: number): void {
    order.set(node, order.size)
    open.push(node)
    bounds.push(node)
    path.push({ node, targets: (edges[node] ?? []).values() })
  }

  /** An edge back into the path: all since then is one component. */
  function contract(target: number): void {
    while (orderOf(bounds.at(-1)) > orderOf(target)) bounds.pop()
  }

  function leave(node: number): void {
    path.pop()
    if (bounds.at(-1) !== node) return
    bounds.pop()
    const component = open.splice(open.lastIndexOf(node))
    for (const member of component) settled.add(member)
    found.push(component)
  }

  function orderOf(node: number | undefined): number {
    return node === undefined ? -1 : (order.get(node) ?? -1)
  }
}
