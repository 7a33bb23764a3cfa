// @ts-check
import {html, nothing} from '/web/lit.js';
import {t} from '../texts.js';

/** Checks of which the questionnaire asks the facts. */
const PLANNED = new Set(['/v1/eligibility-checks', '/v1/assessments', '/v1/pathway-checks']);

/** The guide: topics, their questions, one answer, and a search. */
export class Guide {

  /** @type {any[]} */ topics = [];
  /** @type {any[] | null} */ questions = null;
  /** @type {any} */ answer = null;
  query = '';

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string[]} address nothing, a topic, an answer or a search */
  async open([what, which]) {
    const {api} = this.page;
    const get = (/** @type {string} */ code) => api.get(`/v1/guide/answers/${encodeURIComponent(code)}`);
    this.answer = null;
    this.questions = null;
    if (what === 'answer') {
      this.answer = await get(which);
    } else if (what === 'search') {
      this.query = which;
      this.questions = (await api.get(`/v1/guide/search?q=${encodeURIComponent(which)}`)).items;
    } else {
      this.topics = (await api.get('/v1/guide/topics')).items;
      const topic = what === 'topic' && this.topics.find(one => one.code === which);
      this.questions = topic ? await Promise.all(topic.answers.map(get)) : null;
    }
  }

  render() {
    return html`<h2 tabindex="-1">${this.answer ? this.answer.question : t('menu.guide')}</h2>
      ${this.answer || this.questions ? html`<p><a href="#/guide">← ${t('guide.back')}</a></p>` : nothing}
      ${this.answer ? this.shown() : html`${this.search()}${this.questions ? this.list() : this.allTopics()}`}`;
  }

  search() {
    return html`<form role="search" @submit=${(/** @type {SubmitEvent} */ event) => this.find(event)}>
      <label class="field">${t('guide.search')}<input name="q" type="search" maxlength="100" required .value=${this.query}></label>
      <p><button type="submit">${t('search')}</button></p></form>`;
  }

  /** @param {SubmitEvent} event */
  find(event) {
    event.preventDefault();
    location.hash = `#/guide/search/${encodeURIComponent(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('q')))}`;
  }

  list() {
    return html`<p role="status">${t('guide.found', this.questions?.length ?? 0)}</p>
      <ul>${this.questions?.map(one => html`<li><a href="#/guide/answer/${one.code}">${one.question}</a></li>`)}</ul>`;
  }

  allTopics() {
    return html`<h3>${t('guide.topics')}</h3>
      <ul>${this.topics.map(topic => html`<li><a href="#/guide/topic/${topic.code}">${topic.name}</a></li>`)}</ul>`;
  }

  shown() {
    const {answer, on, citation, values, related, check} = this.answer;
    return html`<p class="explanation">${answer}</p>
      <p class="citation">${t('guide.on', on)} · <span lang="zh-CN">${citation.document} ${citation.article}</span></p>
      ${values.length ? html`<h3>${t('guide.values')}</h3><ul>${values.map((/** @type {any} */ value) => html`<li><strong>${value.value}</strong>
        ${t('guide.since', value.effectiveFrom)} · <span class="citation" lang="zh-CN">${value.citation.document} ${value.citation.article}</span></li>`)}</ul>` : nothing}
      ${check && PLANNED.has(check.path) ? html`<p><a href="#/pathway">${t('guide.check')}</a></p>` : nothing}
      ${related.length ? html`<h3>${t('guide.related')}</h3><ul>${related.map((/** @type {any} */ one) => html`<li>
        <a href="#/guide/answer/${one.code}">${one.question}</a></li>`)}</ul>` : nothing}`;
  }
}
