// @ts-check
import {itemBody} from '/web/item.js';
import {html, keyed, nothing} from '/web/lit.js';
import {explanationView, LEVELS, levelField, stemView} from '../answer.js';
import {waiting} from '../store.js';
import {nameOf, t} from '../texts.js';

const SELECTIONS = ['ANY', 'DUE', 'WEAK', 'WRONG'];

/** Practice: load a set, answer its items one by one, and the book of wrong answers. */
export class Practice {

  level = LEVELS[0];
  /** @type {string[]} */ functions = [];
  /** The function that a lesson asks for; empty for all. */
  wanted = '';
  /** @type {import('../store.js').LoadedSet | undefined} */ set;
  /** @type {any[] | null} */ wrong = null;
  position = 1;
  /** @type {any} */ response = null;
  local = {};
  hint = '';

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string[]} address nothing, a set, the wrong answers of a level, or `of` with the level and the function of a new set */
  async open([what, which, wanted = '']) {
    const {api, sets, online} = this.page;
    this.set = what === 'set' ? sets.get(which) : undefined;
    this.wrong = null;
    this.wanted = what === 'of' ? wanted : '';
    if (what === 'of' && LEVELS.includes(Number(which))) {
      this.level = Number(which);
    }
    if (this.set) {
      this.go(this.set.items.find(item => !(item.position in this.set.responses))?.position ?? 1);
    } else if (what === 'wrong' && api.token) {
      this.level = Number(which);
      this.wrong = (await api.get(`/v1/practice-progress/wrong-answers?level=${this.level}`)).items;
    } else if (api.token && online) {
      await this.loadFunctions();
    }
  }

  async loadFunctions() {
    const {functions} = await this.page.api.get(`/v1/practice-progress?level=${this.level}`);
    this.functions = functions.map((/** @type {any} */ one) => one.function);
  }

  /** @param {number} level */
  choose(level) {
    this.level = level;
    return this.page.perform(async () => this.page.api.token ? this.loadFunctions() : undefined);
  }

  /** @param {SubmitEvent} event */
  begin(event) {
    event.preventDefault();
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const of = String(entered.get('function') ?? '');
    return this.page.perform(async () => {
      const set = this.page.api.token
          ? await this.page.sets.begin({level: this.level, ...of ? {function: of} : {}, selection: String(entered.get('selection')), count: Number(entered.get('count'))}, crypto.randomUUID())
          : await this.page.sets.beginSample(this.level);
      location.hash = `#/practice/set/${set.id}`;
    });
  }

  /** @param {number} position */
  go(position) {
    this.position = position;
    this.response = null;
    this.local = {};
    this.hint = '';
    this.page.redraw();
  }

  render() {
    return this.set ? this.item(this.set) : this.wrong ? this.book(this.wrong) : this.setup();
  }

  setup() {
    const {api, sets} = this.page;
    return html`<h2 tabindex="-1">${t('menu.practice')}</h2>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.begin(event)}>
        <h3>${t(api.token ? 'practice.new' : 'practice.today')}</h3>
        ${api.token ? nothing : html`<p class="help">${t('practice.sign-in')}</p>`}
        <div class="fields">${levelField(LEVELS, this.level, level => this.choose(level))}
          ${api.token ? html`
            <label class="field">${t('practice.function')}<select name="function"><option value="">${t('practice.all')}</option>
              ${this.functions.map(code => html`<option value=${code} .selected=${code === this.wanted}>${nameOf(code)}</option>`)}</select></label>
            <label class="field">${t('practice.selection')}<select name="selection">${SELECTIONS.map(code => html`<option value=${code}>${t(`selection.${code}`)}</option>`)}</select></label>
            <label class="field">${t('practice.count')}<input name="count" type="number" min="1" max="50" value="10" required></label>` : nothing}
        </div>
        <p class="buttons"><button type="submit" class="main">${t('practice.load')}</button></p></form>
      ${api.token ? html`<p><a href="#/practice/wrong/${this.level}">${t('practice.wrong')}</a></p>` : nothing}
      ${sets.all.length ? html`<h3>${t('practice.loaded')}</h3>
        ${sets.waiting ? html`<p role="status">${t('practice.waiting', sets.waiting)}</p>` : nothing}
        <ul>${sets.all.map(set => html`<li><a href="#/practice/set/${set.id}">
          ${t('practice.set', `${t(`level.${set.level}`)}, ${set.loadedAt.slice(0, 10)}`, Object.keys(set.responses).length, set.items.length)}</a></li>`)}</ul>` : nothing}`;
  }

  /** @param {import('../store.js').LoadedSet} set */
  item(set) {
    const item = set.items[this.position - 1];
    const feedback = set.feedback[item.position];
    const isAnswered = item.position in set.responses;
    const context = {
      item, local: this.local, readOnly: isAnswered, response: isAnswered ? set.responses[item.position] : this.response,
      respond: (/** @type {any} */ response) => { this.response = response; this.hint = ''; this.page.redraw(); },
      redraw: () => this.page.redraw(),
    };
    const right = Object.values(set.feedback).filter(one => one.correct).length;
    const isDone = Object.keys(set.responses).length === set.items.length;
    return html`<article class="item">
      <h2 tabindex="-1">${t('practice.item', item.position, set.items.length)}</h2>
      <p class="meta">${t(`kind.${item.kind}`)} · ${nameOf(item.function)}${waiting(set).length ? ` · ${t('practice.waiting', waiting(set).length)}` : ''}</p>
      ${keyed(`${set.id}-${item.position}`, itemBody(context))}
      ${this.hint ? html`<p class="error" role="alert">${this.hint}</p>` : nothing}
      ${feedback ? html`<section class="feedback ${feedback.correct ? 'right-answer' : 'wrong-answer'}" role="status">
          <p>${feedback.correct ? `✓ ${t('right')}` : `✗ ${t('wrong')}`}</p>${explanationView(item, feedback)}</section>`
        : isAnswered ? html`<p class="feedback" role="status">● ${t('practice.stored')}</p>` : nothing}
      ${isDone ? html`<p><strong>${t('practice.end', right, set.items.length)}</strong></p>` : nothing}
      <p class="buttons">
        ${isAnswered ? nothing : html`<button type="button" class="main" @click=${() => this.answer(set)}>${t('practice.answer')}</button>`}
        ${item.position < set.items.length ? html`<button type="button" class=${isAnswered ? 'main' : ''} id="next-item" @click=${() => this.next()}>${t('practice.next')}</button>` : nothing}
        <a href="#/practice">${t('practice.back')}</a></p></article>`;
  }

  next() {
    this.go(this.position + 1);
    this.page.focusHeading();
  }

  /** @param {import('../store.js').LoadedSet} set */
  answer(set) {
    const {response, position} = this;
    if (response === null) {
      this.hint = t('practice.need-answer');
      this.page.redraw();
      return undefined;
    }
    return this.page.perform(() => this.page.sets.answer(set, position, response));
  }

  /** @param {any[]} items */
  book(items) {
    return html`<h2 tabindex="-1">${t('practice.wrong')}</h2><p><a href="#/practice">← ${t('practice.back')}</a></p>
      ${items.length ? items.map(item => html`<details><summary>${stemView(item)}</summary>
        ${explanationView(item, item)}</details>`) : html`<p>${t('practice.wrong.none')}</p>`}`;
  }
}
