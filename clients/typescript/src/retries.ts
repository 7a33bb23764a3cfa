import { setTimeout as sleep } from "node:timers/promises";

/** How long and how often the client tries. */
export interface Patience {
  /** How long each attempt may take, in milliseconds. */
  timeout: number;
  /** How often a call is sent until it is answered by something else than 429 or 503, with the first one. */
  attempts: number;
  /** The longest wait before a retry, in milliseconds; where `Retry-After` asks for more, there is none. */
  longestWait: number;
}

const TRANSIENT = new Set([429, 503]);
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
      if (isLast || !TRANSIENT.has(response.status) || wait > patience.longestWait) {
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
