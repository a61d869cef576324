export const USAGE = `normscope: see what normalization does to a data file

  normscope profile   FILE [--json] [reading options]
  normscope normalize FILE -o OUT [--method M] [--columns A,B | --exclude A,B] [--digits N]
                      [reading options]
  normscope batchnorm FILE --column A[,B] --batch-size M [--momentum W | --momentum cumulative]
                      [--epsilon E] [--gamma G] [--beta B] [--seed N | --in-order] [--drop-last]
                      [--batches K] [--json] [reading options]

profile    statistics of every column: a table, or one JSON document with --json
normalize  a copy of FILE with its numeric columns scaled, everything else byte for byte
batchnorm  a Batch Normalization layer, as PyTorch's BatchNorm1d, run in train mode over batches of rows:
           a table, or with --json every intermediate value of every batch

  -o, --output OUT   where the copy goes; it appears whole or not at all
  --method M         zscore (mean 0, standard deviation 1), minmax (0 to 1) or none; zscore if not given
  --columns A,B      scale exactly these columns; a name with a comma in it goes into double quotes
  --exclude A,B      scale the columns that suit scaling, but not these
  --digits N         significant digits of scaled numbers, 1 to 17; the shortest exact number if not given

  --column A,B       the columns that are normalized; rows without a number in one of them are left out
  --batch-size M     rows per batch; a batch of one is an error, as in PyTorch
  --momentum W       the weight of the new batch in the running statistics (PyTorch's word; Keras means 1 − W), 0.1
                     if not given; cumulative: all batches weigh the same
  --epsilon E        added to the variance, 1e-5 if not given
  --gamma G, --beta B  y = G·x̂ + B, 1 and 0 if not given
  --seed N           rows are shuffled anew for every epoch, the same way for the same N; 0 if not given
  --in-order         rows come in file order
  --drop-last        without the last batch of an epoch where it is smaller than the others
  --batches K        how many batches; one epoch if not given

Reading options; what is not given is found out from the file
  --delimiter C      the character between fields: a character, or the word tab
  --quote C          the character around fields, or the word none
  --no-header        the first record is data
  --missing W,W      words that count as missing, besides the empty cell

FILE may be - for standard input. Messages and progress go to standard error.
Exit status: 0 done, 1 the data cannot be processed, 2 wrong usage.
`;
