import type { TestWorkspace } from '#test/adapters/notion/notion-workspace.ts'

/** A workspace of which nothing good can be made without a person. */
export interface BadWorkspace {
  readonly name: string
  /** @returns the link that a person would paste */
  lay(workspace: TestWorkspace): Promise<string>
}
