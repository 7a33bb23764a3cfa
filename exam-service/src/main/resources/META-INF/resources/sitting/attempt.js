// @ts-check
import {Refused, Unreachable} from '/web/http.js';
import {withoutGaps} from './answer-events.js';
import {waitAfter} from './api.js';
import {AnswerQueue} from './queue.js';
import {arrange} from './order.js';
import {decryptPaper} from './paper.js';
import {patiently, pause} from './patience.js';
import {reason} from './refusals.js';

const HEARTBEAT = 15_000;

/**
 * The attempt of one candidate on this machine, from the ticket to the receipt. Everything it needs to go on after a reload is in
 * the store; nothing the page does ends an attempt but the candidate's own handing in.
 */
export class Attempt {
  /** @type {'ticket' | 'waiting' | 'ready' | 'running' | 'released' | 'cancelled' | 'stopped' | 'receipt'} */
  phase = 'ticket';
  /** @type {any} */ opened = null;
  /** @type {any} */ started = null;
  /** @type {import('./paper.js').Item[]} */ items = [];
  /** @type {import('./paper.js').Section[]} */ sections = [];
  /** @type {AnswerQueue | null} */ queue = null;
  /** @type {any} */ receipt = null;
  /** @type {string | null} */ deadline = null;
  /** @type {{id: string, text: string, at: string}[]} */ notices = [];
  device = 0;
  isSecond = false;
  handingIn = false;
  diskFailed = false;
  /** Whether answers here were lost and taken up again from the exam office, which the candidate has not confirmed yet. */
  hasLost = false;
  /** @type {string} */ problem = '';
  lastContact = 0;

  /**
   * @param {import('./store.js').Store} store @param {import('./api.js').Api} api @param {import('/web/clock.js').ServerClock} clock
   * @param {() => void} redraw
   */
  constructor(store, api, clock, redraw) {
    this.store = store;
    this.api = api;
    this.clock = clock;
    this.redraw = redraw;
  }

  /** Goes on from the store. @param {boolean} isSecond whether another tab has the attempt: then this one only shows it */
  async resume(isSecond) {
    this.isSecond = isSecond;
    const value = (/** @type {string} */ key) => this.store.get(key);
    this.opened = await value('attempt');
    this.receipt = await value('receipt');
    const time = await value('time');
    if (time) {
      this.clock.resume(time);
    }
    if (this.receipt) {
      this.phase = 'receipt';
    } else if (this.opened) {
      this.api.token = this.opened.token;
      this.started = await value('start');
      if (this.started) {
        await this.run(await value('state') ?? {acked: 0, answers: {}, device: 0, deadline: this.started.deadline, notices: []});
        this.handingIn = !isSecond && Boolean(await value('handing-in'));
      } else {
        this.phase = 'waiting';
      }
      if (!isSecond) {
        this.goOn();
      }
    }
    this.redraw();
  }

  /** Signs in. @param {string} ticketCode @param {string} roomCode @throws {Refused | Unreachable} */
  async open(ticketCode, roomCode) {
    const opened = await this.api.open(ticketCode, roomCode);
    await this.store.clear();
    this.diskFailed = !await this.store.put('attempt', opened);
    this.opened = opened;
    this.api.token = opened.token;
    this.phase = 'waiting';
    this.goOn();
    this.redraw();
  }

  /** Does what is next without the candidate: fetches the paper, goes on with a started attempt, keeps contact. */
  goOn() {
    this.lastContact = this.clock.monotonic();
    if (this.phase === 'waiting') {
      this.prepare().catch(e => this.refused(e));
    } else if (this.handingIn) {
      this.handIn();
    } else if (this.phase === 'running') {
      this.refresh();
    }
  }

  async prepare() {
    if (this.opened.state === 'SEALED') {
      return this.fetchReceipt();
    }
    if (await this.store.get('paper') === undefined) {
      const paper = await patiently(() => this.api.paper(this.opened.attempt), ['paper-not-yet']);
      await this.store.put('paper', paper);
    }
    if (this.opened.state === 'STARTED') {
      return this.start();
    }
    this.phase = 'ready';
    this.redraw();
  }

  /** Starts the time, or goes on with an attempt that was started elsewhere. @throws {Refused} such as before the session begins */
  async start() {
    const started = await this.api.start(this.opened.attempt);
    const state = await patiently(() => this.api.state(this.opened.attempt, 0));
    await this.store.put('state', state);
    await this.store.put('start', started);
    this.started = started;
    await this.run(state);
    this.redraw();
  }

  /** @param {any} state */
  async run(state) {
    const paper = await decryptPaper(await this.store.get('paper'), this.started.contentKey);
    this.items = arrange(paper.items, this.started.order);
    this.sections = paper.sections ?? [];
    this.queue?.stop();
    this.queue = new AnswerQueue({
      store: this.store,
      send: (events, unsent) => this.api.save(this.opened.attempt, events, unsent).then(saved => this.learn(saved)),
      ask: () => this.api.state(this.opened.attempt, 0),
      time: () => new Date(this.clock.now() ?? Date.parse(this.started.startedAt)).toISOString(),
      onChange: () => this.redraw(),
      onRefused: e => this.refused(e),
      onDisk: failed => {
        this.diskFailed = failed;
      },
      onLost: () => {
        this.hasLost = true;
      },
    });
    this.queue.stopped = this.isSecond;
    this.queue.restore(await this.store.events(), state.acked, state.answers);
    this.device = state.device;
    this.deadline = state.deadline ?? this.started.deadline;
    this.notices = state.notices;
    this.phase = 'running';
  }

  /** @template {any} T @param {T} answer of the service @returns {T} */
  learn(answer) {
    const {deadline, notices} = /** @type {any} */ (answer);
    this.lastContact = this.clock.monotonic();
    this.deadline = deadline ?? this.deadline;
    this.notices = notices ?? this.notices;
    this.redraw();
    return answer;
  }

  /** Milliseconds that are left, null if unknown. */
  get remaining() {
    return this.clock.remaining(this.deadline);
  }

  /** Whether the time is over as far as this machine knows; a time grant that arrives opens the entry again. */
  get isOver() {
    return this.phase === 'running' && this.remaining === 0;
  }

  get readOnly() {
    return this.isSecond || this.isOver || this.handingIn || this.phase !== 'running';
  }

  /** Called each second: keeps contact when no answer was sent for a while, more often when the time is over. */
  tick() {
    if (this.isSecond || !this.opened || !['ready', 'running'].includes(this.phase)) {
      return;
    }
    const every = this.isOver ? HEARTBEAT / 3 : HEARTBEAT;
    if (this.clock.monotonic() - this.lastContact >= every) {
      this.lastContact = this.clock.monotonic() + Math.random() * 1000;
      this.refresh();
    }
    if (this.isOver && this.queue?.unsent) {
      this.queue.flush();
    }
    if (this.clock.exact && Math.random() < 0.2) {
      this.store.put('time', this.clock.now());
    }
  }

  /** Asks for deadline, notices and state. */
  async refresh() {
    try {
      const state = this.learn(await this.api.state(this.opened.attempt, this.queue?.unsent ?? 0));
      this.device = state.device;
      if (state.state === 'SEALED') {
        await this.fetchReceipt();
      } else if (this.phase === 'ready' && state.state === 'STARTED') {
        await this.start();
      } else if (this.phase === 'running') {
        await this.store.put('state', state);
        if (this.queue?.hasLost(state)) {
          await this.queue.takeUp(state);
        }
        this.queue?.flush();
      }
    } catch (e) {
      this.refused(e);
    }
  }

  /** Hands in: first all answers, then the attempt; waits for the network as long as it takes. */
  async handIn() {
    this.handingIn = true;
    await this.store.put('handing-in', true);
    this.redraw();
    let failures = 0;
    while (this.handingIn && this.phase === 'running') {
      await this.queue?.flush();
      if (this.queue?.unsent === 0) {
        try {
          return await this.keepReceipt(await this.api.submit(this.opened.attempt, this.queue.last));
        } catch (e) {
          if (e instanceof Refused && e.code === 'answers-missing') {
            await this.queue.askAgain();
          } else if (!(e instanceof Unreachable)) {
            this.refused(e);
            break;
          }
        }
      }
      await pause(waitAfter(++failures));
    }
  }

  async cancelHandIn() {
    this.handingIn = false;
    await this.store.put('handing-in', false);
    this.redraw();
  }

  /** The attempt is sealed: asks for its receipt. */
  async fetchReceipt() {
    await this.keepReceipt(await patiently(() => this.api.submit(this.opened.attempt, null)));
  }

  /** @param {any} receipt */
  async keepReceipt(receipt) {
    this.queue?.stop();
    this.receipt = {...receipt, unsent: this.queue?.unsent ?? 0};
    this.phase = 'receipt';
    await this.store.put('receipt', this.receipt);
    this.redraw();
  }

  /** What a rescue file needs: the answers from the first that this computer has, or those that no disk has. */
  async log() {
    const {pending = [], acked = 0} = this.queue ?? {};
    const events = await this.store.events();
    return this.diskFailed ? pending : withoutGaps(events, Math.min(acked, (events[0]?.n ?? 1) - 1));
  }

  /** Clears this machine for the next candidate. */
  async finish() {
    await this.store.clear();
    this.queue = this.opened = this.started = this.receipt = this.deadline = this.api.token = null;
    this.items = [];
    this.notices = [];
    this.handingIn = this.hasLost = false;
    this.phase = 'ticket';
    this.redraw();
  }

  /** @param {unknown} e of a call */
  refused(e) {
    if (e instanceof Refused) {
      if (e.code === 'attempt-sealed') {
        this.fetchReceipt().catch(() => {});
        return;
      }
      this.problem = reason(e);
      if (e.code === 'device-released') {
        this.phase = 'released';
      } else if (e.code === 'session-cancelled') {
        this.phase = 'cancelled';
      } else if (e.status === 404) {
        this.phase = 'stopped';
      }
      this.redraw();
    } else if (!(e instanceof Unreachable)) {
      console.error(e);
    }
  }
}
