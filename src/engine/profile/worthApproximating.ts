/** Up to this size, in bytes, the exact profile is there before anyone could look at another one. */
export const WORTH_APPROXIMATING = 8 << 20;
