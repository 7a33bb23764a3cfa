// @ts-check
import {html, nothing} from '/web/lit.js';
import {levelField} from '../answer.js';
import {markdown} from '../markdown.js';
import {t} from '../texts.js';

const LEVELS = [5, 4, 3];
/** Where a lesson that is no text is done. @type {Record<string, (lesson: any) => string>} */
const PLACES = {
  PRACTICE: ({practice}) => `#/practice/of/${practice.level}/${practice.function ?? ''}`,
  CODE: lesson => `#/code/${encodeURIComponent(lesson.contentRef)}`,
  SCENARIO: lesson => `#/scenario/${encodeURIComponent(lesson.contentRef)}`,
};

/** The lessons of a level or of an own course, one lesson, and the report of what was learnt. */
export class Lessons {

  level = LEVELS[0];
  /** @type {any[]} */ lessons = [];
  /** @type {any[]} */ enrolments = [];
  /** @type {any} */ enrolment = null;
  /** @type {any} */ progress = null;
  /** @type {any} */ lesson = null;
  /** @type {HTMLElement | null} */ body = null;
  isStored = false;

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string[]} address nothing, a lesson, or `course` with an enrolment and a lesson of its course */
  async open([what, which, lesson]) {
    const {api} = this.page;
    this.lesson = null;
    this.enrolment = null;
    this.progress = null;
    this.isStored = false;
    this.enrolments = api.token ? (await api.get('/v1/training-enrolments')).items : [];
    const enrolment = what === 'course' && this.enrolments.find(one => one.id === which);
    if (enrolment) {
      this.progress = await api.get(`/v1/training-enrolments/${enrolment.id}/progress`);
      this.lessons = (await api.get(`/v1/training-courses/${enrolment.courseId}/lessons`)).items;
      this.enrolment = enrolment;
    } else {
      this.lessons = (await api.get(`/v1/lessons?level=${this.level}`)).items;
    }
    const code = what === 'course' ? lesson : what;
    if (code) {
      const whole = await api.get(`/v1/lessons/${encodeURIComponent(code)}`);
      this.body = markdown(whole.body, 'zh-CN');
      this.lesson = whole;
    }
  }

  /** @param {number} level */
  choose(level) {
    this.level = level;
    return this.page.perform(() => this.open([]));
  }

  /** @param {SubmitEvent} event */
  report(event) {
    event.preventDefault();
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const {enrolment, lesson} = this;
    return this.page.perform(async () => {
      this.isStored = false;
      this.progress = await this.page.api.call('PUT', `/v1/training-enrolments/${enrolment.id}/lessons/${encodeURIComponent(lesson.code)}`,
          {minutes: Number(entered.get('minutes')), done: entered.has('done')});
      this.isStored = true;
      this.page.say(t('lessons.stored'));
    });
  }

  /** @param {string} code @returns {any} */
  learnt(code) {
    return this.progress?.lessons.find((/** @type {any} */ one) => one.lesson === code);
  }

  render() {
    return this.lesson ? this.shown(this.lesson) : html`<h2 tabindex="-1">${t('menu.lessons')}</h2>
      ${this.enrolment ? this.course() : this.everything()}
      <ol>${this.lessons.map(lesson => this.entry(lesson))}</ol>`;
  }

  everything() {
    const {api} = this.page;
    return html`${api.token ? html`<h3>${t('lessons.mine')}</h3>
        ${this.enrolments.length ? html`<ul>${this.enrolments.map(one => html`<li><a href="#/lessons/course/${one.id}">
          ${t('lessons.course', t(`level.${one.level}`), one.enrolledOn)}</a></li>`)}</ul>` : html`<p>${t('lessons.none')}</p>`}`
      : html`<p class="help">${t('lessons.sign-in')}</p>`}
      ${levelField(LEVELS, this.level, level => this.choose(level))}`;
  }

  course() {
    const {standardHours, complete, missing} = this.progress;
    return html`<p><a href="#/lessons">← ${t('lessons.back')}</a></p>
      <p><strong>${t('lessons.hours', standardHours)}</strong> ${complete ? t('lessons.complete') : t('lessons.missing', missing.standardHours, missing.lessons.length)}</p>`;
  }

  /** @param {any} lesson */
  entry(lesson) {
    const learnt = this.learnt(lesson.code);
    const address = this.enrolment ? `course/${this.enrolment.id}/${lesson.code}` : lesson.code;
    return html`<li><a href="#/lessons/${address}">${lesson.title}</a>
      <span class="help">${t(`lesson.${lesson.kind}`)} · ${t('lessons.minutes', lesson.minutes)}${learnt ? html` · ${t('lessons.learnt', learnt.minutes)}${learnt.done ? ` · ✓ ${t('lessons.done')}` : ''}` : nothing}</span></li>`;
  }

  /** @param {any} lesson */
  shown(lesson) {
    const {enrolment} = this;
    const place = PLACES[lesson.kind];
    return html`<article><h2 tabindex="-1">${lesson.title}</h2>
      <p>${enrolment ? html`<a href="#/lessons/course/${enrolment.id}">← ${t('lessons.back.course')}</a>` : html`<a href="#/lessons">← ${t('lessons.back')}</a>`}</p>
      <p class="meta"><span lang="zh-CN">${lesson.unit}</span> · ${t(`level.${lesson.level}`)} · ${t(`lesson.${lesson.kind}`)} · ${t('lessons.minutes', lesson.minutes)}</p>
      <h3>${t('lessons.goals')}</h3><ul>${lesson.goals.map((/** @type {string} */ goal) => html`<li>${goal}</li>`)}</ul>
      ${lesson.kind === 'VIDEO' ? html`<p><a href=${lesson.contentRef} target="_blank" rel="noopener noreferrer"><strong>${t('lessons.watch')}</strong></a></p>
        <h3>${t('lessons.transcript')}</h3>` : nothing}
      <div class="text-body">${this.body}</div>
      ${lesson.practice && lesson.practice.level !== lesson.level ? html`<p class="help">${t('lessons.practice.other-level',
          t(`level.${lesson.level}`), t(`level.${lesson.practice.level}`))}</p>` : nothing}
      ${place ? html`<p><a href=${place(lesson)}><strong>${t(`lessons.open.${lesson.kind}`)}</strong></a></p>` : nothing}
      ${enrolment ? this.form(lesson) : nothing}</article>`;
  }

  /** @param {any} lesson */
  form(lesson) {
    const learnt = this.learnt(lesson.code);
    return html`<form class="card" @submit=${(/** @type {SubmitEvent} */ event) => this.report(event)}><h3>${t('lessons.report')}</h3>
      ${learnt ? html`<p>${t('lessons.learnt', learnt.minutes)}${learnt.done ? ` · ✓ ${t('lessons.done')}` : ''}</p>` : nothing}
      <label class="field">${t('lessons.today')}<input name="minutes" type="number" min="0" max="1440" required aria-describedby="minutes-help"></label>
      <p class="help" id="minutes-help">${t('lessons.today.help')}</p>
      <p><label class="check"><input name="done" type="checkbox" .checked=${learnt?.done ?? false}>${t('lessons.is-done')}</label></p>
      <p class="buttons"><button type="submit" class="main">${t('lessons.store')}</button></p>
      ${this.isStored ? html`<p role="status">✓ ${t('lessons.stored')}</p>` : nothing}</form>`;
  }
}
