import assert from 'node:assert/strict';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataError } from '../../src/engine/dataError';
import { Cancelled } from '../../src/engine/task';
import {
  createClient,
  serve,
  type CallContext,
  type Client,
  type Port,
  type Request,
  type Response,
  type Server,
} from '../../src/protocol/rpc';

interface Sums {
  add(a: number, b: number, context: CallContext): Promise<number>;
  countTo(limit: number, context: CallContext<number>): Promise<string>;
  fail(kind: 'data' | 'defect', context: CallContext): Promise<never>;
  waitForCancel(context: CallContext): Promise<string>;
}

/** A real message channel: arguments and results are cloned as between threads. */
function port<Out, In>(end: MessagePort): Port<Out, In> {
  return {
    post: (message) => {
      end.postMessage(message);
    },
    onMessage: (listener) => {
      end.on('message', listener);
    },
  };
}

describe('rpc', () => {
  let channel: MessageChannel;
  let client: Client<Sums>;
  let server: Server;
  let defects: Error[];
  let sawCancel: Promise<void>;

  beforeEach(() => {
    channel = new MessageChannel();
    defects = [];
    let cancelled: () => void;
    sawCancel = new Promise((resolve) => {
      cancelled = resolve;
    });
    const service: Sums = {
      add: (a, b) => Promise.resolve(a + b),
      countTo(limit, { onProgress }) {
        for (let i = 1; i <= limit; i++) onProgress?.(i);
        return Promise.resolve('done');
      },
      fail(kind) {
        if (kind === 'defect') throw new RangeError('off by one');
        throw new DataError('unterminated-quote', 'a quote is open', { line: 7, hint: 'Close it.' });
      },
      waitForCancel: ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            cancelled();
            reject(new Cancelled());
          });
        }),
    };
    server = serve(service, port<Response, Request>(channel.port1), (error) => defects.push(error));
    client = createClient<Sums>(port<Request, Response>(channel.port2));
  });

  afterEach(() => {
    channel.port1.close();
    channel.port2.close();
  });

  it('answers calls, also several at once', async () => {
    const { api } = client;
    assert.deepEqual(
      await Promise.all([api.add(1, 2, {}), api.add(3, 4, {}), api.add(5, 6, {})]),
      [3, 7, 11],
    );
  });

  it('reports progress before the answer, in order', async () => {
    const seen: number[] = [];
    const answer = await client.api.countTo(3, { onProgress: (n) => seen.push(n) });
    assert.deepEqual([seen, answer], [[1, 2, 3], 'done']);
  });

  it('carries a data error with its code and details', async () => {
    await assert.rejects(client.api.fail('data', {}), (error) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.code, 'unterminated-quote');
      assert.deepEqual(error.details, { line: 7, hint: 'Close it.' });
      return true;
    });
    assert.equal(defects.length, 0);
  });

  it('carries a defect with its message, and tells the log', async () => {
    await assert.rejects(client.api.fail('defect', {}), /off by one/);
    assert.match(defects[0]?.stack ?? '', /RangeError|off by one/);
  });

  it('rejects at once when the signal aborts, and the server hears of it', async () => {
    const controller = new AbortController();
    const call = client.api.waitForCancel({ signal: controller.signal });
    controller.abort();
    await assert.rejects(call, Cancelled);
    await sawCancel;
  });

  it('rejects a call whose signal was aborted before', async () => {
    await assert.rejects(client.api.add(1, 2, { signal: AbortSignal.abort() }), Cancelled);
  });

  it('cancels what runs when the server closes', async () => {
    const call = client.api.waitForCancel({});
    await client.api.add(0, 0, {}); // the call before it has arrived
    server.close();
    await assert.rejects(call, Cancelled);
  });

  it('settles everything when the other side is gone', async () => {
    const call = client.api.waitForCancel({});
    client.close(new Error('the thread ended'));
    await assert.rejects(call, /the thread ended/);
    await assert.rejects(client.api.add(1, 2, {}), /the thread ended/);
  });

  it('rejects an argument that cannot be sent', async () => {
    const unsendable = (() => 1) as unknown as number;
    await assert.rejects(client.api.add(unsendable, 2, {}), /could not be cloned/);
  });

  it('rejects a method the service does not have, inherited ones included', async () => {
    const methods = client.api as unknown as Record<string, (context: CallContext) => Promise<unknown>>;
    for (const name of ['subtract', 'toString']) {
      await assert.rejects(methods[name]!({}), new RegExp(`no method "${name}"`));
    }
  });

  it('is no promise itself', async () => {
    assert.equal(await Promise.resolve(client.api), client.api);
  });
});
