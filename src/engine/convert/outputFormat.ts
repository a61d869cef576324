/** The formats that a copy can be written in. */
export const OUTPUT_FORMATS = ['csv', 'tsv', 'json', 'jsonl', 'parquet'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** What a format is called, and how names of its files end, the usual ending first. */
export const FORMAT_NAMES: Readonly<
  Record<OutputFormat, { readonly label: string; readonly extensions: readonly string[] }>
> = {
  csv: { label: 'CSV', extensions: ['csv'] },
  tsv: { label: 'TSV', extensions: ['tsv', 'tab'] },
  json: { label: 'JSON', extensions: ['json'] },
  jsonl: { label: 'JSON Lines', extensions: ['jsonl', 'ndjson'] },
  parquet: { label: 'Parquet', extensions: ['parquet'] },
};

/**
 * The format that a file's name says it has, by its extension, behind which `.gz` may stand.
 * @returns undefined where the name says nothing
 * @example formatByName('data.ndjson.gz') // 'jsonl'
 */
export function formatByName(name: string): OutputFormat | undefined {
  const [, extension] = /\.([a-z]+)(?:\.gz)?$/i.exec(name) ?? [];
  return OUTPUT_FORMATS.find((format) =>
    FORMAT_NAMES[format].extensions.includes(extension?.toLowerCase() ?? ''),
  );
}
