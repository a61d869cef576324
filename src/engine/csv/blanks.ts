/**
 * As a delimiter: any number of spaces and tabs, and those at the ends of a line are none, as in columns that are lined up.
 * There is no empty field then, unless in quotes. pandas calls it `sep=r'\s+'`.
 */
export const BLANKS = 'blanks';
