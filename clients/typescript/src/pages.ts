import type { Answer } from "./answer.js";

/** One page of a list. */
export interface Page<T> {
  items?: T[];
  /** What to send as `after` for the next page; absent on the last one. */
  next?: string;
}

/**
 * Reads the entries of all pages of a list. A page is read when its first entry is needed.
 *
 * @param read reads the page after a cursor, which is absent for the first one
 */
export async function* items<T>(
  read: (query: { after?: string }) => Promise<Answer<Page<T>>>,
): AsyncGenerator<T, void, undefined> {
  let query: { after?: string } = {};
  for (;;) {
    const { body } = await read(query);
    yield* body.items ?? [];
    if (body.next === undefined) {
      return;
    }
    query = { after: body.next };
  }
}
