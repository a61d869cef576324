/** Rows that are used of a longer file: enough for curves that hold, few enough to train hundreds of networks in a minute. */
export const DEFAULT_ROW_BUDGET = 2000;
