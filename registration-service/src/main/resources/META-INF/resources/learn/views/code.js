// @ts-check
import {html, keyed, nothing} from '/web/lit.js';
import {NotRun, ProgramRun} from '../program-run.js';
import {nameOf, t} from '../texts.js';

const LEVELS = [5, 4, 3];
const INDENT = '    ';
const MOST_BYTES = 16 * 1024;

/** The code exercises: a list, and one exercise whose program runs in the browser. */
export class CodeExercises {

  /** @type {any[]} */ exercises = [];
  /** @type {any[] | null} */ programs = null;
  more = '';
  /** @type {any} */ exercise = null;
  source = '';
  isLeaving = false;
  /** @type {ProgramRun | null} */ run = null;
  /** '' or 'loading' or 'running' */ state = '';
  /** @type {import('../program-run.js').Outcome | null} */ outcome = null;
  /** The program of the outcome. */ ran = '';
  failure = '';
  isStored = false;
  /** Of idempotency: the same until the program is stored. */ key = '';

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string[]} address nothing, an exercise, or the own programs */
  async open([what]) {
    const {api} = this.page;
    this.programs = null;
    if (what === 'programs' && api.token) {
      this.exercise = null;
      await this.loadPrograms('');
    } else if (what && what !== 'programs') {
      await this.openExercise(what);
    } else {
      this.exercise = null;
      this.exercises = (await api.get('/v1/code-exercises')).items;
    }
  }

  /** @param {string} code */
  async openExercise(code) {
    const exercise = await this.page.api.get(`/v1/code-exercises/${encodeURIComponent(code)}`);
    if (exercise.code !== this.exercise?.code) {
      this.restart(exercise);
      this.bringBack(exercise.code);
    }
    this.exercise = exercise;
  }

  /** Keeps the program and its outcome in this tab: the page ends while the reader signs in. */
  keep() {
    const {source, ran, outcome} = this;
    sessionStorage.setItem(`program-${this.exercise.code}`, JSON.stringify({source, ran, outcome}));
  }

  /** @param {string} code */
  bringBack(code) {
    Object.assign(this, JSON.parse(sessionStorage.getItem(`program-${code}`) ?? '{}'));
  }

  /** @param {any} exercise */
  restart(exercise) {
    this.close();
    this.source = exercise.starter;
    this.outcome = null;
    this.failure = '';
    this.changed();
  }

  changed() {
    this.isStored = false;
    this.key = crypto.randomUUID();
  }

  close() {
    this.run?.stop();
  }

  /** @param {string} after */
  async loadPrograms(after) {
    const {items, next} = await this.page.api.get(`/v1/code-submissions${after ? `?after=${after}` : ''}`);
    this.programs = after ? [...this.programs ?? [], ...items] : items;
    this.more = next ?? '';
  }

  async start() {
    const {exercise, source} = this;
    this.state = 'loading';
    this.outcome = null;
    this.failure = '';
    this.page.say(t('code.loading'));
    this.page.redraw();
    try {
      const runner = await this.runner();
      this.run = new ProgramRun({pyodideUrl: exercise.pyodideUrl, runner, files: exercise.files, source, checks: exercise.checks}, state => {
        this.state = state;
        this.page.redraw();
      });
      this.outcome = await this.run.outcome;
      this.ran = source;
      this.changed();
      this.keep();
    } catch (e) {
      if (!(e instanceof NotRun)) {
        throw e;
      }
      this.failure = e.message;
    } finally {
      this.run = null;
      this.state = '';
      this.page.redraw();
    }
  }

  /** The program that runs the checks. @returns {Promise<string>} @throws {NotRun} if it can't be loaded */
  async runner() {
    const response = await fetch('exercise_runner.py').catch(() => null);
    if (!response?.ok) {
      throw new NotRun('code.no-python');
    }
    return response.text();
  }

  /** Stores the program with the outcome of its run. */
  store() {
    const {outcome, ran, key, exercise} = this;
    return this.page.perform(async () => {
      const results = (outcome?.results ?? []).map(({name, passed}) => ({name, passed}));
      await this.page.api.post(`/v1/code-exercises/${exercise.code}/submissions`, {source: ran, results}, key);
      this.isStored = true;
      this.page.say(t('code.stored'));
    });
  }

  render() {
    return this.programs ? this.ownPrograms(this.programs) : this.exercise ? this.shown(this.exercise) : this.list();
  }

  list() {
    return html`<h2 tabindex="-1">${t('menu.code')}</h2><p class="help">${t('code.help')}</p>
      ${this.page.api.token ? html`<p><a href="#/code/programs">${t('code.programs')}</a></p>` : nothing}
      ${LEVELS.map(level => html`<h3>${t(`level.${level}`)}</h3><ul>${this.exercises.filter(one => one.level === level).map(one => html`<li>
        <a href="#/code/${one.code}">${one.title}</a> <span class="help">${nameOf(one.function)}</span></li>`)}</ul>`)}`;
  }

  /** @param {any[]} programs */
  ownPrograms(programs) {
    return html`<h2 tabindex="-1">${t('code.programs')}</h2><p><a href="#/code">← ${t('code.back')}</a></p><p class="help">${t('code.word')}</p>
      ${programs.map(one => html`<details><summary>${one.exercise} · ${one.submittedAt.slice(0, 10)} ·
        ${t('code.passed', one.results.filter((/** @type {any} */ check) => check.passed).length, one.results.length)}</summary>
        <pre class="program" tabindex="0">${one.source}</pre></details>`)}
      ${programs.length ? nothing : html`<p>${t('none')}</p>`}
      ${this.more ? html`<p><button type="button" @click=${() => this.page.perform(() => this.loadPrograms(this.more))}>${t('more')}</button></p>` : nothing}
      ${programs.length ? html`<p class="buttons"><button type="button" @click=${() => this.erase()}>${t('code.delete')}</button></p>` : nothing}`;
  }

  async erase() {
    if (confirm(t('code.delete.sure'))) {
      await this.page.perform(async () => {
        await this.page.api.call('DELETE', '/v1/code-submissions');
        await this.loadPrograms('');
      });
    }
  }

  /** @param {any} exercise */
  shown(exercise) {
    const tooLong = new TextEncoder().encode(this.source).length > MOST_BYTES;
    return html`<h2 tabindex="-1">${exercise.title}</h2><p><a href="#/code">← ${t('code.back')}</a></p>
      <p class="meta">${t(`level.${exercise.level}`)} · ${nameOf(exercise.function)}</p>
      <p class="explanation" lang="zh-CN">${exercise.task}</p>
      ${Object.entries(exercise.files).map(([name, content]) => html`<details><summary>${t('code.file', name)}</summary><pre class="program" tabindex="0">${content}</pre></details>`)}
      ${exercise.pyodideUrl ? nothing : html`<p class="banner">${t('code.none')}</p>`}
      ${keyed(exercise.code, html`<label class="field">${t('code.program')}<textarea class="editor" rows="16" spellcheck="false" autocapitalize="off" autocomplete="off"
        wrap="off" aria-describedby="editor-help" .value=${this.source}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.indent(event)} @input=${(/** @type {InputEvent} */ event) => this.edited(event)}></textarea></label>`)}
      <p class="help" id="editor-help">${t('code.keys')}</p>
      ${tooLong ? html`<p class="error" role="alert">${t('code.too-large')}</p>` : nothing}
      <p class="buttons">
        ${exercise.pyodideUrl ? this.state
          ? html`<button type="button" id="stop" @click=${() => this.run?.stop()}>${t('code.stop')}</button>`
          : html`<button type="button" id="run" class="main" ?disabled=${tooLong} @click=${() => this.start()}>${t('code.run')}</button>` : nothing}
        <button type="button" @click=${() => { this.restart(exercise); this.keep(); this.page.redraw(); }}>${t('code.restart')}</button></p>
      <div role="status">${this.state ? html`<p>${t(`code.${this.state}`)}</p>` : nothing}${this.failure ? html`<p class="error">${t(this.failure)}</p>` : nothing}
        ${this.outcome ? this.results(this.outcome) : nothing}</div>
      ${this.outcome ? this.afterwards(exercise) : nothing}
      ${this.elsewhere(exercise)}`;
  }

  /** @param {import('../program-run.js').Outcome} outcome */
  results({error, results, output}) {
    return html`<section class="feedback ${results.every(one => one.passed) ? 'right-answer' : 'wrong-answer'}">
      <p>${t('code.passed', results.filter(one => one.passed).length, results.length)}</p>
      ${error ? html`<p class="error">${t('code.error', error)}</p>` : nothing}
      <ul class="checks">${results.map(one => html`<li>${one.passed ? `✓ ${t('code.check.passed')}` : `✗ ${t('code.check.failed')}`} ·
        <span lang="zh-CN">${one.name}${one.hint ? `：${one.hint}` : ''}</span></li>`)}</ul>
      ${output ? html`<h3>${t('code.output')}</h3><pre class="program" tabindex="0">${output}</pre>` : nothing}</section>`;
  }

  /** @param {any} exercise */
  afterwards(exercise) {
    return html`<details><summary>${t('explanation')}</summary><p class="explanation" lang="zh-CN">${exercise.explanation}</p></details>
      ${!this.page.api.token ? html`<p class="help">${t('code.sign-in')}</p>`
        : this.isStored ? html`<p>✓ ${t('code.stored')} <a href="#/code/programs">${t('code.programs')}</a></p>`
        : html`<p class="buttons"><button type="button" id="store" @click=${() => this.store()}>${t('code.store')}</button></p><p class="help">${t('code.word')}</p>`}`;
  }

  /** @param {any} exercise */
  elsewhere(exercise) {
    const files = Object.entries(exercise.files);
    return html`<details ?open=${!exercise.pyodideUrl}><summary>${t('code.own')}</summary>
      <ol><li>${t('code.own.python')}</li>
        <li>${t('code.own.files')} <span class="buttons">
          ${files.map(([name, content]) => html`<button type="button" @click=${() => save(name, content)}>${name}</button>`)}
          <button type="button" @click=${() => this.page.perform(async () => save('exercise_runner.py', await this.runner()))}>exercise_runner.py</button>
          <button type="button" @click=${() => save('exercise.json', JSON.stringify({source: this.source, checks: exercise.checks}))}>exercise.json</button></span></li>
        <li>${t('code.own.run')} <code>python3 exercise_runner.py &lt; exercise.json</code></li><li>${t('code.own.results')}</li></ol></details>`;
  }

  /** Tab indents; after Escape it leaves the editor, so that the keyboard is never trapped. @param {KeyboardEvent} event */
  indent(event) {
    const isTab = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isTab && !this.isLeaving) {
      const editor = /** @type {HTMLTextAreaElement} */ (event.target);
      event.preventDefault();
      editor.setRangeText(INDENT, editor.selectionStart, editor.selectionEnd, 'end');
      this.source = editor.value;
      this.page.redraw();
    }
    this.isLeaving = event.key === 'Escape';
  }

  /** @param {InputEvent} event */
  edited(event) {
    this.source = /** @type {HTMLTextAreaElement} */ (event.target).value;
    this.keep();
    this.page.redraw();
  }
}

/** Saves a file on this computer. @param {string} name @param {string} content */
function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], {type: 'text/plain'}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
