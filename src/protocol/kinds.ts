/** What the page has to know of the kinds of columns. */
export { CHOSEN_KINDS } from '../engine/table/chosenKinds';
