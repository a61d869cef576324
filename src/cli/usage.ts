import { optionOf } from './scalerOptions';
import { DEFAULT_SETTINGS } from '../engine/train/labSettings';
import { DEFAULT_ROW_BUDGET } from '../engine/train/rowBudget';
import { SCALERS } from '../engine/scale/registry';

const METHODS = SCALERS.map(({ method, parameters }) => {
  const options = parameters.map((parameter) => {
    const { kind } = parameter;
    return kind.type === 'flag'
      ? `--${optionOf(parameter)}`
      : `--${optionOf(parameter)} ${String(kind.default)}`;
  });
  return `  ${method.padEnd(18)} ${options.join('  ')}`.trimEnd();
}).join('\n');

export const USAGE = `normscope: see what normalization does to a data file

  normscope profile   FILE [--json] [reading options]
  normscope normalize FILE -o OUT [--method M] [--columns A,B | --exclude A,B] [--recipe RECIPE]
                      [--fit-rows ROWS | --fit-file OTHER] [--non-finite P] [--digits N]
                      [--save-scaler SCALER] [--as FORMAT] [reading options]
  normscope apply     SCALER FILE -o OUT [--inverse] [reading options]
  normscope batchnorm FILE --column A[,B] --batch-size M [--convention pytorch|keras]
                      [--momentum W | --momentum cumulative] [--epsilon E] [--gamma G] [--beta B]
                      [--seed N | --in-order] [--drop-last] [--batches K] [--json] [reading options]
  normscope train     FILE --target Y [--features A,B] [--variants V,V] [--epochs N] [--batch-size M]
                      [--learning-rate R] [--sweep R,R | --sweep none] [--seeds N] [--hidden 32,32 | --hidden none]
                      [--optimizer sgd|adam] [--task regression|classification] [--recipe RECIPE]
                      [--rows N] [--json] [reading options]

profile    statistics of every column: a table, or one JSON document with --json
normalize  a copy of FILE with its numeric columns scaled, everything else byte for byte
apply      a copy of FILE scaled by what was fitted before, or brought back with --inverse
batchnorm  a Batch Normalization layer, as PyTorch's or Keras's, run in train mode over batches of rows:
           a table, or with --json every intermediate value of every batch
train      the same small network trained on unscaled and on scaled columns, from the same weights on the same
           batches: what came of each, or with --json every epoch

  -o, --output OUT   where the copy goes; it appears whole or not at all
  --method M         one of those below; zscore if not given; advice: what suits each column
  --columns A,B      scale exactly these columns; a name with a comma in it goes into double quotes
  --exclude A,B      scale the columns that suit scaling, but not these
  --recipe RECIPE    scalers for each column, from a file saved in the inspector
  --fit-rows ROWS    fit on all rows, on first:80%, random:80%:seed=7, or where COLUMN=VALUE;
                     every row is scaled
  --fit-file OTHER   fit on all rows of another file with the same columns
  --non-finite P     infinities become missing, are clipped (clip), or leave their column unscaled (leave);
                     missing if not given
  --digits N         significant digits of scaled numbers, 1 to 17; the shortest exact number if not given
  --save-scaler S    keep what was fitted in a file
  --as FORMAT        write csv, tsv, json, jsonl or parquet; if not given what the extension of OUT says,
                     where it differs from that of FILE, else the format of FILE; packed where OUT ends in .gz;
                     names of formats that are not written, such as .xlsx, are refused

Methods and their parameters
${METHODS}

  --column A,B       the columns that are normalized; rows without a number in one of them are left out
  --batch-size M     rows per batch; a batch of one is an error, as in PyTorch, unless Keras's convention is chosen
  --convention C     pytorch: momentum is the weight of the new batch in the running statistics, which take over its
                     unbiased variance; keras: momentum is the weight of what is kept, and the variance the biased
                     one; pytorch if not given
  --momentum W       in the words of the convention: 0.1 for pytorch and 0.99 for keras if not given; cumulative: all
                     batches weigh the same (PyTorch's momentum=None, the average of the paper)
  --epsilon E        added to the variance; 1e-5 for pytorch and 1e-3 for keras if not given
  --gamma G, --beta B  y = G·x̂ + B, 1 and 0 if not given
  --seed N           rows are shuffled anew for every epoch, the same way for the same N; 0 if not given
  --in-order         rows come in file order
  --drop-last        without the last batch of an epoch where it is smaller than the others
  --batches K        how many batches; one epoch if not given

  --target Y         the column to predict; more than 20 different numbers: regression, else classification
  --task T           regression or classification, whatever its values are
  --features A,B     learn from these columns; all that nothing speaks against if not given
  --variants V,V     raw,minmax,zscore,recipe,zscore+bn,raw+bn or some of them; bn: with Batch Normalization
  --recipe RECIPE    scalers of the variant recipe, from a file saved in the inspector; fitted on the rows trained on
  --epochs N         ${DEFAULT_SETTINGS.epochs} if not given
  --batch-size M     ${DEFAULT_SETTINGS.batchSize} if not given
  --learning-rate R  ${DEFAULT_SETTINGS.learningRate} if not given
  --sweep R,R        all is trained again at each of these learning rates; ${DEFAULT_SETTINGS.sweep.length} from ${DEFAULT_SETTINGS.sweep[0]!} to ${DEFAULT_SETTINGS.sweep.at(-1)!} if not given
  --seeds N          how many splits, first weights and orders of batches each variant is trained with; ${DEFAULT_SETTINGS.seeds.length} if not given
  --hidden 32,32     units of the hidden layers, at most two; none: a linear model
  --optimizer        sgd if not given
  --rows N           rows that are used at most; of a file with more, a random sample; ${DEFAULT_ROW_BUDGET} if not given

Reading options; what is not given is found out from the file, and what means nothing for its format is refused
  --format F         csv, json or jsonl (JSON Lines), whatever the name of FILE is
  --path P           where the table is in a JSON document, such as data.items
  --orient O         what the members of a JSON object of objects are: index, rows, or columns, as in pandas
  --delimiter C      the character between fields: a character, the word tab, or blanks
                     for any number of spaces and tabs
  --quote C          the character around fields, or the word none
  --escape C         the character that makes the next one text, such as \\, or the word none
  --decimal C        the decimal mark: . or ,
  --thousands C      the mark between groups of three digits: comma, point, space, apostrophe, underscore or none
  --comment C        lines that begin with this character are passed over, or the word none
  --skip-lines N     lines before the table
  --header, --no-header  the first record names the columns, or is data
  --encoding E       the encoding, such as utf-8, utf-16le, windows-1252, shift_jis; found by itself if not given
  --stop-at-damage   read the rows before damage: in gzip data, Parquet or JSON, or a quote that is never closed
  --missing W,W      words that count as missing, besides the empty cell
  --kind NAME=KIND   reads a column as number, integer, boolean, date, text or identifier; may be given several
                     times; what is no number in a column of numbers counts as missing, and is reported

FILE may be - for standard input. Messages and progress go to standard error.
Exit status: 0 done, 1 the data cannot be processed, 2 wrong usage.
`;
