/** What the page has to know of delimiters. */
export { BLANKS } from '../engine/csv/blanks';
