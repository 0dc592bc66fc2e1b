import * as z from 'zod'

/** A connection's nodes, without those that GitHub could not give. */
export function nodesOf<Node extends z.ZodType>(node: Node) {
  return z
    .object({ nodes: z.array(node.nullable()) })
    .transform(({ nodes }) => nodes.filter((each) => each !== null))
}
