// @ts-check
import {Refused, Unreachable} from '../sitting/api.js';

/** Calls of exam-service about one room, with the token of the invigilator, which is kept in memory only. */
export class RoomApi {

  /** @param {string} session @param {string} token @param {string} language */
  constructor(session, token, language) {
    this.session = session;
    this.token = token;
    this.language = language;
  }

  view() {
    return this.call('GET', 'room-view');
  }

  /**
   * @param {string} method @param {string} path below the session @param {object} [body]
   * @param {string} [key] the same when a call is tried again, so that it takes effect once
   * @returns {Promise<any>}
   */
  async call(method, path, body, key) {
    /** @type {Record<string, string>} */
    const headers = {Accept: 'application/json', 'Accept-Language': this.language, Authorization: `Bearer ${this.token}`};
    if (body) {
      headers['Content-Type'] = 'application/json';
    }
    if (key) {
      headers['Idempotency-Key'] = key;
    }
    let response;
    try {
      response = await fetch(`/v1/exam-sessions/${encodeURIComponent(this.session)}/${path}`, {
        method, headers, body: body && JSON.stringify(body), cache: 'no-store', credentials: 'omit', redirect: 'error',
        signal: AbortSignal.timeout(15_000),
      });
    } catch (e) {
      throw new Unreachable(String(e));
    }
    if (response.status >= 500 || response.status === 429) {
      throw new Unreachable(String(response.status));
    }
    if (!response.ok) {
      throw new Refused(response.status, await response.json().catch(() => ({})));
    }
    return response.json();
  }
}
