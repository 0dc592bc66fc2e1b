/** Where a chance is below it nothing is left to be saved by clearing the way. */
export const NO_CHANCE = 0.05
