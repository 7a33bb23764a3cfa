// @ts-check
/** The service was not reached, or could not answer. Trying again later may help. */
export class Unreachable extends Error {
  /** @param {string} why @param {number} [retryAfter] milliseconds the server asks for */
  constructor(why, retryAfter = 0) {
    super(why);
    this.retryAfter = retryAfter;
  }
}

/** @typedef {{field: string, message: string}} Violation what is wrong with a field of a request */

/** The service refused a call. Trying the same again does not help. The message is for a reader: what is wrong with the fields, if fields are. */
export class Refused extends Error {
  /** @param {number} status @param {{type?: string, detail?: string, violations?: Violation[]}} problem an RFC 9457 problem */
  constructor(status, problem) {
    const violations = problem.violations ?? [];
    super(violations.map(violation => violation.message).join('; ') || (problem.detail ?? String(status)));
    this.status = status;
    this.code = (problem.type ?? '').replace('urn:skillcert:problem:', '');
    this.violations = violations;
  }
}

const TIMEOUT = 15_000;

/**
 * Reads a file.
 *
 * @param {string} path
 * @param {{token: string | null, language: string, type: string, timeout?: number}} options
 * @returns {Promise<Blob>}
 * @throws {Unreachable} @throws {Refused}
 */
export async function readFile(path, {token, language, type, timeout}) {
  const response = await call('GET', path, {token, language, accept: type, timeout});
  return response.blob();
}

/**
 * Calls a service with JSON and takes JSON as the answer.
 *
 * @param {string} method @param {string} path
 * @param {{token?: string | null, language: string, body?: object, key?: string, timeout?: number}} options the key is the same when a
 *     call is tried again, so that it takes effect once; the timeout is in milliseconds
 * @returns {Promise<any>} null if the answer has no content
 * @throws {Unreachable} @throws {Refused}
 */
export async function callJson(method, path, options) {
  const response = await call(method, path, {...options, accept: 'application/json'});
  return response.status === 204 ? null : response.json().catch(() => {
    throw new Unreachable('an answer was cut');
  });
}

/**
 * @param {string} method @param {string} path
 * @param {{token?: string | null, language: string, accept: string, body?: object, key?: string, timeout?: number}} options
 * @returns {Promise<Response>} a success
 */
async function call(method, path, {token, language, accept, body, key, timeout = TIMEOUT}) {
  /** @type {Record<string, string>} */
  const headers = {Accept: accept, 'Accept-Language': language};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  let response;
  try {
    response = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), cache: 'no-store', credentials: 'omit', redirect: 'error',
      signal: AbortSignal.timeout(timeout),
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
  return response;
}
