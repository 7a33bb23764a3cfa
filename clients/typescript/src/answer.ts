import { ProblemError } from "./problem.js";

/** An answer whose status is 2xx. */
export interface Answer<T> {
  status: number;
  body: T;
  /** To be sent as `If-Match` by who changes what was read; null if there is none. */
  etag: string | null;
  /** The id by which an operator finds the call in the logs; null if there is none. */
  requestId: string | null;
  /** Whether the service has answered a repeated idempotency key with the answer that it had given before. */
  replayed: boolean;
}

/**
 * Waits for a call and returns its answer.
 *
 * @throws ProblemError if the status is not 2xx
 */
export async function unwrap<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Answer<T>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw new ProblemError(response, error);
  }
  return {
    status: response.status,
    body: data as T,
    etag: response.headers.get("ETag"),
    requestId: response.headers.get("X-Request-Id"),
    replayed: response.headers.get("Idempotency-Replayed") === "true",
  };
}
