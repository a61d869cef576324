/** The custom editor of data files, as package.json calls it. */
export const INSPECTOR_VIEW_TYPE = 'normscope.inspector';
