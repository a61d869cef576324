/** A mocha suite that runs inside VS Code's extension host, of whichever VS Code. */
export interface ExtensionSuiteOptions {
  /** The built module whose `run` the extension host calls, relative to the repository. */
  readonly tests: string;
  /** The workspace folder. */
  readonly folder: string;
  /** For the whole suite, in milliseconds. */
  readonly timeout: number;
}

/**
 * Stands before the lines that a suite in a server prints. They arrive among all that the workbench and the
 * extension hosts log, and an extension host's console cannot be replaced.
 */
export const LINE_MARK = '[test] ';
