// @ts-check
import {duration, ServerClock} from '/web/clock.js';
import {Refused, Unreachable} from '/web/http.js';
import {itemBody} from '/web/item.js';
import {html, keyed, nothing} from '/web/lit.js';
import {answerView, explanationView, LEVELS, levelField, needsAccount, stemView} from '../answer.js';
import {nameOf, t} from '../texts.js';
import {shares} from './progress.js';

const SIGNS = {none: '–', unsaved: '○', answered: '✓'};
const TICK = 1_000;
const RETRY_TICKS = 3;
const UNAUTHENTICATED = 401;

/** Where answers of a mock exam are kept that are not saved yet, so that a reload loses none. */
export const WAITING = 'mock.';

/** A mock exam: begin it, answer on the server's clock, submit, and read the review. */
export class MockExam {

  level = LEVELS[0];
  /** @type {any[]} */ exams = [];
  /** @type {any} */ exam = null;
  /** @type {any[] | null} */ review = null;
  /** @type {Map<number, any>} */ unsaved = new Map();
  clock = new ServerClock();
  current = 1;
  local = {};
  onlyWrong = true;
  /** @type {Promise<void> | null} */ saving = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */ timer;

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string[]} address nothing, or a mock exam */
  async open([id]) {
    this.close();
    if (!this.page.api.token) {
      return;
    }
    if (!id) {
      this.exam = null;
      this.exams = (await this.page.api.get('/v1/mock-exams')).items;
      return;
    }
    if (this.exam?.id !== id || this.exam.submittedAt) {
      this.unsaved.clear();
      this.current = 1;
      this.review = null;
      await this.read(id);
      this.takeUp();
    }
    this.run();
  }

  /** Stops the clock; answers that are not saved are kept for the next time. */
  close() {
    clearInterval(this.timer);
  }

  /** @param {string} id */
  async read(id) {
    const sentAt = this.clock.monotonic();
    const exam = await this.page.api.get(`/v1/mock-exams/${encodeURIComponent(id)}`);
    this.clock.observe(exam.now, sentAt, this.clock.monotonic());
    await this.take(exam);
  }

  /** @param {any} exam */
  async take(exam) {
    this.exam = exam;
    if (exam.submittedAt) {
      this.close();
      this.unsaved.clear();
      this.review = (await this.page.api.get(`/v1/mock-exams/${exam.id}/review`)).items;
    }
    this.page.redraw();
  }

  /** Answers that were not saved when the page was left. */
  takeUp() {
    if (!this.exam.submittedAt) {
      this.unsaved = new Map(JSON.parse(localStorage.getItem(WAITING + this.exam.id) ?? '[]'));
      this.unsaved.forEach((response, position) => { this.exam.answers[position] = response; });
    }
    this.keep();
  }

  keep() {
    if (this.unsaved.size) {
      localStorage.setItem(WAITING + this.exam.id, JSON.stringify([...this.unsaved]));
    } else {
      localStorage.removeItem(WAITING + this.exam.id);
    }
  }

  run() {
    this.close();
    let ticks = 0;
    if (!this.exam.submittedAt) {
      this.timer = setInterval(() => {
        if (++ticks % RETRY_TICKS === 0) {
          this.save();
        }
        if (this.clock.remaining(this.exam.deadline) === 0 && ticks % RETRY_TICKS === 0) {
          this.page.perform(() => this.read(this.exam.id));
        }
        this.page.redraw();
      }, TICK);
    }
  }

  begin() {
    return this.page.perform(async () => {
      const exam = await this.page.api.post('/v1/mock-exams', {level: this.level}, crypto.randomUUID());
      location.hash = `#/mock/${exam.id}`;
    });
  }

  /** @param {number} position @param {any} response */
  respond(position, response) {
    if (response !== null) {
      this.exam.answers[position] = response;
      this.unsaved.set(position, response);
      this.keep();
      this.save();
    }
    this.page.redraw();
  }

  /** Saves what is not saved yet; who asks while this goes on waits for the same. @returns {Promise<void>} whether or not it has succeeded */
  save() {
    this.saving ??= this.saveAll().finally(() => {
      this.saving = null;
      this.page.redraw();
    });
    return this.saving;
  }

  /** One answer after the other. A failure is tried again later, also after the reader has signed in again. */
  async saveAll() {
    try {
      for (const [position, response] of this.unsaved) {
        await this.page.api.call('PUT', `/v1/mock-exams/${this.exam.id}/answers/${position}`, {response});
        if (this.unsaved.get(position) === response) {
          this.unsaved.delete(position);
          this.keep();
        }
      }
    } catch (e) {
      if (e instanceof Refused) {
        this.page.error = this.page.message(e);
        if (e.status !== UNAUTHENTICATED) {
          await this.takeBack();
        }
      }
    }
  }

  /** The service takes an answer no more: what it has is shown. */
  async takeBack() {
    this.unsaved.clear();
    this.keep();
    await this.read(this.exam.id).catch(() => {});
  }

  /** @param {number} position */
  go(position) {
    this.current = position;
    this.local = {};
    this.page.redraw();
    this.page.focusHeading();
  }

  /** @returns {HTMLDialogElement} */
  get dialog() {
    return /** @type {HTMLDialogElement} */ (document.getElementById('submit-dialog'));
  }

  submit() {
    this.dialog.close();
    return this.page.perform(async () => {
      await this.save();
      if (this.unsaved.size) {
        await this.save();
      }
      if (this.unsaved.size) {
        throw new Unreachable('answers are not saved');
      }
      await this.take(await this.page.api.post(`/v1/mock-exams/${this.exam.id}/submission`));
      this.page.focusHeading();
    });
  }

  render() {
    if (!this.page.api.token) {
      return needsAccount(this.page, 'mock');
    }
    return !this.exam ? this.list() : this.exam.submittedAt ? this.result() : this.running();
  }

  list() {
    return html`<h2 tabindex="-1">${t('menu.mock')}</h2><p class="help">${t('mock.help')}</p>
      ${levelField(LEVELS, this.level, level => { this.level = level; })}
      <p><button type="button" class="main" @click=${() => this.begin()}>${t('mock.begin')}</button></p>
      ${this.exams.length ? html`<h3>${t('mock.earlier')}</h3><ul>${this.exams.map(one => html`<li><a href="#/mock/${one.id}">
        ${t('mock.open', `${t(`level.${one.level}`)}, ${one.startedAt.slice(0, 16).replace('T', ' ')}`)}</a>
        ${one.result ? t('mock.points', one.result.points, one.result.maximum) : t('mock.running')}</li>`)}</ul>` : nothing}`;
  }

  /** @param {number} position @returns {keyof typeof SIGNS} */
  state(position) {
    return this.unsaved.has(position) ? 'unsaved' : position in this.exam.answers ? 'answered' : 'none';
  }

  running() {
    const {items, answers, deadline} = this.exam;
    const item = items[this.current - 1];
    const remaining = this.clock.remaining(deadline);
    const open = items.length - Object.keys(answers).length;
    return html`<p class="time" role="timer" aria-live="off">${t('time.left')} <strong>${remaining === null ? '–' : duration(remaining)}</strong></p>
      <div class="columns"><article class="item">
        <h2 tabindex="-1">${t('practice.item', this.current, items.length)}</h2>
        <p class="meta">${t(`kind.${item.kind}`)} · <span id="item-state">${SIGNS[this.state(this.current)]} ${t(`state.${this.state(this.current)}`)}</span></p>
        ${keyed(item.id, itemBody({
          item, local: this.local, readOnly: remaining === 0, response: answers[item.position] ?? null,
          respond: response => this.respond(item.position, response), redraw: () => this.page.redraw(),
        }))}
        <p class="buttons"><button type="button" ?disabled=${this.current === 1} @click=${() => this.go(this.current - 1)}>← ${t('mock.previous')}</button>
          <button type="button" ?disabled=${this.current === items.length} @click=${() => this.go(this.current + 1)}>${t('practice.next')} →</button>
          <button type="button" class="main" id="submit" @click=${() => this.dialog.showModal()}>${t('mock.submit')}</button></p></article>
      <nav class="palette" aria-label=${t('palette')}><ul>${items.map((/** @type {any} */ one) => this.number(one.position))}</ul></nav></div>
      <dialog id="submit-dialog" aria-labelledby="submit-heading"><h2 id="submit-heading">${t('mock.submit')}</h2><p>${open ? t('mock.sure', open) : t('mock.sure-all')}</p>
        <p class="buttons"><button type="button" @click=${() => this.dialog.close()}>${t('mock.cancel')}</button>
          <button type="button" class="main" @click=${() => this.submit()}>${t('mock.confirm')}</button></p></dialog>`;
  }

  /** @param {number} position */
  number(position) {
    const state = this.state(position);
    return html`<li><button type="button" class=${state} aria-label=${t('palette.item', position, t(`state.${state}`))}
      aria-current=${position === this.current ? 'true' : nothing} @click=${() => this.go(position)}>${position}<span aria-hidden="true">${SIGNS[state]}</span></button></li>`;
  }

  result() {
    const {result} = this.exam;
    const shown = (this.review ?? []).filter(one => !this.onlyWrong || !one.correct);
    return html`<h2 tabindex="-1">${t('mock.result')}: <span id="points">${t('mock.points', result.points, result.maximum)}</span></h2>
      ${shares(result.functions)}
      <h3>${t('mock.review')}</h3>
      <label class="check"><input type="checkbox" .checked=${this.onlyWrong} @change=${() => { this.onlyWrong = !this.onlyWrong; this.page.redraw(); }}> ${t('mock.only-wrong')}</label>
      ${result.functions.map(({function: code}) => html`<h3>${nameOf(code)}</h3>
        ${shown.filter(one => one.item.function === code).map(({position, response, correct, item}) => html`<details>
          <summary>${correct ? '✓' : '✗'} ${position}. ${stemView(item)}</summary>
          <p>${t('your-answer')}: ${response === null || response === undefined ? t('state.none') : answerView(item, response)}</p>${explanationView(item, item)}</details>`)}`)}`;
  }
}
