// @ts-check
import {callJson} from '/web/http.js';

/** Calls of exam-service about one room, with the token of the invigilator, which is kept in memory only. */
export class RoomApi {

  /** @param {string} session @param {() => Promise<string | null>} token returns the access token @param {string} language */
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
    const {language} = this;
    const token = await this.token();
    return callJson(method, `/v1/exam-sessions/${encodeURIComponent(this.session)}/${path}`, {token, language, body, key});
  }
}
