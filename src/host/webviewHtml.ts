import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The only folder the page may load from. */
export function webviewRoot(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** The page of the inspector. It holds no data: everything arrives by message after the page asks. */
export function webviewHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewRoot(extension), name)).toString();
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    // Nothing that is not named below: no images, frames, connections or workers.
    `default-src 'none'`,
    // Only the one script of this page; never eval, never a script made from file content.
    `script-src 'nonce-${nonce}'`,
    // The style sheet; inline style attributes stay forbidden.
    `style-src ${webview.cspSource}`,
    // The codicon font.
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <link rel="stylesheet" href="${asset('main.css')}">
    <title>NormScope</title>
  </head>
  <body>
    <script nonce="${nonce}" src="${asset('main.js')}"></script>
  </body>
</html>`;
}
