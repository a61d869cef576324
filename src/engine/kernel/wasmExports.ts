/** What kernel/assembly exports; numbers named like positions are positions in its memory. */
export interface WasmExports {
  heapBase(): number;
  /** Before setMissingWords. */
  setDecimalMark(decimal: number): void;
  setThousands(count: number, ends: number, bytes: number): void;
  setDialect(escape: number, comment: number, otherBlank: number): void;
  setSplicing(delimiter: number, quote: number): void;
  setMissingWords(count: number, ends: number, bytes: number): void;
  scan(
    bytes: number,
    from: number,
    length: number,
    atEnd: number,
    line: number,
    stop: number,
    delimiter: number,
    quote: number,
    room: number,
    firstField: number,
    fieldStart: number,
    fieldEnd: number,
    fieldFlags: number,
    lines: number,
  ): void;
  setStrings(areJson: number): void;
  setJson(
    lines: number,
    keyed: number,
    alone: number,
    sharedLines: number,
    recordKind: number,
    columnCount: number,
    root: number,
    steps: number,
    stepBytes: number,
  ): void;
  scanJson(
    bytes: number,
    from: number,
    length: number,
    atEnd: number,
    line: number,
    stop: number,
    room: number,
    firstField: number,
    fieldStart: number,
    fieldEnd: number,
    fieldFlags: number,
    lines: number,
    recordStarts: number,
    faults: number,
    keyScratch: number,
  ): void;
  jsonFaults(): number;
  jsonUnknownKeys(): number;
  jsonClosed(): number;
  jsonDamagePosition(): number;
  jsonDamageLine(): number;
  jsonDamageExpected(): number;
  spliceJson(
    bytes: number,
    from: number,
    to: number,
    firstField: number,
    fieldStart: number,
    fieldEnd: number,
    first: number,
    count: number,
    chosen: number,
    chosenCount: number,
    values: number,
    stride: number,
    order: number,
    out: number,
  ): number;
  writeJsonLines(columns: number, columnCount: number, records: number, out: number): number;
  scanRecords(): number;
  scanFields(): number;
  scanEndPosition(): number;
  scanNextLine(): number;
  scanLineEnds(): number;
  scanOpenQuote(): number;
  scanOpenQuoteLine(): number;
  scanFull(): number;
  extract(
    bytes: number,
    firstField: number,
    fieldStart: number,
    fieldEnd: number,
    fieldFlags: number,
    first: number,
    count: number,
    columns: number,
    wanted: number,
    sets: number,
    unseen: number,
    values: number,
    stride: number,
    counts: number,
    wordCounts: number,
    words: number,
    asked: number,
    scratch: number,
  ): number;
  allHave(firstField: number, records: number, fields: number): number;
  mergeRegisters(registers: number, others: number): void;
  countRanks(registers: number, counts: number): void;
  fillSlots(
    edges: number,
    cells: number,
    from: number,
    perUnit: number,
    slots: number,
    slotCells: number,
  ): void;
  keepFinite(values: number, count: number, out: number): number;
  extent(values: number, count: number, out: number): void;
  placesBeyond(values: number, count: number, low: number, high: number, places: number): number;
  laneSums(values: number, count: number, factor: number, origin: number, out: number): void;
  powerSums(values: number, count: number, factor: number, pivot: number, out: number): void;
  standardize(
    values: number,
    count: number,
    mean: number,
    meanLow: number,
    divisor: number,
    left: number,
  ): number;
  setPowers(table: number, room: number): void;
  countCells(counter: number, values: number, count: number, kept: number): number;
  mergeSorted(
    tabled: number,
    before: number,
    count: number,
    sorted: number,
    more: number,
    values: number,
    valuesBefore: number,
  ): number;
  keepWithin(values: number, count: number, intervals: number, many: number): number;
  sortDoubles(values: number, count: number, scratch: number, counts: number): void;
  findTexts(
    bytes: number,
    firstField: number,
    fieldStart: number,
    fieldEnd: number,
    fieldFlags: number,
    first: number,
    count: number,
    column: number,
    seen: number,
    set: number,
    texts: number,
    scratch: number,
    registers: number,
  ): number;
  addTexts(set: number, bytes: number, starts: number, hashes: number, count: number): number;
  invalidUtf8At(bytes: number, start: number, end: number): number;
  spliceNumbers(
    bytes: number,
    from: number,
    to: number,
    firstField: number,
    fieldStart: number,
    fieldEnd: number,
    fieldFlags: number,
    first: number,
    count: number,
    chosen: number,
    chosenCount: number,
    values: number,
    stride: number,
    out: number,
  ): number;
  addMoments(moments: number, values: number, count: number, scratch: number): number;
  mergeColumns(moments: number, others: number, columns: number, stride: number, left: number): void;
  setGathering(
    columns: number,
    table: number,
    sums: number,
    wordSums: number,
    most: number,
    mode: number,
  ): void;
  gatherFull(): number;
  pack(values: number, count: number, out: number): number;
  unpack(packed: number, count: number, out: number): void;
  gather(
    count: number,
    values: number,
    stride: number,
    counts: number,
    wordCounts: number,
    words: number,
    lines: number,
    offset: number,
    rows: number,
    rowCount: number,
    finite: number,
    scratch: number,
    left: number,
  ): number;
  countDistinct(counter: number, values: number, count: number, scratch: number): void;
  membersOf(counter: number, out: number): number;
}
