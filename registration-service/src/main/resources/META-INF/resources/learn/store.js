// @ts-check
/**
 * Sets of practice items and answers that wait for the network, in IndexedDB.
 *
 * @typedef {{item: string, correct: boolean, awarded: string, answer: any, explanation: string, explanationEn?: string,
 *   source?: string}} Feedback
 * @typedef {import('/web/kinds/kind.js').Item & {id: string, function: string, topic: string, position: number}} PracticeItem
 * @typedef {{id: string, owner: string, level: number, sample: boolean, loadedAt: string, items: PracticeItem[],
 *   responses: Record<number, any>, feedback: Record<number, Feedback>}} LoadedSet responses are answers that were given,
 *   feedback is what the service said; an answer without feedback waits for the network
 */

const NAME = 'learn';
const SETS = 'sets';
/** As many as a learner can have practised since the last time with a network. */
const MOST_SETS = 20;

export class Store {

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
  }

  /** @returns {Promise<Store>} */
  static async open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(SETS, {keyPath: 'id'});
    return new Store(await done(request));
  }

  /** @returns {Promise<LoadedSet[]>} the newest first */
  async sets() {
    /** @type {LoadedSet[]} */
    const all = await done(this.database.transaction(SETS).objectStore(SETS).getAll());
    return all.sort((a, b) => b.loadedAt.localeCompare(a.loadedAt));
  }

  /** Stores a set, and removes old ones without a waiting answer. @param {LoadedSet} set */
  async put(set) {
    await this.write(store => store.put(set));
    const old = (await this.sets()).slice(MOST_SETS).filter(one => !waiting(one).length);
    await Promise.all(old.map(one => this.write(store => store.delete(one.id))));
  }

  /** @param {string} id */
  remove(id) {
    return this.write(store => store.delete(id));
  }

  clear() {
    return this.write(store => store.clear());
  }

  /** @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<void>} */
  write(act) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(SETS, 'readwrite', {durability: 'strict'});
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser has aborted a write'));
      act(transaction.objectStore(SETS));
    });
  }
}

/** The positions of a set whose answers wait for the network. @param {LoadedSet} set @returns {number[]} */
export const waiting = set => Object.keys(set.responses).map(Number).filter(position => !set.feedback[position]);

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
