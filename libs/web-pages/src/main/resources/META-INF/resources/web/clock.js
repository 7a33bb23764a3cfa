// @ts-check
/**
 * The time of the server. It is known from answers of the server and counted on by a monotonic clock; the clock of the computer
 * is never read, so that setting it changes nothing.
 */
export class ServerClock {

  /** @param {() => number} [monotonic] milliseconds of a clock that only runs forward */
  constructor(monotonic = () => performance.now()) {
    this.monotonic = monotonic;
    /** @type {number | null} server time minus monotonic time */
    this.offset = null;
    this.roundTrip = Infinity;
    this.observedAt = -Infinity;
    /** Whether the time comes from an answer of the server in this document. */
    this.exact = false;
  }

  /**
   * Learns from an answer. Half of the round trip is taken as its way back; a slow answer does not replace a quick one of the
   * last minute, unless the two contradict each other.
   *
   * @param {string} serverTime ISO 8601
   * @param {number} sentAt monotonic
   * @param {number} receivedAt monotonic
   */
  observe(serverTime, sentAt, receivedAt) {
    const time = Date.parse(serverTime);
    if (Number.isNaN(time)) {
      return;
    }
    const roundTrip = receivedAt - sentAt;
    const offset = time + roundTrip / 2 - receivedAt;
    const contradicts = this.offset !== null && Math.abs(offset - this.offset) > (roundTrip + this.roundTrip) / 2 + 1000;
    if (!this.exact || contradicts || roundTrip <= this.roundTrip || receivedAt - this.observedAt > 60_000) {
      this.offset = offset;
      this.roundTrip = roundTrip;
      this.observedAt = receivedAt;
    }
    this.exact = true;
  }

  /**
   * Goes on from the last known time of the server after a reload without network. The true time is this or later.
   *
   * @param {number} serverMillis
   */
  resume(serverMillis) {
    if (!this.exact) {
      this.offset = serverMillis - this.monotonic();
    }
  }

  /** @returns {number | null} milliseconds since 1970, null as long as nothing is known */
  now() {
    return this.offset === null ? null : this.offset + this.monotonic();
  }

  /**
   * @param {string | null} deadline ISO 8601
   * @returns {number | null} milliseconds, not below 0; null if the deadline or the time is unknown
   */
  remaining(deadline) {
    const now = this.now();
    return deadline === null || now === null ? null : Math.max(0, Date.parse(deadline) - now);
  }
}

/** The minutes before the end that are announced. */
const ANNOUNCED = [30, 10, 5, 1];

/**
 * Which announcement is due: the smallest announced number of minutes that was passed between two looks at the clock.
 *
 * @param {number | null} before remaining milliseconds at the last look
 * @param {number} now remaining milliseconds
 * @returns {number | null} minutes
 */
export function announcement(before, now) {
  if (before === null || now <= 0) {
    return null;
  }
  const passed = ANNOUNCED.filter(minutes => before > minutes * 60_000 && now <= minutes * 60_000);
  return passed.length ? Math.min(...passed) : null;
}

/**
 * @param {number} millis
 * @returns {string} such as 1:05:09 or 05:09; a begun second counts
 */
export function duration(millis) {
  const seconds = Math.ceil(millis / 1000);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
