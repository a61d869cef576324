import * as vscode from 'vscode';
import { FORMAT_NAMES, OUTPUT_FORMATS, type OutputFormat } from '../protocol/formats';

const DETAILS: Readonly<Record<OutputFormat, string>> = {
  csv: 'Commas, double quotes where they are needed, UTF-8.',
  tsv: 'Tabs, double quotes where they are needed, UTF-8.',
  json: 'An array of objects, one on each line.',
  jsonl: 'An object on each line.',
  parquet: 'Typed columns, compressed.',
};

/** Asks for the format of a copy. */
export async function askFormat(): Promise<OutputFormat | undefined> {
  const picked = await vscode.window.showQuickPick(
    OUTPUT_FORMATS.map((format) => ({
      format,
      label: FORMAT_NAMES[format].label,
      detail: DETAILS[format],
    })),
    { title: 'Write as', placeHolder: 'The format of the copy' },
  );
  return picked?.format;
}
