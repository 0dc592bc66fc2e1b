import * as z from 'zod'

/** One run of text, in the form that answers use. */
export type RichText = {
  readonly plain_text: string
  readonly href: string | null
  readonly annotations: Annotations
} & (
  | {
      readonly type: 'text'
      readonly text: { readonly content: string; readonly link: { readonly url: string } | null }
    }
  | { readonly type: 'equation'; readonly equation: { readonly expression: string } }
)

interface Annotations {
  readonly bold: boolean
  readonly italic: boolean
  readonly strikethrough: boolean
  readonly underline: boolean
  readonly code: boolean
  readonly color: string
}

const plain: Annotations = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: 'default',
}

const annotations = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  code: z.boolean().optional(),
  color: z.string().optional(),
})

// `plain_text` and `href` are ignored in requests: clients echo back what they read.
const echoed = {
  annotations: annotations.optional(),
  plain_text: z.string().optional(),
  href: z.unknown().optional(),
}

const textRun = z.strictObject({
  ...echoed,
  type: z.literal('text').optional(),
  text: z.strictObject({
    content: z.string().max(2000),
    link: z.strictObject({ url: z.string().max(2000) }).nullish(),
  }),
})

const equationRun = z.strictObject({
  ...echoed,
  type: z.literal('equation').optional(),
  equation: z.strictObject({ expression: z.string().max(1000) }),
})

/** Rich text in a request, as it is stored: runs that look alike are joined, empty ones are gone. */
export const richTextRequest = z
  .array(z.union([textRun, equationRun]))
  .max(100)
  .transform((runs) => runs.map(stored).reduce(joined, []))

/** Unformatted text as it is stored, in runs of at most 2,000 characters. */
export function richText(content: string): RichText[] {
  const runs = content.match(/.{1,2000}/gs) ?? []
  return runs.map((run) => stored({ text: { content: run } }))
}

/** What a person reads. */
export function plainText(runs: readonly RichText[]): string {
  return runs.map((run) => run.plain_text).join('')
}

type Run = { annotations?: z.infer<typeof annotations> | undefined } & (
  | { text: z.infer<typeof textRun>['text'] }
  | { equation: z.infer<typeof equationRun>['equation'] }
)

function stored(run: Run): RichText {
  const look = { ...plain, ...run.annotations } as Annotations
  if ('equation' in run) {
    return {
      type: 'equation',
      equation: run.equation,
      annotations: look,
      plain_text: run.equation.expression,
      href: null,
    }
  }
  const link = run.text.link ?? null
  return {
    type: 'text',
    text: { content: run.text.content, link },
    annotations: look,
    plain_text: run.text.content,
    href: link?.url ?? null,
  }
}

function joined(runs: RichText[], run: RichText): RichText[] {
  const last = runs.at(-1)
  if (run.plain_text === '') return runs
  if (last?.type !== 'text' || run.type !== 'text' || !alike(last, run)) return [...runs, run]
  const content = last.text.content + run.text.content
  if (content.length > 2000) return [...runs, run]
  return [...runs.slice(0, -1), { ...last, text: { ...last.text, content }, plain_text: content }]
}

function alike(one: RichText, other: RichText): boolean {
  return one.href === other.href && JSON.stringify(one.annotations) === JSON.stringify(other.annotations)
}
