// @ts-check
import {callJson, readFile, Unreachable} from '/web/http.js';
import {language} from '/web/texts.js';

/** Calls of registration-service. The access token is kept in the memory of the page only. */
export class Api {

  /** @param {(reachable: boolean) => void} onNetwork */
  constructor(onNetwork) {
    this.onNetwork = onNetwork;
    /** @type {string | null} */
    this.token = null;
    /** Renews the token, if the reader has signed in at the identity provider. @type {import('/web/sign-in/sign-in.js').SignIn | null} */
    this.provider = null;
  }

  /** @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.call('GET', path);
  }

  /** @param {string} path @param {object} [body] @param {string} [key] @returns {Promise<any>} */
  post(path, body, key) {
    return this.call('POST', path, body, key);
  }

  /**
   * @param {string} method @param {string} path @param {object} [body] @param {string} [key] of idempotency
   * @param {number} [timeout] in milliseconds
   * @returns {Promise<any>}
   */
  call(method, path, body, key, timeout) {
    return this.authorized(() => callJson(method, path, {token: this.token, language, body, key, timeout}));
  }

  /** @param {string} path @param {string} type a media type @returns {Promise<Blob>} */
  file(path, type) {
    return this.authorized(() => readFile(path, {token: this.token, language, type}));
  }

  /** @template T @param {() => Promise<T>} act a call by the newest token @returns {Promise<T>} */
  async authorized(act) {
    try {
      if (this.token && this.provider) {
        this.token = await this.provider.accessToken();
      }
      const answer = await act();
      this.onNetwork(true);
      return answer;
    } catch (e) {
      this.onNetwork(!(e instanceof Unreachable));
      throw e;
    }
  }
}
