// @ts-check
import {Api} from './api.js';
import {Attempt} from './attempt.js';
import {announcement, ServerClock} from '/web/clock.js';
import {Refused} from '/web/http.js';
import {KINDS} from '/web/kinds/index.js';
import {render} from '/web/lit.js';
import {reason} from './refusals.js';
import {rescueFile, save} from './rescue.js';
import {oneTab, Store} from './store.js';
import {language} from '/web/texts.js';
import {t} from './texts.js';
import {pageView} from './views.js';

const BAD_REQUEST = 400;
const FONT = {smallest: 16, largest: 32, usual: 18};

/** The candidate's page: what is shown, and what the candidate's hands do. */
export class Sitting {

  current = 0;
  /** @type {Set<number>} */ flags = new Set();
  font = FONT.usual;
  keys = true;
  online = true;
  busy = false;
  error = '';
  /** @type {number | null} */ tooLong = null;
  /** @type {number | null} */ lastRemaining = null;
  /** @type {Map<number, Record<string, any>>} */ locals = new Map();
  /** What is typed and no answer yet, with what makes it one. @type {Map<number, () => void>} */ drafts = new Map();
  isPlanned = false;

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    const clock = new ServerClock();
    this.api = new Api(clock, reachable => this.network(reachable));
    this.api.language = language;
    this.attempt = new Attempt(store, this.api, clock, () => this.redraw());
  }

  async begin() {
    const page = await this.store.get('page');
    if (page) {
      this.current = page.current;
      this.flags = new Set(page.flags);
      this.keys = page.keys;
      this.font = page.font;
    }
    this.setFont(0);
    oneTab(() => this.attempt.resume(false), () => this.attempt.resume(true));
    setInterval(() => this.tick(), 1000);
    document.addEventListener('keydown', event => this.onKey(event));
    addEventListener('pagehide', () => this.commitDrafts());
    document.addEventListener('visibilitychange', () => this.commitDrafts());
    ['copy', 'cut', 'contextmenu', 'dragstart'].forEach(name => document.addEventListener(name, event => event.preventDefault()));
    this.redraw();
  }

  redraw() {
    if (!this.isPlanned) {
      this.isPlanned = true;
      queueMicrotask(() => {
        this.isPlanned = false;
        render(pageView(this), /** @type {HTMLElement} */ (document.getElementById('page')));
      });
    }
  }

  tick() {
    this.attempt.tick();
    const remaining = this.attempt.phase === 'running' ? this.attempt.remaining : null;
    if (remaining !== null) {
      const minutes = announcement(this.lastRemaining, remaining);
      if (minutes) {
        this.say(minutes === 1 ? t('time.minute') : t('time.minutes', minutes));
      }
      if (remaining === 0 && this.lastRemaining) {
        this.commitDrafts();
        this.say(t('ended.heading'));
        this.attempt.refresh();
      }
    }
    this.lastRemaining = remaining;
    this.redraw();
  }

  /** Tells a screen reader, politely. @param {string} text */
  say(text) {
    /** @type {HTMLElement} */ (document.getElementById('live')).textContent = text;
  }

  /** What a candidate reads while the network is down: answers are safe only where they could be saved. */
  get offlineText() {
    return t(this.attempt.diskFailed ? 'network.off-unsaved' : 'network.off');
  }

  /** @param {boolean} reachable */
  network(reachable) {
    if (reachable !== this.online) {
      this.online = reachable;
      this.say(reachable ? t('network.back') : this.offlineText);
      this.redraw();
    }
  }

  /** @param {() => Promise<void>} act a call whose refusal is shown */
  async perform(act) {
    this.busy = true;
    this.error = '';
    this.redraw();
    try {
      await act();
    } catch (e) {
      if (e instanceof Refused && e.code === 'session-cancelled') {
        this.attempt.refused(e);
      }
      this.error = !(e instanceof Refused) ? t('failed') : e.status === BAD_REQUEST ? t('ticket.invalid') : reason(e) || t('refusal');
    }
    this.busy = false;
    this.redraw();
  }

  /** @param {SubmitEvent} event */
  enter(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    return this.perform(async () => {
      await this.attempt.open(String(form.get('ticket')).trim(), String(form.get('room')).trim());
      this.current = 0;
      this.flags.clear();
      this.locals.clear();
      this.drafts.clear();
      this.remember();
    });
  }

  start() {
    return this.perform(() => this.attempt.start());
  }

  /** What a renderer works with. @param {import('./paper.js').Item} item @returns {import('/web/kinds/kind.js').Context} */
  context(item) {
    const local = this.locals.get(item.position) ?? {};
    this.locals.set(item.position, local);
    return {
      item, local,
      response: this.attempt.queue?.answers.get(item.position) ?? null,
      readOnly: this.attempt.readOnly,
      respond: response => this.respond(item, response),
      draft: commit => this.draft(item, commit),
      redraw: () => this.redraw(),
    };
  }

  /** @param {import('./paper.js').Item} item @param {(() => void) | null} commit */
  draft({position}, commit) {
    if (commit) {
      this.drafts.set(position, commit);
    } else {
      this.drafts.delete(position);
    }
    this.redraw();
  }

  /** Makes answers of all drafts: before the page goes, another item is shown, or the time is over. */
  commitDrafts() {
    this.drafts.forEach(commit => commit());
  }

  /** What was typed before the end is an answer after it too. @param {import('./paper.js').Item} item @param {any} response */
  async respond(item, response) {
    if (this.attempt.readOnly && !this.drafts.has(item.position)) {
      this.redraw();
      return;
    }
    const fits = await this.attempt.queue?.put(item.position, response);
    this.tooLong = fits === false ? item.position : null;
    this.redraw();
  }

  /** @param {import('./paper.js').Item} item */
  clearAnswer(item) {
    this.commitDrafts();
    this.locals.delete(item.position);
    return this.respond(item, null);
  }

  /** @param {number} index */
  go(index) {
    if (index < 0 || index >= this.attempt.items.length) {
      return;
    }
    this.commitDrafts();
    this.current = index;
    this.remember();
    this.redraw();
    queueMicrotask(() => document.getElementById('item-heading')?.focus());
  }

  flag() {
    const {position} = this.attempt.items[this.current];
    if (!this.flags.delete(position)) {
      this.flags.add(position);
    }
    this.remember();
    this.redraw();
  }

  /** @param {number} change in pixels */
  setFont(change) {
    this.font = Math.min(FONT.largest, Math.max(FONT.smallest, this.font + change));
    document.documentElement.style.fontSize = `${this.font}px`;
    this.remember();
  }

  toggleKeys() {
    this.keys = !this.keys;
    this.remember();
    this.redraw();
  }

  remember() {
    if (!this.attempt.isSecond) {
      const {current, keys, font} = this;
      this.store.put('page', {current, keys, font, flags: [...this.flags]});
    }
  }

  /** @returns {HTMLDialogElement} */
  get dialog() {
    return /** @type {HTMLDialogElement} */ (document.getElementById('hand-in-dialog'));
  }

  confirmLoss() {
    this.attempt.hasLost = false;
    this.redraw();
  }

  askHandIn() {
    this.commitDrafts();
    this.dialog.showModal();
  }

  closeDialog() {
    this.dialog.close();
  }

  /** @param {number} index */
  goFromDialog(index) {
    this.closeDialog();
    this.go(index);
  }

  confirmHandIn() {
    this.closeDialog();
    return this.attempt.handIn();
  }

  async saveRescueFile() {
    const {attempt, token, candidate} = this.attempt.opened;
    save(`answers-seat-${candidate.seat}.json`, await rescueFile({attempt, token, device: this.attempt.device}, await this.attempt.log()));
  }

  /** Keys of the running exam; fields, text and boxes keep their own. @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {Element} */ (event.target);
    const isField = target.closest('textarea, select, input:not([type=radio]):not([type=checkbox])');
    if (!this.keys || this.attempt.phase !== 'running' || event.ctrlKey || event.altKey || event.metaKey || isField
        || target.closest('dialog')) {
      return;
    }
    const item = this.attempt.items[this.current];
    const own = target.closest('[data-own-keys]');
    if (!own && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      this.go(this.current + (event.key === 'ArrowLeft' ? -1 : 1));
    } else if (event.key.toLowerCase() === 'f') {
      this.flag();
    } else {
      const index = /^[1-9]$/.test(event.key) ? Number(event.key) - 1
          : /^[a-h]$/i.test(event.key) ? 'abcdefgh'.indexOf(event.key.toLowerCase()) : -1;
      if (index >= 0 && !this.attempt.readOnly) {
        KINDS[item.kind]?.choose?.(this.context(item), index);
      }
    }
  }
}

async function main() {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  document.title = t('title');
  /** @type {HTMLElement} */ (document.getElementById('skip')).textContent = t('skip');
  if (!isSecureContext || !('locks' in navigator)) {
    /** @type {HTMLElement} */ (document.getElementById('page')).textContent = t('unsupported');
    return;
  }
  navigator.serviceWorker?.register('sw.js').catch(() => {}); // without it the page works, but can't be reloaded without network
  navigator.storage?.persist?.();
  await new Sitting(await Store.open()).begin();
}

if (document.getElementById('page')) {
  main();
}
