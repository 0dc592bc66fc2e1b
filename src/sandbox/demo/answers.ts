import type { PersonKey } from './people.ts'

/** What someone does with the row that the service has added to the decision log about a key result. */
export interface AnswerSeed {
  readonly by: PersonKey
  /** The weekly check-in by which it is done; later where the row came later. */
  readonly week: number
  /** null: the row is put into the trash. */
  readonly decided: {
    readonly letter: string
    readonly rationale: string
    readonly reversible: 'Yes' | 'No' | 'Partially'
  } | null
}

/** By key result. What else was asked for nobody has answered yet. */
export const ANSWERS: Readonly<Record<string, AnswerSeed>> = {
  // Its target follows a week later.
  onTime: {
    by: 'mara',
    week: 1,
    decided: {
      letter: 'A, but 95',
      rationale: 'The second carrier in the Ruhr starts in January; 95 % is what the others can carry.',
      reversible: 'Yes',
    },
  },
  // Releases had begun to leave each morning by then.
  releases: { by: 'sofia', week: 1, decided: null },
}
