// @ts-check
import {html, nothing} from '/web/lit.js';
import {language} from '/web/texts.js';
import {t} from '../texts.js';

/** @typedef {{name: string, type: 'date' | 'level' | 'number' | 'check' | string[], optional?: boolean}} Field */

/** Facts of which a person can have several. @type {Record<string, Field[]>} */
const LISTS = {
  certificates: [{name: 'level', type: 'level'}, {name: 'issuedOn', type: 'date'}, {name: 'relevant', type: 'check'}],
  employments: [{name: 'from', type: 'date'}, {name: 'to', type: 'date', optional: true}, {name: 'relevant', type: 'check'}],
  educations: [
    {name: 'kind', type: ['TECHNICAL_SCHOOL', 'TECHNICAL_SCHOOL_SENIOR_CLASS', 'TECHNICIAN_CLASS', 'SECONDARY_VOCATIONAL', 'HIGHER_VOCATIONAL',
      'JUNIOR_COLLEGE', 'BACHELOR', 'MASTER', 'DOCTORATE', 'SENIOR_HIGH', 'OTHER']},
    {name: 'status', type: ['GRADUATED', 'FINAL_YEAR']}, {name: 'graduatesOn', type: 'date'}, {name: 'relevant', type: 'check'}, {name: 'assessed', type: 'check'}],
  titles: [{name: 'grade', type: ['JUNIOR', 'INTERMEDIATE', 'SENIOR']}, {name: 'obtainedOn', type: 'date'}, {name: 'relevant', type: 'check'}],
  trainings: [{name: 'level', type: 'level'}, {name: 'standardHours', type: 'number'}, {name: 'completedOn', type: 'date'}, {name: 'qualifiedInstitution', type: 'check'}],
  awards: [{name: 'kind', type: ['SKILLS_UPGRADING', 'NEW_APPRENTICESHIP', 'PROJECT_TRAINING', 'SKILL_EVALUATION']}, {name: 'level', type: 'level'},
    {name: 'claimedOn', type: 'date'}, {name: 'relevant', type: 'check'}],
};
/** The lists that can open a level by its routes (REG-04 to REG-06), in the order in which they are asked. @type {Record<number, string[]>} */
const ROUTES = {
  5: ['trainings'], 4: ['certificates', 'employments', 'educations'], 3: ['certificates', 'employments', 'titles', 'educations'],
  2: ['certificates', 'employments', 'titles'], 1: ['certificates', 'employments', 'titles'],
};
/** The occupation of an award for another one: it counts for the limits of a year only (SUB-04, SUB-05). */
const OTHER_OCCUPATION = 'OTHER';
const LEVELS = [5, 4, 3, 2, 1];
const DAYS = ['eligibleOn', 'registerFrom', 'registerBy', 'lastExamDay', 'certificateNotBefore', 'claimFrom', 'claimBy'];

/** How long after the registration the exam is supposed to be where no batch is announced: some day in the year of the next claims. */
const SUPPOSED_DAYS = 28;
const DAY = 86_400_000;

/**
 * What a person needs for a level. Facts that may open the level are asked until it is open; then earlier subsidies and the facts that
 * the service names as unknown, the first of them first, until none is left. Without an announced batch the subsidy is planned on a
 * supposed one, whose days are not shown.
 */
export class Pathway {

  /** @type {any[]} */ occupations = [];
  /** @type {any} */ facts = null;
  /** @type {any} */ way = null;
  /** The way through a supposed batch; null if a batch is announced or the level never opens. @type {any} */ supposed = null;
  /** What the rules say about the level today; null if a batch is announced. @type {any} */ level = null;
  /** @type {Set<string>} */ asked = new Set();
  checks = 0;

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  async open() {
    this.occupations = (await this.page.api.get('/v1/occupations')).items;
    if (this.facts) {
      await this.check();
    }
  }

  /** The answer to the last question counts, whichever comes last. */
  async check() {
    const check = ++this.checks;
    const {api} = this.page;
    const way = await api.post('/v1/pathway-checks', this.facts);
    const [supposed, eligibility] = way.batch ? [null, null] : await Promise.all([
      way.eligibleOn ? api.post('/v1/pathway-checks', {...this.facts, batches: [batchFrom(way.eligibleOn, this.facts.goalLevel)]}) : null,
      api.post('/v1/eligibility-checks', {occupationCode: this.facts.occupationCode, candidate: this.facts.candidate}),
    ]);
    if (check === this.checks) {
      this.way = way;
      this.supposed = supposed;
      this.level = eligibility?.levels.find((/** @type {any} */ one) => one.level === this.facts.goalLevel);
    }
  }

  /** The next question: a list of facts, one unknown fact, or none. @returns {string | null} */
  get question() {
    const {way, supposed} = this;
    const isOpen = way.batch ? way.eligibleOn && way.eligibleOn <= way.registerFrom : this.level.eligible;
    if (!isOpen) {
      const list = ROUTES[this.facts.goalLevel].find(name => !this.asked.has(name));
      if (list || !supposed) {
        return list ? `list.${list}` : null;
      }
    }
    if (!this.asked.has('awards')) {
      return 'list.awards';
    }
    return (supposed ?? way).unknowns?.map((/** @type {any} */ one) => one.fact).find((/** @type {string} */ fact) => !this.asked.has(fact)) ?? null;
  }

  render() {
    return html`<h2 tabindex="-1">${t('menu.pathway')}</h2>
      ${this.way ? html`${this.ask()}${this.result()}${this.stated()}` : this.first()}`;
  }

  first() {
    return html`<p class="help">${t('pathway.help')}</p>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.begin(event)}>
        <div class="fields">
          <label class="field">${t('occupation')}<select name="occupationCode" required>${this.occupations.map(one => html`
            <option value=${one.code}>${language === 'en' ? one.nameEn : one.name}</option>`)}</select></label>
          <label class="field">${t('goalLevel')}<select name="goalLevel">${LEVELS.map(level => html`<option value=${level}>${t(`level.${level}`)}</option>`)}</select></label>
          <label class="field">${t('birthDate')}<input name="birthDate" type="date" required></label>
          <label class="field">${t('courseFee')}<input name="courseFee" inputmode="decimal" pattern="[0-9]{1,6}([.][0-9]{2})?"></label>
        </div>
        <p><button type="submit" class="main">${t('next')}</button></p></form>`;
  }

  /** @param {SubmitEvent} event */
  begin(event) {
    event.preventDefault();
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const fee = String(entered.get('courseFee'));
    this.facts = {
      occupationCode: entered.get('occupationCode'), goalLevel: Number(entered.get('goalLevel')), bases: {}, awards: [],
      ...fee ? {courseFee: fee.includes('.') ? fee : `${fee}.00`} : {},
      candidate: {birthDate: entered.get('birthDate'), certificates: [], employments: [], educations: [], titles: [], trainings: []},
    };
    return this.next();
  }

  /** Checks again, and moves the reader to what comes next. @param {() => void} [undo] if the service refuses the facts */
  async next(undo = () => {}) {
    if (await this.page.perform(() => this.check())) {
      queueMicrotask(() => /** @type {HTMLElement | null} */ (document.querySelector('#question, #way'))?.focus());
    } else {
      undo();
    }
  }

  restart() {
    this.facts = null;
    this.way = null;
    this.asked.clear();
    this.page.redraw();
    this.page.focusHeading();
  }

  ask() {
    const question = this.question;
    if (!question) {
      return nothing;
    }
    const name = question.replace('list.', '');
    return html`<section class="banner" aria-labelledby="question">
      <h3 id="question" tabindex="-1">${t(question)}</h3>
      ${question.startsWith('list.') ? this.listForm(name) : html`<p class="buttons">
        ${['yes', 'no', 'unknown'].map(answer => html`<button type="button" @click=${() => this.know(question, answer)}>${t(answer)}</button>`)}</p>`}
    </section>`;
  }

  /** @param {string} fact such as bases.SOCIAL_INSURANCE @param {string} answer */
  know(fact, answer) {
    this.asked.add(fact);
    if (answer !== 'unknown') {
      this.facts.bases[fact.replace('bases.', '')] = answer === 'yes';
    }
    return this.next();
  }

  /** @param {string} name */
  listForm(name) {
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.add(event, name)}>
      <div class="fields">${LISTS[name].map(field => input(field))}</div>
      <p class="buttons"><button type="submit" class="main">${t('pathway.add')}</button>
        <button type="button" @click=${() => this.pass(name)}>${t(this.entries(name).length ? 'pathway.more' : 'none')}</button></p></form>`;
  }

  /** @param {string} name @returns {any[]} */
  entries(name) {
    return name === 'awards' ? this.facts.awards : this.facts.candidate[name];
  }

  /** @param {string} name */
  pass(name) {
    this.asked.add(name);
    return this.next();
  }

  /** @param {SubmitEvent} event @param {string} name */
  add(event, name) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const entered = new FormData(form);
    /** @type {Record<string, any>} */
    const entry = {};
    for (const {name: key, type} of LISTS[name]) {
      const value = String(entered.get(key) ?? '');
      if (type === 'check') {
        entry[key] = value === 'on';
      } else if (value) {
        entry[key] = type === 'level' || type === 'number' ? Number(value) : value;
      }
    }
    const list = this.entries(name);
    list.push(name === 'awards' ? award(entry, this.facts.occupationCode) : entry);
    form.reset();
    return this.next(() => list.pop());
  }

  stated() {
    const entries = Object.keys(LISTS).flatMap(name => this.entries(name).map((/** @type {any} */ entry) => ({name, entry})));
    return html`<h3>${t('pathway.stated')}</h3>
      <ul class="facts"><li>${t('goalLevel')}: ${t(`level.${this.facts.goalLevel}`)}</li><li>${t('birthDate')}: ${this.facts.candidate.birthDate}</li>
        ${entries.map(({name, entry}) => html`<li>${words(name, entry)}
          <button type="button" aria-label=${t('pathway.remove', words(name, entry))} @click=${() => this.remove(name, entry)}>×</button></li>`)}
        ${Object.entries(this.facts.bases).map(([basis, isSo]) => html`<li>${t(`bases.${basis}`)} ${t(isSo ? 'yes' : 'no')}</li>`)}</ul>
      <p class="buttons"><button type="button" @click=${() => this.restart()}>${t('pathway.again')}</button></p>`;
  }

  /** @param {string} name @param {any} entry */
  remove(name, entry) {
    const list = this.entries(name);
    list.splice(list.indexOf(entry), 1);
    this.asked.delete(name);
    return this.next();
  }

  result() {
    const {way} = this;
    if (!way.batch) {
      return this.withoutBatch();
    }
    return html`<h3 id="way" tabindex="-1">${t('pathway.result')}</h3>
      <dl class="figures">
        ${DAYS.filter(day => way[day]).map(day => html`<div><dt>${t(day)}</dt><dd>${way[day]}</dd></div>`)}
        <div><dt>${t('cost')}</dt><dd>${way.cost}</dd></div>
        <div><dt>${t('subsidy')}</dt><dd>${way.subsidy.amount} (${t(`outcome.${way.subsidy.outcome}`)})</dd></div>
        <div><dt>${t('net')}</dt><dd>${way.net}</dd></div></dl>
      ${way.provisional ? html`<p>${t('provisional')}</p>` : nothing}
      <h3>${t('steps')}</h3>
      <ol class="steps">${way.steps.map((/** @type {any} */ step) => html`<li><strong>${t(`step.${step.code}`)}</strong>
        ${[step.from, step.until].filter(Boolean).join(' – ')}
        ${step.documents.length ? documentsView(step.documents) : nothing}
        ${step.findings.map(findingView)}</li>`)}</ol>`;
  }

  /** What is known without a batch: from when, what is missing, the documents and the subsidy. */
  withoutBatch() {
    const {way, supposed, level} = this;
    return html`<h3 id="way" tabindex="-1">${t('pathway.result')}</h3>
      <p>${level.eligible ? t('pathway.no-batch.open') : way.eligibleOn ? t('pathway.no-batch.later', way.eligibleOn) : t('pathway.closed')}</p>
      ${supposed ? html`<dl class="figures">
          <div><dt>${t('eligibleOn')}</dt><dd>${way.eligibleOn}</dd></div>
          <div><dt>${t('subsidy')}</dt><dd>${supposed.subsidy.amount} (${t(`outcome.${supposed.subsidy.outcome}`)})</dd></div></dl>
        ${documentsView(supposed.steps[0].documents)}
        <p class="help">${t('pathway.no-batch.help')}</p>` : nothing}
      ${level.eligible ? nothing : html`<h3>${t('pathway.missing')}</h3>
        <ul class="steps">${level.routes.map((/** @type {any} */ route) => html`<li><strong>${route.code}</strong>
          ${route.earliestMetOn ? t('pathway.route.from', route.earliestMetOn) : t('pathway.route.never')}
          ${route.findings.map(findingView)}</li>`)}</ul>`}`;
  }
}

/** @param {string[]} codes */
const documentsView = codes => html`<div>${t('documents')}: ${codes.map(code => t(`doc.${code}`)).join(language === 'en' ? ', ' : '、')}</div>`;

/** @param {any} finding */
const findingView = finding => html`<div><span class=${finding.verdict}>${t(finding.verdict)}</span> ${finding.rule}: ${finding.message}
  <span class="citation" lang="zh-CN">${finding.citation.document} ${finding.citation.article}</span></div>`;

/** A batch that opens on the day. @param {string} day @param {number} level */
const batchFrom = (day, level) => ({
  id: 'supposed', levels: [level], registrationFrom: day, registrationUntil: day, fee: '0.00',
  lastExamDay: new Date(Date.parse(day) + SUPPOSED_DAYS * DAY).toISOString().slice(0, 10),
});

/** An award as the service takes it: level and occupation belong to the skills-upgrading subsidy only. @param {any} entry @param {string} occupation */
const award = ({kind, level, claimedOn, relevant}, occupation) => kind !== 'SKILLS_UPGRADING' ? {kind, claimedOn}
    : {kind, level, claimedOn, occupationCode: relevant ? occupation : OTHER_OCCUPATION};

/** @param {string} name @param {any} entry */
const words = (name, entry) => LISTS[name].filter(field => entry[field.name] !== undefined && entry[field.name] !== false).map(({name: key, type}) =>
  type === 'check' ? t(`field.${key}`) : type === 'level' ? t(`level.${entry[key]}`) : Array.isArray(type) ? t(entry[key]) : `${t(`field.${key}`)} ${entry[key]}`).join(' · ');

/** @param {Field} field */
function input({name, type, optional}) {
  if (type === 'check') {
    return html`<label class="check"><input type="checkbox" name=${name}> ${t(`field.${name}`)}</label>`;
  }
  const values = type === 'level' ? LEVELS.map(String) : type;
  return html`<label class="field">${t(`field.${name}`)}
    ${Array.isArray(values) ? html`<select name=${name}>${values.map(value => html`<option value=${value}>${t(type === 'level' ? `level.${value}` : value)}</option>`)}</select>`
      : html`<input name=${name} type=${type} min=${type === 'number' ? 0 : nothing} ?required=${!optional}>`}</label>`;
}
