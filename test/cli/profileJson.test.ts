import assert from 'node:assert/strict';
import { profileJson } from '../../src/cli/profileJson';
import { memorySource } from '../../src/engine/byteSource';
import type { DatasetProfile } from '../../src/engine/dataset';
import { profileDataset } from '../../src/engine/profile/profileDataset';

describe('the document of profile --json', () => {
  const profileOf = (text: string): Promise<DatasetProfile> =>
    profileDataset(memorySource('a.csv', new TextEncoder().encode(text)), {}, {});

  it('is what JSON.stringify would write of all of it at once', async () => {
    const texts = [
      'a\n1\n2\n',
      'a,b\n1,x\n2,y\n',
      '"line\nend","say ""columns"": [",ünïcode,{}\n1.5,2,3,x\n2.5,,4,"]\n}"\n',
    ];
    for (const text of texts) {
      const profile = await profileOf(text);
      const document = [...profileJson(profile)].join('');
      const parsed = JSON.parse(document) as DatasetProfile;
      assert.equal(document, `${JSON.stringify(parsed, null, 2)}\n`);
      assert.deepEqual(
        parsed.columns.map(({ name, kind }) => ({ name, kind })),
        profile.columns.map(({ name, kind }) => ({ name, kind })),
      );
      assert.equal(parsed.rows, 2);
    }
  });

  it('has an empty list where there is no column', async () => {
    const profile = { ...(await profileOf('a\n1\n')), columns: [] };
    const document = [...profileJson(profile)].join('');
    assert.equal(document, `${JSON.stringify(JSON.parse(document), null, 2)}\n`);
    assert.deepEqual((JSON.parse(document) as DatasetProfile).columns, []);
  });
});
