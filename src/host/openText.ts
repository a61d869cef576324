import * as vscode from 'vscode';
import type { SourceReference } from '../protocol/datasetApi';
import { encodingLabelled } from '../protocol/encodings';

/** The encodings that VS Code saves with a byte order mark. */
const MARKED = ['utf8bom', 'utf16le', 'utf16be'];

/** The text of a file that is open in an editor and not saved; undefined: the file is what it is on disk. */
export function unsavedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const document = openDocument(uri);
  return document?.isDirty ? document : undefined;
}

/** The text as the worker reads it. */
export function unsavedReference(document: vscode.TextDocument, name: string): SourceReference {
  const { uri, encoding } = document;
  const mark = MARKED.includes(encoding) ? '\ufeff' : '';
  return {
    kind: 'bytes',
    name,
    bytes: new TextEncoder().encode(`${mark}${document.getText()}`),
    unsaved: {
      ...(uri.scheme === 'file' && { path: uri.fsPath }),
      encoding: encodingLabelled(encoding) ?? 'utf-8',
    },
  };
}

/**
 * How a file without a byte order mark is encoded as VS Code was told: what its open editor reads it as, else the setting
 * `files.encoding`. UTF-8 is the default of both and tells nothing, nor does an encoding that only VS Code knows.
 */
export function usualEncoding(uri: vscode.Uri): string | undefined {
  const setting = vscode.workspace.getConfiguration('files', uri).get<string>('encoding', 'utf8');
  const told = [openDocument(uri)?.encoding, setting].find((word) => word !== undefined && word !== 'utf8');
  return told === undefined ? undefined : encodingLabelled(told);
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === uri.toString(),
  );
}
