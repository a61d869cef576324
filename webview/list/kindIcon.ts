import type { ColumnKind } from '../../src/protocol/datasetApi';

/** The codicon of a kind. */
export function kindIcon(kind: ColumnKind): string {
  switch (kind) {
    case 'number':
    case 'integer':
      return 'symbol-numeric';
    case 'boolean':
      return 'symbol-boolean';
    case 'date':
      return 'calendar';
    case 'text':
      return 'symbol-string';
    case 'identifier':
      return 'key';
    case 'empty':
      return 'circle-slash';
  }
}
