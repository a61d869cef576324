import type { MessagePort, Worker } from 'node:worker_threads';
import type { Port } from '../protocol/rpc';

/** One end of a thread's connection, a Worker or its parentPort, as a port for calls. */
export function threadPort<Out, In>(end: Worker | MessagePort): Port<Out, In> {
  return {
    post: (message) => {
      end.postMessage(message);
    },
    onMessage: (listener) => {
      end.on('message', listener);
    },
  };
}
