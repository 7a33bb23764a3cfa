// @ts-check
/**
 * What must survive a reload or a crash of the browser, in IndexedDB: the attempt, its paper, and the log of answers. A write is
 * finished only when the browser has put it on the disk. If the disk is full, values are kept in memory, so that the exam goes on
 * until the page is closed.
 */

const NAME = 'sitting';
const VALUES = 'values';
const EVENTS = 'events';

/**
 * @typedef {{n: number, position: number, response: any, at: string}} AnswerEvent
 */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export class Store {

  /** @type {Map<string, any>} */ memory = new Map();

  /** @param {IDBDatabase | null} database null if the browser can't keep anything */
  constructor(database) {
    this.database = database;
  }

  /** @returns {Promise<Store>} */
  static async open() {
    try {
      return new Store(await Store.database());
    } catch {
      return new Store(null);
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  static database() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(VALUES);
      request.result.createObjectStore(EVENTS, {keyPath: 'n'});
    };
    return done(request);
  }

  /** @param {string} key @returns {Promise<any>} undefined if there is none */
  async get(key) {
    return this.memory.has(key) || !this.database ? this.memory.get(key)
        : done(this.database.transaction(VALUES).objectStore(VALUES).get(key));
  }

  /** @param {string} key @param {any} value @returns {Promise<boolean>} whether it is on the disk, or in memory only */
  async put(key, value) {
    try {
      await this.write(VALUES, store => store.put(value, key));
      this.memory.delete(key);
      return true;
    } catch {
      this.memory.set(key, value);
      return false;
    }
  }

  /** Adds an answer to the log; an existing number is an error. @param {AnswerEvent} event */
  addEvent(event) {
    return this.write(EVENTS, store => store.add(event));
  }

  /** Replaces the log by answers with new numbers. @param {AnswerEvent[]} events */
  replaceEvents(events) {
    return this.write(EVENTS, store => {
      store.clear();
      events.forEach(event => store.add(event));
    });
  }

  /** @returns {Promise<AnswerEvent[]>} by number */
  async events() {
    return !this.database ? [] : done(this.database.transaction(EVENTS).objectStore(EVENTS).getAll());
  }

  /** Removes everything, when an attempt is sealed and its receipt was shown. */
  async clear() {
    this.memory.clear();
    try {
      await this.write(EVENTS, store => store.clear());
      await this.write(VALUES, store => store.clear());
    } catch {
      this.database = null; // else answers of an earlier attempt would come back
    }
  }

  /** @param {string} name @param {(store: IDBObjectStore) => unknown} act @returns {Promise<void>} */
  write(name, act) {
    return new Promise((resolve, reject) => {
      if (!this.database) {
        throw new Error('the browser keeps nothing on this computer');
      }
      const transaction = this.database.transaction(name, 'readwrite', {durability: 'strict'});
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser has aborted a write'));
      act(transaction.objectStore(name));
    });
  }
}

/**
 * Lets one tab of this computer answer. Calls back when this tab is the one, which may be at once or when the other is closed.
 *
 * @param {() => void} isTheOne
 * @param {() => void} isSecond called if another tab has it now
 */
export function oneTab(isTheOne, isSecond) {
  const forever = () => new Promise(() => {});
  navigator.locks.request('sitting', {ifAvailable: true}, lock => {
    if (lock) {
      isTheOne();
      return forever();
    }
    isSecond();
    navigator.locks.request('sitting', () => {
      isTheOne();
      return forever();
    });
    return undefined;
  });
}
