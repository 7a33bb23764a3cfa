// @ts-check
import {Refused, Unreachable} from '/web/http.js';

/** Calls of exam-service by the machine in the exam room. */

const TIMEOUT = 10_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

/**
 * How long to wait before the next try: 1 to 15 seconds, longer after each failure and different on each machine, so that a room
 * does not call at once when the network is back.
 *
 * @param {number} failures 1 after the first
 * @param {() => number} [random]
 */
export function waitAfter(failures, random = Math.random) {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 10));
  return FIRST_WAIT + random() * (longest - FIRST_WAIT);
}

export class Api {

  /**
   * @param {import('/web/clock.js').ServerClock} clock learns from each answer that has the time
   * @param {(reachable: boolean) => void} onNetwork
   */
  constructor(clock, onNetwork = () => {}) {
    this.clock = clock;
    this.onNetwork = onNetwork;
    /** @type {string | null} */
    this.token = null;
    this.language = 'zh';
  }

  /** @param {string} ticketCode @param {string} roomCode */
  open(ticketCode, roomCode) {
    return this.json('POST', '/v1/attempts', {ticketCode, roomCode});
  }

  /** @param {string} id @returns {Promise<ArrayBuffer>} */
  async paper(id) {
    return (await this.call('GET', `/v1/attempts/${id}/paper`, undefined, 'application/octet-stream', 60_000)).arrayBuffer();
  }

  /** @param {string} id */
  start(id) {
    return this.json('POST', `/v1/attempts/${id}/start`);
  }

  /** @param {string} id @param {object[]} events @param {number} unsent how many are left behind these */
  save(id, events, unsent) {
    return this.json('POST', `/v1/attempts/${id}/answers`, {events, unsent});
  }

  /** @param {string} id @param {number} unsent */
  state(id, unsent) {
    return this.json('GET', `/v1/attempts/${id}/state?unsent=${unsent}`);
  }

  /** @param {string} id @param {number | null} last the counter of the last answer on this machine */
  submit(id, last) {
    return this.json('POST', `/v1/attempts/${id}/submission`, last === null ? {} : {last});
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async json(method, path, body) {
    const sentAt = this.clock.monotonic();
    const response = await this.call(method, path, body, 'application/json', TIMEOUT);
    const receivedAt = this.clock.monotonic();
    const answer = await response.json().catch(() => {
      throw new Unreachable('an answer was cut');
    });
    if (answer.serverTime) {
      this.clock.observe(answer.serverTime, sentAt, receivedAt);
    }
    return answer;
  }

  /**
   * @param {string} method @param {string} path @param {object | undefined} body @param {string} accept @param {number} timeout
   * @returns {Promise<Response>}
   */
  async call(method, path, body, accept, timeout) {
    /** @type {Record<string, string>} */
    const headers = {Accept: accept, 'Accept-Language': this.language};
    if (this.token) {
      headers.Authorization = `Bearer ${this.token}`;
    }
    if (body) {
      headers['Content-Type'] = 'application/json';
    }
    /** @type {Response} */
    let response;
    try {
      response = await fetch(path, {
        method, headers, body: body && JSON.stringify(body), cache: 'no-store', credentials: 'omit', redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
    } catch (e) {
      this.onNetwork(false);
      throw new Unreachable(String(e));
    }
    if (response.status >= 500 || response.status === 408 || response.status === 429) {
      const seconds = Number(response.headers.get('Retry-After'));
      this.onNetwork(response.status === 429);
      throw new Unreachable(String(response.status), Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_WAIT) : 0);
    }
    this.onNetwork(true);
    if (!response.ok) {
      throw new Refused(response.status, await response.json().catch(() => ({})));
    }
    return response;
  }
}
