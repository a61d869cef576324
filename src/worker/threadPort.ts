import type { MessagePort, Worker } from 'node:worker_threads';
import type { Port } from '../protocol/rpc';

/**
 * One end of a thread's connection, a Worker or its parentPort, as a port for calls.
 * @param handedOver the buffers of a message that go to the other thread instead of a copy
 */
export function threadPort<Out, In>(
  end: Worker | MessagePort,
  handedOver: (message: Out) => readonly ArrayBuffer[] = () => [],
): Port<Out, In> {
  return {
    post: (message) => {
      end.postMessage(message, handedOver(message));
    },
    onMessage: (listener) => {
      end.on('message', listener);
    },
  };
}
