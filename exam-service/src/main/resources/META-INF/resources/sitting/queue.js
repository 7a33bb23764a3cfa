// @ts-check
import {Refused, Unreachable} from '/web/http.js';
import {bytes, clean, withoutGaps} from './answer-events.js';
import {waitAfter} from './api.js';

const MAX_BATCH = 100;
const MAX_BYTES = 60 * 1024; // of the 64 KiB that the service takes, some are for the rest of the body
const MAX_RESPONSE = 16 * 1024;
const DEBOUNCE = 1_000;

/** The states of an answer. */
export const NOT_SENT = 'not-sent';
export const ON_COMPUTER = 'on-computer';
export const AT_OFFICE = 'at-office';

/**
 * @typedef {import('./store.js').AnswerEvent} AnswerEvent
 * @typedef {{acked: number}} Acknowledged
 * @typedef {{acked: number, answers: Record<string, any>}} Known answers of all machines by position, and how far those of this one go
 */

/**
 * The answers of this machine: numbered from 1 without gaps, written to the disk before they count as saved, and sent in their
 * order, one batch at a time, until the service has acknowledged them.
 */
export class AnswerQueue {

  /**
   * @param {object} means
   * @param {{addEvent: (event: AnswerEvent) => Promise<void>, events?: () => Promise<AnswerEvent[]>, replaceEvents?: (events: AnswerEvent[]) => Promise<void>}} means.store
   * @param {(events: AnswerEvent[], unsent: number) => Promise<Acknowledged>} means.send
   * @param {() => Promise<Known>} means.ask what the service has of this machine
   * @param {() => string} means.time when an answer is given, ISO 8601
   * @param {() => void} [means.onChange]
   * @param {(refused: Refused) => void} [means.onRefused] sending has stopped
   * @param {(failed: boolean) => void} [means.onDisk]
   * @param {() => void} [means.onLost] this computer had lost a part of its log
   * @param {() => number} [means.random]
   * @param {number} [means.debounce] milliseconds
   */
  constructor(means) {
    this.means = {onChange() {}, onRefused() {}, onDisk() {}, onLost() {}, random: Math.random, debounce: DEBOUNCE, ...means};
    /** @type {AnswerEvent[]} those that are not acknowledged, by number */
    this.pending = [];
    this.next = 1;
    this.acked = 0;
    this.failures = 0;
    this.maximum = MAX_BATCH;
    this.stopped = false;
    /** Whether the service has refused the answers that are next, so that they stay on this computer. */
    this.isRefused = false;
    /** @type {Map<number, any>} the newest response to each position */
    this.answers = new Map();
    /** @type {Map<number, string>} */
    this.states = new Map();
    /** @type {number | undefined} */
    this.timer = undefined;
    this.writing = Promise.resolve();
    /** @type {Promise<void> | null} */
    this.sending = null;
  }

  /**
   * Takes up what was there before: answers that the service has, then those on this computer that it has not.
   *
   * @param {AnswerEvent[]} events the log of this computer
   * @param {number} acked how far the service has it
   * @param {Record<string, any>} answers those of the service, also from other machines
   */
  restore(events, acked, answers) {
    Object.entries(answers).forEach(([position, response]) => {
      this.answers.set(Number(position), response);
      this.states.set(Number(position), AT_OFFICE);
    });
    this.acked = acked;
    this.pending = withoutGaps(events, acked);
    this.pending.forEach(event => {
      this.answers.set(event.position, event.response);
      this.states.set(event.position, ON_COMPUTER);
    });
    this.next = Math.max(acked, events.at(-1)?.n ?? 0) + 1;
    this.plan(0);
  }

  /**
   * Takes an answer. It shows as saved when it is on the disk.
   *
   * @param {number} position @param {any} given the response; null takes the answer back
   * @returns {Promise<boolean>} false if the response is too long
   */
  async put(position, given) {
    const response = clean(given);
    if (bytes(response) > MAX_RESPONSE) {
      return false;
    }
    const event = {n: this.next++, position, response, at: this.means.time()};
    this.answers.set(position, response);
    this.states.set(position, NOT_SENT);
    this.means.onChange();
    this.writing = this.writing.then(() => this.write(event));
    await this.writing;
    return true;
  }

  /** @param {AnswerEvent} event */
  async write(event) {
    let written = true;
    try {
      await this.means.store.addEvent(event);
    } catch {
      written = false; // The disk may be full: it is sent all the same, and does not show as saved before the service has it.
    }
    this.means.onDisk(!written);
    this.pending.push(event);
    if (written && this.answers.get(event.position) === event.response) {
      this.states.set(event.position, ON_COMPUTER);
    }
    this.means.onChange();
    this.plan(written ? this.means.debounce : 0);
  }

  /** @returns {number} answers that the service has not acknowledged */
  get unsent() {
    return this.next - 1 - this.acked;
  }

  /** The counter of the last answer. */
  get last() {
    return this.next - 1;
  }

  /** @param {number} millis */
  plan(millis) {
    if (this.stopped || this.sending || !this.pending.length) {
      return;
    }
    if (this.timer !== undefined && this.failures) {
      return; // a wait after a failure is not cut short by a new answer
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), millis);
  }

  /** Sends now, whatever wait was planned. @returns {Promise<void>} when the round is over, successful or not */
  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sending ??= this.rounds().finally(() => {
      this.sending = null;
      this.plan(this.failures ? Math.max(this.retryAfter, waitAfter(this.failures, this.means.random)) : 0);
    });
    return this.sending;
  }

  retryAfter = 0;

  async rounds() {
    await this.writing;
    while (this.pending.length && !this.stopped) {
      try {
        const batch = this.batch();
        this.acknowledge(await this.means.send(batch, this.pending.length - batch.length));
        this.failures = 0;
        this.isRefused = false;
        this.retryAfter = 0;
      } catch (e) {
        if (!await this.survive(e)) {
          return;
        }
      }
    }
  }

  /** @returns {AnswerEvent[]} what fits into one call */
  batch() {
    let size = 0;
    let count = 0;
    while (count < this.pending.length && count < this.maximum) {
      size += bytes(this.pending[count]) + 1;
      if (count && size > MAX_BYTES) {
        break;
      }
      count++;
    }
    return this.pending.slice(0, count);
  }

  /** @param {Acknowledged} answer */
  acknowledge(answer) {
    this.acked = Math.max(this.acked, answer.acked);
    this.next = Math.max(this.next, this.acked + 1);
    const sent = this.pending.filter(event => event.n <= this.acked);
    this.pending = this.pending.filter(event => event.n > this.acked);
    const open = new Set(this.pending.map(event => event.position));
    sent.filter(event => !open.has(event.position) && this.answers.get(event.position) === event.response)
        .forEach(event => this.states.set(event.position, AT_OFFICE));
    this.means.onChange();
  }

  /** @param {unknown} e @returns {Promise<boolean>} whether to go on at once */
  async survive(e) {
    this.failures++;
    if (e instanceof Unreachable) {
      this.retryAfter = e.retryAfter;
      return false;
    }
    if (!(e instanceof Refused)) {
      throw e;
    }
    if (e.status === 413 && this.maximum > 1) {
      this.maximum = Math.ceil(this.maximum / 2);
      return true;
    }
    if (e.code === 'answers-missing') {
      return this.askAgain();
    }
    if (e.code === 'answer-number-reused') {
      return this.renumber();
    }
    this.stopped = e.status === 404 || e.status === 409;
    this.isRefused = true;
    this.means.onRefused(e);
    return false;
  }

  /** The service lacks answers before these, as after a restored database: it is asked which. @returns {Promise<boolean>} */
  async askAgain() {
    try {
      const {acked} = await this.means.ask();
      this.acked = Math.min(this.acked, acked);
      const known = await this.means.store.events?.() ?? [];
      const before = known.filter(event => event.n < (this.pending[0]?.n ?? Infinity));
      this.pending = withoutGaps([...before, ...this.pending], acked);
      return this.failures < 3;
    } catch {
      return false;
    }
  }

  /** The service has other answers under the numbers of the next ones: it is asked how far they go. @returns {Promise<boolean>} */
  async renumber() {
    try {
      await this.takeUp(await this.means.ask());
      return this.failures < 3;
    } catch {
      return false;
    }
  }

  /** Whether the service has more answers of this computer than its log, of which the browser has lost the end. @param {Known} known */
  hasLost({acked}) {
    return acked >= this.next;
  }

  /**
   * Goes on from what the service has when a part of the log was lost. What is not acknowledged gets new numbers, so that the answers
   * which the page shows are the newest.
   *
   * @param {Known} known
   */
  async takeUp({acked, answers}) {
    for (let written; written !== this.writing;) {
      written = this.writing;
      await written;
    }
    const open = new Set(this.pending.map(event => event.position));
    Object.entries(answers).filter(([position]) => !open.has(Number(position))).forEach(([position, response]) => {
      this.answers.set(Number(position), response);
      this.states.set(Number(position), AT_OFFICE);
    });
    this.acked = acked;
    this.pending = this.pending.map((event, index) => ({...event, n: acked + 1 + index}));
    this.next = acked + this.pending.length + 1;
    const log = this.pending;
    this.writing = this.writing.then(() => this.means.store.replaceEvents?.(log)).catch(() => this.means.onDisk(true));
    this.means.onLost();
    this.means.onChange();
  }

  /** Ends sending for good. */
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
