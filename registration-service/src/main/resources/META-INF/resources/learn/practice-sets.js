// @ts-check
import {Refused, Unreachable} from '/web/http.js';
import {waiting} from './store.js';

/** @typedef {import('./store.js').LoadedSet} LoadedSet */

/** Sets of practice items that are on this computer. An answer is stored first and then sent, at once or when the network is back. */
export class PracticeSets {

  /** @type {LoadedSet[]} */ all = [];
  isSending = false;

  /** @param {import('./api.js').Api} api @param {import('./store.js').Store} store @param {() => void} redraw */
  constructor(api, store, redraw) {
    this.api = api;
    this.store = store;
    this.redraw = redraw;
    this.owner = '';
  }

  /** Reads the sets of the account, or without an account all that are here. */
  async load() {
    this.owner = await ownerOf(this.api.token);
    this.all = (await this.store.sets()).filter(set => set.sample || !this.owner || set.owner === this.owner);
    this.redraw();
  }

  /** How many answers wait for the network. */
  get waiting() {
    return this.all.reduce((sum, set) => sum + waiting(set).length, 0);
  }

  /** @param {string} id @returns {LoadedSet | undefined} */
  get(id) {
    return this.all.find(set => set.id === id);
  }

  /** Loads a set of the account. @param {{level: number, function?: string, selection: string, count: number}} wish @param {string} key */
  async begin(wish, key) {
    const {id, level, items} = await this.api.post('/v1/practice-sets', wish, key);
    return this.add({id, level, items, sample: false});
  }

  /** Loads today's items, which need no account. @param {number} level */
  async beginSample(level) {
    const {on, items} = await this.api.get(`/v1/practice-samples?level=${level}`);
    const id = `${on}-${level}`;
    return this.get(id) ?? this.add({id, level, items, sample: true});
  }

  /** @param {{id: string, level: number, items: any[], sample: boolean}} loaded */
  async add(loaded) {
    const set = {...loaded, owner: this.owner, loadedAt: new Date().toISOString(), responses: {}, feedback: {}};
    this.all.unshift(set);
    await this.store.put(set);
    return set;
  }

  /**
   * Stores an answer and sends it.
   *
   * @param {LoadedSet} set @param {number} position @param {any} response
   * @throws {Refused} if the service does not take the answer; it can then be changed
   */
  async answer(set, position, response) {
    set.responses[position] = response;
    await this.store.put(set);
    this.redraw();
    if (!set.sample && !this.api.token) {
      return;
    }
    try {
      await this.mark(set, position);
    } catch (e) {
      if (e instanceof Refused && e.status === 401) {
        throw e;
      }
      if (!(e instanceof Unreachable)) {
        delete set.responses[position];
        await this.store.put(set);
        throw e;
      }
    }
  }

  /** Sends all answers that wait. */
  async send() {
    if (this.isSending) {
      return;
    }
    this.isSending = true;
    try {
      for (const set of this.all.filter(one => one.sample || this.api.token)) {
        for (const position of waiting(set)) {
          await this.mark(set, position).catch(e => this.drop(e, set, position));
        }
      }
    } catch {
      // The network is down again: the rest waits.
    }
    this.isSending = false;
    this.redraw();
  }

  /** An answer that the service refuses can't be sent again; its item is open again. @param {unknown} e @param {LoadedSet} set @param {number} position */
  async drop(e, set, position) {
    if (!(e instanceof Refused) || e.status === 401) {
      throw e;
    }
    if (e.status === 404) {
      await this.remove(set);
      return;
    }
    delete set.responses[position];
    await this.store.put(set);
  }

  /** @param {LoadedSet} set */
  async remove(set) {
    this.all = this.all.filter(one => one !== set);
    await this.store.remove(set.id);
  }

  /** @param {LoadedSet} set @param {number} position */
  async mark(set, position) {
    const item = set.items[position - 1];
    const response = set.responses[position];
    set.feedback[position] = set.sample
        ? await this.api.post('/v1/practice-samples/answers', {level: set.level, item: item.id, response})
        : await this.api.post(`/v1/practice-sets/${set.id}/answers`, {position, response});
    await this.store.put(set);
    this.redraw();
  }

  /** Removes everything from this computer. */
  async forget() {
    await this.store.clear();
    await this.load();
  }
}

/** A name for the account of a token that says nothing about it. @param {string | null} token @returns {Promise<string>} empty without a token */
async function ownerOf(token) {
  if (!token) {
    return '';
  }
  let subject = token;
  try {
    subject = JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).sub ?? token;
  } catch {
    // A token that can't be read is an account of its own.
  }
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subject));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
