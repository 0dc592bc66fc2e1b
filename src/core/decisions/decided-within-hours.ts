/** A decision is to be made within so many hours of being raised: a convention. */
export const DECIDED_WITHIN_HOURS = 48
