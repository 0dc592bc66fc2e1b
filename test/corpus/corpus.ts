import { amongOthers } from './among-others.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { flatEnglish } from './flat-english.ts'
import { french } from './french.ts'
import { frenchPriorities } from './french-priorities.ts'
import { german } from './german.ts'
import { germanList } from './german-list.ts'
import { hostile } from './hostile.ts'
import { otherNames } from './other-names.ts'
import { ownWords } from './own-words.ts'
import { rollups } from './rollups.ts'
import { scorecards } from './scorecards.ts'
import { spanish } from './spanish.ts'
import { templateA } from './template-a.ts'
import { templateB } from './template-b.ts'
import { textOnly } from './text-only.ts'
import { threeLevels } from './three-levels.ts'
import { twoYears } from './two-years.ts'

/** Workspaces of different make, as companies bring them. */
export const corpus: readonly CorpusWorkspace[] = [
  flatEnglish,
  twoYears,
  otherNames,
  german,
  french,
  spanish,
  rollups,
  textOnly,
  templateA,
  templateB,
  scorecards,
  hostile,
  amongOthers,
  threeLevels,
  germanList,
]

/** Workspaces that call nothing by a name that anyone would list: what is not told of them has to be asked, not guessed. */
export const strangers: readonly CorpusWorkspace[] = [frenchPriorities, ownWords]
