/**
 * The folder, inside the system's for temporary files, in which a worker thread keeps what it makes of a file: a thread
 * that is ended cannot remove it any more, so that whoever ended it has to know its name.
 */
export function temporaryFolder(pid: number, threadId: number): string {
  return `normscope-${pid}-${threadId}`;
}
