import { setTimeout as sleep } from "node:timers/promises";

/** How long and how often the client tries. */
export interface Patience {
  /** How long each attempt may take, in milliseconds. */
  timeout: number;
  /** How often a call is sent while a service can't answer it, with the first one. */
  attempts: number;
  /** The longest wait before a retry, in milliseconds; where `Retry-After` asks for more, there is none. */
  longestWait: number;
}

const TRANSIENT = new Set([429, 503]);
const IN_FLIGHT = "urn:skillcert:problem:request-in-flight";
const FIRST_WAIT = 200;
const MOST_BACK_OFF = 10_000;

/** Sends a request, again and again if it may be repeated, and returns the last answer. */
export async function repeated(request: Request, repeatable: boolean, patience: Patience): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const isLast = !repeatable || attempt >= patience.attempts;
    try {
      const response = await fetch(isLast ? request : request.clone(), {
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(patience.timeout)]),
      });
      const wait = retryAfter(response) ?? backOff(attempt);
      if (isLast || wait > patience.longestWait || !(await isTransient(response))) {
        return response;
      }
      await response.body?.cancel();
      await spread(wait);
    } catch (error) {
      if (isLast || request.signal.aborted) {
        throw error;
      }
      await spread(backOff(attempt));
    }
  }
}

/** Tells whether the service could not answer now, or still runs the first attempt of the call. */
async function isTransient(response: Response): Promise<boolean> {
  return TRANSIENT.has(response.status) || (response.status === 409 && (await response.clone().text()).includes(IN_FLIGHT));
}

/** Waits, and up to half as long again, so that callers spread. */
async function spread(wait: number): Promise<void> {
  await sleep(wait + (Math.random() * wait) / 2);
}

function backOff(attempt: number): number {
  return Math.min(FIRST_WAIT * 2 ** (attempt - 1), MOST_BACK_OFF);
}

/** Reads `Retry-After`: seconds, or a date. */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get("Retry-After") ?? "";
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : Math.max(0, until - Date.now());
}
