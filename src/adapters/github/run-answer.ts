import * as z from 'zod'
import type { PipelineRun, Stream } from '#src/core/delivery/events.ts'
import { Moment } from './github-answer.ts'

const Run = z.object({
  id: z.number(),
  path: z.string(),
  event: z.string(),
  run_attempt: z.int().optional(),
  conclusion: z.string().nullable(),
  created_at: Moment,
  updated_at: Moment,
  run_started_at: Moment.optional(),
})

export const RunsAnswer = z.object({ total_count: z.int(), workflow_runs: z.array(Run) })

/** One run, with the time that GitHub noted last as its end: what its jobs say is exact, but a request each. */
export function toRun(run: z.output<typeof Run>, stream: Stream): PipelineRun {
  return {
    kind: 'run',
    stream,
    id: String(run.id),
    changedAt: run.updated_at,
    workflow: fileOf(run.path),
    trigger: run.event === 'push' || run.event === 'pull_request' ? run.event : 'other',
    attempt: run.run_attempt ?? 1,
    conclusion: conclusionOf(run.conclusion),
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    minutes: null,
  }
}

/** `.github/workflows/ci.yml`, with `@refs/heads/main` behind it where another repository holds the file. */
function fileOf(path: string): string {
  return path.replace(/@.*$/, '').split('/').at(-1) ?? path
}

function conclusionOf(conclusion: string | null): PipelineRun['conclusion'] {
  if (conclusion === null || conclusion === 'success' || conclusion === 'failure') return conclusion
  return 'other'
}
