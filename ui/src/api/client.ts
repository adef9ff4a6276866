import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

export type FieldProblem = components['schemas']['FieldProblem'];

/** Where the service is mounted, with a slash at its end: `/`, or the path of a proxy in front of it. */
export const base = new URL('.', document.baseURI).pathname;

/** Other sites cannot send this header, so the service accepts writes that carry it behind any proxy. */
const headers = { 'X-Requested-With': 'dashboard' };

export const api = createClient<paths>({ baseUrl: base.slice(0, -1), headers });

/** An answer other than the asked one. Status 0: the service could not be reached. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly fields: FieldProblem[] = [],
    readonly body: unknown = undefined,
  ) {
    super(message);
  }

  get isUnreachable(): boolean {
    return this.status === 0 || (this.status >= 502 && this.message === '');
  }
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer; anything else is thrown as an {@link ApiProblem}. */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') {
      throw cause;
    }
    throw new ApiProblem(0, '');
  }
  if (answer.response.ok && answer.data !== undefined) {
    return answer.data;
  }
  throw problemOf(answer.response.status, answer.error);
}

function problemOf(status: number, error: unknown): ApiProblem {
  const body = (typeof error === 'object' && error !== null ? error : {}) as {
    message?: unknown;
    errors?: unknown;
  };
  const fields = Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [];
  return new ApiProblem(status, typeof body.message === 'string' ? body.message : '', fields, body);
}

/** Sends a request that outlives the page. */
export function sendOnTheWayOut(method: 'DELETE', path: string): void {
  void fetch(base.slice(0, -1) + path, { method, headers, keepalive: true });
}
