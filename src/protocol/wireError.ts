import { Cancelled } from '../engine/task';
import { DataError, type DataErrorCode, type DataErrorDetails } from '../engine/dataError';

/** An error as it crosses a port: class instances do not survive structured cloning with their members. */
export type WireError =
  | { readonly kind: 'data'; readonly code: DataErrorCode; message: string; details: DataErrorDetails }
  | { readonly kind: 'cancelled' }
  /** A defect, with its stack for the log; people see only the message. */
  | { readonly kind: 'internal'; readonly message: string; readonly stack: string };

export function toWireError(error: unknown): WireError {
  if (error instanceof DataError) {
    return { kind: 'data', code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof Cancelled) return { kind: 'cancelled' };
  if (error instanceof Error) {
    return { kind: 'internal', message: error.message, stack: error.stack ?? error.message };
  }
  return { kind: 'internal', message: String(error), stack: String(error) };
}

export function fromWireError(error: WireError): Error {
  switch (error.kind) {
    case 'data':
      return new DataError(error.code, error.message, error.details);
    case 'cancelled':
      return new Cancelled();
    case 'internal': {
      const failure = new Error(error.message);
      failure.stack = error.stack;
      return failure;
    }
  }
}
