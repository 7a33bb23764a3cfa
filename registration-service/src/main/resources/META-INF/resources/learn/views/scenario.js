// @ts-check
import {html, nothing} from '/web/lit.js';
import {needsAccount} from '../answer.js';
import {nameOf, t} from '../texts.js';

const LEVELS = [4, 3];
const MOST_TEXT = 2000;
/** In milliseconds: longer than the service waits for the model. */
const PATIENCE = 90_000;

/** Scenarios: a task to do in a dialogue with a language model, or beside a recorded one, and a self-assessment. */
export class Scenarios {

  /** @type {any[]} */ scenarios = [];
  /** @type {any[]} */ sessions = [];
  more = '';
  /** @type {any} */ scenario = null;
  /** @type {any} */ session = null;
  isOver = false;
  isWaiting = false;
  isStored = false;
  text = '';
  /** Of idempotency: the same until the dialogue is begun. */ key = crypto.randomUUID();

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string[]} address nothing, a scenario, or a scenario and an own dialogue */
  async open([code, id]) {
    const {api} = this.page;
    this.isStored = false;
    if (code) {
      const scenario = await api.get(`/v1/scenarios/${encodeURIComponent(code)}`);
      this.show(id && api.token ? await api.get(`/v1/scenario-sessions/${encodeURIComponent(id)}`) : null);
      this.scenario = scenario;
      return;
    }
    this.scenario = null;
    this.scenarios = (await api.get('/v1/scenarios')).items;
    this.sessions = [];
    if (api.token) {
      await this.loadSessions('');
    }
  }

  /** @param {any} session */
  show(session) {
    if (session?.id !== this.session?.id) {
      this.text = '';
    }
    this.session = session;
    const last = session?.messages.at(-1);
    this.isOver = !!last && last.answer === undefined;
  }

  /** @param {string} after */
  async loadSessions(after) {
    const {items, next} = await this.page.api.get(`/v1/scenario-sessions${after ? `?after=${after}` : ''}`);
    this.sessions = after ? [...this.sessions, ...items] : items;
    this.more = next ?? '';
  }

  begin() {
    return this.page.perform(async () => {
      const session = await this.page.api.post('/v1/scenario-sessions', {code: this.scenario.code}, this.key);
      this.key = crypto.randomUUID();
      location.hash = `#/scenario/${session.scenario}/${session.id}`;
    });
  }

  /** Sends the message. It stays in its field until it is answered; sent again, it is the same message. @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const {session, text} = this;
    if (!text.trim() || this.isWaiting) {
      return;
    }
    this.isWaiting = true;
    this.page.say(t('scenario.waiting'));
    await this.page.perform(async () => {
      const message = await this.page.api.call('POST', `/v1/scenario-sessions/${session.id}/messages`,
          {number: session.messages.length + 1, text}, undefined, PATIENCE);
      this.text = '';
      this.show({...session, messages: [...session.messages, message]});
      this.page.say(message.answer ?? t('scenario.over'));
    });
    this.isWaiting = false;
    this.page.redraw();
  }

  /** @param {SubmitEvent} event */
  assess(event) {
    event.preventDefault();
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const anchors = this.scenario.rubric.map((/** @type {any} */ _, /** @type {number} */ index) => Number(entered.get(`criterion-${index}`)));
    return this.page.perform(async () => {
      this.session = await this.page.api.post(`/v1/scenario-sessions/${this.session.id}/self-assessment`, {anchors});
      this.isStored = true;
      this.page.say(t('scenario.stored'));
    });
  }

  async erase() {
    if (confirm(t('scenario.delete.sure'))) {
      await this.page.perform(async () => {
        await this.page.api.call('DELETE', '/v1/scenario-sessions');
        await this.loadSessions('');
      });
    }
  }

  render() {
    if (!this.scenario) {
      return this.list();
    }
    return this.session ? this.dialogue(this.scenario, this.session) : this.introduction(this.scenario);
  }

  list() {
    const title = (/** @type {string} */ code) => this.scenarios.find(one => one.code === code)?.title ?? code;
    return html`<h2 tabindex="-1">${t('menu.scenario')}</h2><p class="help">${t('scenario.help')}</p>
      ${LEVELS.map(level => html`<h3>${t(`level.${level}`)}</h3><ul>${this.scenarios.filter(one => one.level === level).map(one => html`<li>
        <a href="#/scenario/${one.code}">${one.title}</a> <span class="help">${nameOf(one.function)}</span></li>`)}</ul>`)}
      ${this.sessions.length ? html`<h3>${t('scenario.mine')}</h3><ul>${this.sessions.map(one => html`<li>
          <a href="#/scenario/${one.scenario}/${one.id}">${title(one.scenario)}, ${one.createdAt.slice(0, 10)}</a>${one.selfAssessment ? ` · ✓ ${t('scenario.assessed')}` : nothing}</li>`)}</ul>
        ${this.more ? html`<p><button type="button" @click=${() => this.page.perform(() => this.loadSessions(this.more))}>${t('more')}</button></p>` : nothing}
        <p class="buttons"><button type="button" @click=${() => this.erase()}>${t('scenario.delete')}</button></p>` : nothing}`;
  }

  /** @param {any} scenario */
  heading(scenario) {
    return html`<h2 tabindex="-1">${scenario.title}</h2><p><a href="#/scenario">← ${t('scenario.back')}</a></p>
      <p class="meta">${t(`level.${scenario.level}`)} · ${nameOf(scenario.function)}</p>`;
  }

  /** @param {any} scenario */
  introduction(scenario) {
    if (!this.page.api.token) {
      return html`${this.heading(scenario)}<p class="explanation" lang="zh-CN">${scenario.task}</p>
        <p>${t('needs-account')}</p><button type="button" class="main" @click=${() => this.page.signIn()}>${t('menu.sign-in')}</button>`;
    }
    return html`${this.heading(scenario)}<p class="explanation" lang="zh-CN">${scenario.task}</p>
      <p class="banner">${t(`scenario.mode.${scenario.mode}`)}</p>
      <p class="buttons"><button type="button" class="main" id="begin" @click=${() => this.begin()}>${t('scenario.begin')}</button></p>`;
  }

  /** @param {any} scenario @param {any} session */
  dialogue(scenario, session) {
    if (!this.page.api.token) {
      return needsAccount(this.page, 'scenario');
    }
    return html`${this.heading(scenario)}
      <details ?open=${session.messages.length === 0}><summary>${t('scenario.task')}</summary><p class="explanation" lang="zh-CN">${scenario.task}</p></details>
      <p class="banner">${t(`scenario.mode.${session.mode}`)}</p>
      <ol class="dialogue">${session.messages.map((/** @type {any} */ message) => this.exchange(message))}</ol>
      ${this.isOver ? html`<p role="status">${t('scenario.over')}</p>` : this.form()}
      ${session.messages.length ? this.assessment(scenario, session) : nothing}`;
  }

  /** @param {any} message */
  exchange({text, recorded, answer}) {
    return html`<li><p class="said"><strong>${t('scenario.you')}</strong>${text}</p>
      ${recorded ? html`<p class="said recorded"><strong>${t('scenario.recorded')}</strong><span lang="zh-CN">${recorded}</span></p>` : nothing}
      ${answer ? html`<p class="said model"><strong>${t('scenario.model')}</strong><span lang="zh-CN">${answer}</span></p>` : nothing}</li>`;
  }

  form() {
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.send(event)}>
      <label class="field">${t('scenario.message')}<textarea name="text" rows="5" maxlength=${MOST_TEXT} required aria-describedby="message-help" ?readonly=${this.isWaiting} .value=${this.text}
        @input=${(/** @type {InputEvent} */ event) => { this.text = /** @type {HTMLTextAreaElement} */ (event.target).value; }}></textarea></label>
      <p class="help" id="message-help">${t('scenario.no-personal-data')}</p>
      <p class="buttons"><button type="submit" class="main" id="send" ?disabled=${this.isWaiting}>${t('scenario.send')}</button></p>
      ${this.isWaiting ? html`<p>${t('scenario.waiting')}</p>` : nothing}</form>`;
  }

  /** @param {any} scenario @param {any} session */
  assessment(scenario, session) {
    const chosen = session.selfAssessment?.anchors;
    return html`<details ?open=${this.isOver}><summary>${t('scenario.assessment')}</summary>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.assess(event)}><p class="help">${t('scenario.assessment.help')}</p>
        ${scenario.rubric.map((/** @type {any} */ one, /** @type {number} */ index) => html`<fieldset lang="zh-CN"><legend><strong>${one.criterion}</strong></legend>
          ${one.anchors.map((/** @type {string} */ anchor, /** @type {number} */ place) => html`<label class="option">
            <input type="radio" name="criterion-${index}" value=${place} required .checked=${chosen?.[index] === place}><span>${anchor}</span></label>`)}</fieldset>`)}
        <p class="buttons"><button type="submit" class="main" id="assess">${t('scenario.store')}</button></p>
        ${this.isStored ? html`<p role="status">✓ ${t('scenario.stored')}</p>` : nothing}</form></details>`;
  }
}
