import * as vscode from 'vscode';

/** What the user is shown and answers while a test runs. The extension sees the same `vscode.window`. */
export interface Answers {
  /** Chosen from a list by its label. */
  readonly pick?: string;
  /** The file chosen in the open dialog. */
  readonly open?: vscode.Uri;
  /** The file named in the save dialog. */
  readonly save?: vscode.Uri;
}
export interface Shown {
  readonly errors: string[];
  readonly information: string[];
}

/** Runs `action` with a user who answers so, and returns the messages that it showed. */
export async function withUser(answers: Answers, action: () => Thenable<unknown>): Promise<Shown> {
  const shown: Shown = { errors: [], information: [] };
  const { showErrorMessage, showInformationMessage, showQuickPick, showSaveDialog, showOpenDialog } =
    vscode.window;
  const replaced = {
    showErrorMessage: (message: string) => {
      shown.errors.push(message);
      return Promise.resolve(undefined);
    },
    showInformationMessage: (message: string) => {
      shown.information.push(message);
      return Promise.resolve(undefined);
    },
    showQuickPick: async (
      items: readonly vscode.QuickPickItem[] | Thenable<readonly vscode.QuickPickItem[]>,
    ) => (await items).find((item) => item.label === answers.pick),
    showSaveDialog: () => Promise.resolve(answers.save),
    showOpenDialog: () => Promise.resolve(answers.open && [answers.open]),
  };
  Object.assign(vscode.window, replaced);
  try {
    await action();
  } finally {
    Object.assign(vscode.window, {
      showErrorMessage,
      showInformationMessage,
      showQuickPick,
      showSaveDialog,
      showOpenDialog,
    });
  }
  return shown;
}
