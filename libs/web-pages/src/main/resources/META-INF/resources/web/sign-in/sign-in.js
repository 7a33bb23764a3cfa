// @ts-check
import {Unreachable} from '../http.js';
import {language} from '../texts.js';
import * as oauth from './oauth4webapi.js';

const SETTINGS = '/web/sign-in.json';
/** Only until the reader comes back: what proves that the answer belongs to the question. */
const PENDING = 'pending-sign-in';
const TIMEOUT = 15_000;
/** An access token that expires in less than this is renewed first, in milliseconds. */
const LEEWAY = 30_000;
/** Nobody listens between the browser and these, so they may be reached without TLS. */
const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** The identity provider refused, or its answer can't be trusted. */
export class SignInFailed extends Error {}

/**
 * Signs a person in at the identity provider of the operator, by the authorization code flow of OpenID Connect with PKCE. All tokens are
 * kept in the memory of the page only. After a reload the reader signs in again, without a password as long as the provider has a session.
 */
export class SignIn {

  /** @param {{issuer: string, clientId: string}} settings */
  constructor({issuer, clientId}) {
    this.issuer = new URL(issuer);
    /** @type {oauth.Client} */
    this.client = {client_id: clientId};
    /** @type {oauth.TokenEndpointResponse | null} */
    this.tokens = null;
    this.expiresAt = Infinity;
    /** @type {Promise<void> | null} */
    this.renewal = null;
  }

  /**
   * Reads how people sign in here.
   *
   * @returns {Promise<SignIn | null>} null if the operator names no client for pages: the reader then enters an access token
   * @throws {Unreachable}
   */
  static async load() {
    const response = await reached(fetch(SETTINGS, {signal: AbortSignal.timeout(TIMEOUT)}));
    if (response.status === 404) {
      return null;
    }
    if (!response.ok) {
      throw new Unreachable(String(response.status));
    }
    return new SignIn(await reached(response.json()));
  }

  /** Whether the identity provider has just sent the reader back to this page. */
  static get isReturning() {
    const answer = new URLSearchParams(location.search);
    return answer.has('state') && sessionStorage.getItem(PENDING) !== null;
  }

  /**
   * Leads to the identity provider; the page ends.
   *
   * @param {string} back what {@link finish} returns afterwards
   * @throws {Unreachable} @throws {SignInFailed}
   */
  async begin(back) {
    const {authorization_endpoint} = await this.server();
    const pending = {back, state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), verifier: oauth.generateRandomCodeVerifier()};
    const address = new URL(authorization_endpoint ?? '');
    const parameters = {
      response_type: 'code', client_id: this.client.client_id, redirect_uri: pageAddress(), scope: 'openid', state: pending.state,
      nonce: pending.nonce, code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier), code_challenge_method: 'S256', ui_locales: language === 'en' ? 'en' : 'zh-CN',
    };
    Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value));
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    location.assign(address);
  }

  /**
   * Exchanges the code in the address of the page for tokens, and removes it from the address.
   *
   * @returns {Promise<string>} what was given to {@link begin}
   * @throws {Unreachable} @throws {SignInFailed}
   */
  async finish() {
    const answer = new URL(location.href);
    const {back, state, nonce, verifier} = JSON.parse(sessionStorage.getItem(PENDING) ?? '{}');
    sessionStorage.removeItem(PENDING);
    history.replaceState(null, '', pageAddress());
    const server = await this.server();
    await trusted(async () => {
      const parameters = oauth.validateAuthResponse(server, this.client, answer, state);
      const response = await oauth.authorizationCodeGrantRequest(server, this.client, oauth.None(), parameters, pageAddress(), verifier, this.options());
      this.keep(await oauth.processAuthorizationCodeResponse(server, this.client, response, {expectedNonce: nonce, requireIdToken: true}));
    });
    return back;
  }

  /** An access token that is valid for a while; null if the reader has to sign in again. @returns {Promise<string | null>} @throws {Unreachable} */
  async accessToken() {
    if (this.tokens && Date.now() > this.expiresAt - LEEWAY) {
      this.renewal ??= this.renew().finally(() => {
        this.renewal = null;
      });
      await this.renewal;
    }
    return this.tokens?.access_token ?? null;
  }

  async renew() {
    const refresh = this.tokens?.refresh_token;
    try {
      if (!refresh) {
        throw new SignInFailed('there is no refresh token');
      }
      const server = await this.server();
      await trusted(async () => {
        const response = await oauth.refreshTokenGrantRequest(server, this.client, oauth.None(), refresh, this.options());
        this.keep(await oauth.processRefreshTokenResponse(server, this.client, response));
      });
    } catch (e) {
      if (!(e instanceof SignInFailed)) {
        throw e;
      }
      this.tokens = null;
    }
  }

  /** Ends the session at the identity provider too, which leads back to the page. @throws {Unreachable} @throws {SignInFailed} */
  async end() {
    const idToken = this.tokens?.id_token;
    this.tokens = null;
    const {end_session_endpoint} = await this.server();
    if (end_session_endpoint && idToken) {
      const address = new URL(end_session_endpoint);
      address.searchParams.set('id_token_hint', idToken);
      address.searchParams.set('post_logout_redirect_uri', pageAddress());
      location.assign(address);
    }
  }

  /** @param {oauth.TokenEndpointResponse} tokens */
  keep(tokens) {
    this.tokens = {...this.tokens, ...tokens};
    this.expiresAt = tokens.expires_in === undefined ? Infinity : Date.now() + tokens.expires_in * 1000;
  }

  /** The addresses of the identity provider. @returns {Promise<oauth.AuthorizationServer>} */
  server() {
    return trusted(async () => oauth.processDiscoveryResponse(this.issuer, await oauth.discoveryRequest(this.issuer, this.options())));
  }

  options() {
    return {[oauth.allowInsecureRequests]: LOCAL.includes(this.issuer.hostname), signal: AbortSignal.timeout(TIMEOUT)};
  }
}

/** The address of the page without the rest, as the identity provider knows it. */
function pageAddress() {
  return new URL('./', location.origin + location.pathname).href;
}

/** @template T @param {Promise<T>} answer @returns {Promise<T>} @throws {Unreachable} */
function reached(answer) {
  return answer.catch(e => {
    throw new Unreachable(String(e));
  });
}

/** @template T @param {() => Promise<T>} exchange @returns {Promise<T>} @throws {Unreachable} @throws {SignInFailed} */
async function trusted(exchange) {
  try {
    return await exchange();
  } catch (e) {
    const isNetwork = e instanceof DOMException || e instanceof TypeError && !('code' in e);
    const isDown = e instanceof Error && e.cause instanceof Response && e.cause.status >= 500;
    throw isNetwork || isDown ? new Unreachable(String(e)) : new SignInFailed(String(e), {cause: e});
  }
}
