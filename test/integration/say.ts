import * as vscode from 'vscode';
import { LINE_MARK } from '../hosts/extensionSuite';

/** Prints a line of the test log. In a server it is marked, so that the runner finds it among other logs. */
export function say(line: string): void {
  console.log(vscode.env.uiKind === vscode.UIKind.Web ? LINE_MARK + line : line);
}
