import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { withUser } from './answers';
import { closeAllEditors, workspaceFile } from './workspace';

const apply = (uri: vscode.Uri) => vscode.commands.executeCommand('normscope.applySavedScaler', uri);

/** x was fitted on 10 to 30. */
const SCALER = {
  format: 'normscope-scaler',
  version: 1,
  source: { file: 'train.csv', rows: 3 },
  fit: { rows: 'all' },
  fitRows: 3,
  nonFinite: 'missing',
  columns: [
    { name: 'x', method: 'minmax', min: 10, max: 30, range: [10, 30] },
    { name: 'city', method: 'none' },
  ],
};

describe('Apply Saved Scaler', () => {
  const scaler = workspaceFile('train.scaler.json');
  const source = workspaceFile('new.csv');
  afterEach(closeAllEditors);

  function files(): void {
    writeFileSync(scaler.fsPath, JSON.stringify(SCALER));
    writeFileSync(source.fsPath, 'city,x\n"Köln",20\nBonn,\nTrier,40\n');
  }

  it('scales another file by what was fitted, and brings it back', async () => {
    files();
    const target = workspaceFile('new.scaled.csv');
    const shown = await withUser({ open: scaler, pick: 'Scale', save: target }, () => apply(source));
    assert.deepEqual(shown, {
      errors: [],
      information: ['Wrote new.scaled.csv · 1 column scaled, 1 copied byte for byte.'],
    });
    assert.equal(readFileSync(target.fsPath, 'utf8'), 'city,x\n"Köln",0.5\nBonn,\nTrier,1.5\n');
    const back = workspaceFile('new.original.csv');
    await withUser({ open: scaler, pick: 'Undo Scaling', save: back }, () => apply(target));
    assert.equal(readFileSync(back.fsPath, 'utf8'), readFileSync(source.fsPath, 'utf8'));
  });

  it('names the columns that differ, and writes nothing', async () => {
    files();
    const target = workspaceFile('iris.scaled.csv');
    const shown = await withUser({ open: scaler, pick: 'Scale', save: target }, () =>
      apply(workspaceFile('iris.csv')),
    );
    assert.equal(shown.errors.length, 1);
    assert.match(
      shown.errors[0] ?? '',
      /^Expected the columns of the scaler, found iris\.csv without 'x' and with 'sepal length \(cm\)'/,
    );
    assert.equal(existsSync(target.fsPath), false);
  });

  it('does nothing when a dialog is dismissed', async () => {
    files();
    const nothing = { errors: [], information: [] };
    assert.deepEqual(await withUser({}, () => apply(source)), nothing);
    assert.deepEqual(await withUser({ open: scaler }, () => apply(source)), nothing);
    assert.deepEqual(await withUser({ open: scaler, pick: 'Scale' }, () => apply(source)), nothing);
  });
});
