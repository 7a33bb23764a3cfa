import { repeated, type Patience } from "./retries.js";

/** Where the client has its access tokens from. */
export interface TokenSource {
  /** Returns a token that is valid now. It is called for each call. */
  token(): Promise<string>;
  /** Hears that a service has refused a token with 401. */
  discard?(token: string): void;
}

/** A client of the OpenID provider. */
export interface ClientCredentials {
  tokenEndpoint: string;
  clientId: string;
  clientSecret: string;
}

/** The OpenID provider gave no token. */
export class TokenError extends Error {
  override readonly name = "TokenError";
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The error code of RFC 6749, such as `invalid_client`; empty if there was none. */
  readonly error: string;

  constructor(tokenEndpoint: string, status: number, error: string) {
    super(`No token from ${tokenEndpoint}: ${status} ${error}`.trim());
    this.status = status;
    this.error = error;
  }
}

const SECONDS = 1000;
const LIFE_BY_DEFAULT = 300;
/** Renewed this many seconds before the end, or at four fifths of a shorter life. */
const RENEWED_BEFORE = 60;

/** Gets tokens by the client credentials grant (RFC 6749, 4.4) and renews each before it expires. Callers share one request. */
export function clientCredentials(
  { tokenEndpoint, clientId, clientSecret }: ClientCredentials,
  patience: Patience,
  now: () => number = Date.now,
): TokenSource {
  let current: Promise<{ value: string; renewedAt: number }> | undefined;

  async function fetchToken(): Promise<{ value: string; renewedAt: number }> {
    const asked = now();
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    });
    const response = await repeated(new Request(tokenEndpoint, { method: "POST", body, redirect: "error" }), true, patience);
    const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    const value = answer["access_token"];
    if (response.status !== 200 || typeof value !== "string") {
      const error = typeof answer["error"] === "string" ? answer["error"] : "";
      throw new TokenError(tokenEndpoint, response.status, response.ok ? "no access_token in the answer" : error);
    }
    const life = typeof answer["expires_in"] === "number" ? answer["expires_in"] : LIFE_BY_DEFAULT;
    return { value, renewedAt: asked + (life - Math.min(RENEWED_BEFORE, life / 5)) * SECONDS };
  }

  async function valid(): Promise<{ value: string; renewedAt: number }> {
    const asked = (current ??= fetchToken());
    try {
      const token = await asked;
      if (now() < token.renewedAt) {
        return token;
      }
    } catch (error) {
      forget(asked);
      throw error;
    }
    forget(asked);
    return valid();
  }

  function forget(token: typeof current): void {
    if (current === token) {
      current = undefined;
    }
  }

  return {
    token: async () => (await valid()).value,
    discard(refused) {
      const asked = current;
      asked?.then(
        (token) => token.value === refused && forget(asked),
        () => undefined,
      );
    },
  };
}
