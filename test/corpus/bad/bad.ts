import type { BadWorkspace } from './bad-workspace.ts'
import { hiddenObjectives } from './hidden-objectives.ts'
import { hundredDatabases } from './hundred-databases.ts'
import { noOkrs } from './no-okrs.ts'
import { twentyThousandRows } from './twenty-thousand-rows.ts'
import { twoAlike } from './two-alike.ts'

/** Workspaces that cannot be told by themselves, each with what has to be said of it. */
export const bad: readonly (readonly [BadWorkspace, RegExp])[] = [
  [noOkrs, /^No key results were found .*"Tasks"/],
  [hundredDatabases, /^100 databases were found/],
  [twoAlike, /"OKRs".*"OKRs \(1\)"|"OKRs \(1\)".*"OKRs"/],
  [hiddenObjectives, /^Objective of "Key results" leads to a database that the connection is not shown/],
  [twentyThousandRows, /^"All OKRs ever" has more rows than one audit reads/],
]
