export const USAGE = `normscope: see what normalization does to a data file

  normscope profile   FILE [--json] [reading options]
  normscope normalize FILE -o OUT [--method M] [--columns A,B | --exclude A,B] [--digits N]
                      [reading options]

profile    statistics of every column: a table, or one JSON document with --json
normalize  a copy of FILE with its numeric columns scaled, everything else byte for byte

  -o, --output OUT   where the copy goes; it appears whole or not at all
  --method M         zscore (mean 0, standard deviation 1), minmax (0 to 1) or none; zscore if not given
  --columns A,B      scale exactly these columns; a name with a comma in it goes into double quotes
  --exclude A,B      scale the columns that suit scaling, but not these
  --digits N         significant digits of scaled numbers, 1 to 17; the shortest exact number if not given

Reading options; what is not given is found out from the file
  --delimiter C      the character between fields: a character, or the word tab
  --quote C          the character around fields, or the word none
  --no-header        the first record is data
  --missing W,W      words that count as missing, besides the empty cell

FILE may be - for standard input. Messages and progress go to standard error.
Exit status: 0 done, 1 the data cannot be processed, 2 wrong usage.
`;
