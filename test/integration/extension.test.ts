import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { say } from './say';

describe('the extension', () => {
  const extension = vscode.extensions.getExtension('normscope.normscope');

  it('is installed and activates', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
    const { env, version } = vscode;
    say(
      `    VS Code ${version}, ${env.appName}, Node ${process.versions.node}, remote ${env.remoteName ?? 'none'}`,
    );
  });

  it('registers every command that its manifest names', async () => {
    const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const expected = manifest.contributes.commands.map(({ command }) => command).sort();
    const registered = await vscode.commands.getCommands();
    assert.deepEqual(registered.filter((name) => name.startsWith('normscope.')).sort(), expected);
  });

  it('leaves text the default editor of data files', async () => {
    const [uri] = await vscode.workspace.findFiles('iris.csv');
    assert.ok(uri);
    await vscode.commands.executeCommand('vscode.open', uri);
    assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText);
  });
});
