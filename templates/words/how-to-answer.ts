/** How an open decision is answered, in the cells of its row. */
export const HOW_TO_ANSWER = 'In the row: Status Decided, the letter in Decided, and why in Rationale.'
