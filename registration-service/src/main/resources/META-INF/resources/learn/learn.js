// @ts-check
import {Refused, Unreachable} from '/web/http.js';
import {html, nothing, render} from '/web/lit.js';
import {SignIn as Provider, SignInFailed} from '/web/sign-in/sign-in.js';
import {language, setLanguage} from '/web/texts.js';
import {Api} from './api.js';
import {Store} from './store.js';
import {t} from './texts.js';
import {PracticeSets} from './practice-sets.js';
import {CodeExercises} from './views/code.js';
import {Guide} from './views/guide.js';
import {Lessons} from './views/lessons.js';
import {Letters} from './views/letters.js';
import {MockExam, WAITING} from './views/mock-exam.js';
import {Pathway} from './views/pathway.js';
import {Practice} from './views/practice.js';
import {Progress} from './views/progress.js';
import {Scenarios} from './views/scenario.js';
import {SignIn} from './views/sign-in.js';
import {Start} from './views/start.js';

/**
 * One view of the page; the router opens it by its name in the fragment of the address.
 *
 * @typedef {object} View
 * @property {(rest: string[]) => void | Promise<void>} open called when the address leads to it, with what follows its name
 * @property {() => void} [close] called when the address leads elsewhere
 * @property {() => unknown} render
 */

/** A new view is named here, in the menu and in the service worker. @type {Record<string, new (page: Page) => View>} */
const VIEWS = {
  start: Start, pathway: Pathway, guide: Guide, lessons: Lessons, practice: Practice, mock: MockExam,
  code: CodeExercises, scenario: Scenarios, progress: Progress, letters: Letters,
  'sign-in': SignIn,
};
const MENU = ['pathway', 'guide', 'lessons', 'practice', 'mock', 'code', 'scenario', 'progress', 'letters'];
const KEPT_LANGUAGE = 'language';

/** The learner's page: the frame around its views. */
export class Page {

  online = true;
  error = '';
  name = 'start';
  isPlanned = false;
  /** @type {Record<string, View>} */ views = {};

  /** @param {Store} store */
  constructor(store) {
    this.api = new Api(reachable => this.network(reachable));
    this.sets = new PracticeSets(this.api, store, () => this.redraw());
  }

  async begin() {
    const failure = Provider.isReturning ? await this.finishSignIn() : '';
    await this.sets.load();
    addEventListener('hashchange', () => this.route());
    addEventListener('online', () => this.sets.send());
    await this.route(false);
    if (failure) {
      this.error = failure;
      this.redraw();
    } else if (this.api.token) {
      this.say(t('signed-in'));
      this.sets.send();
    }
  }

  /** Takes what the identity provider has answered. @returns {Promise<string>} why it failed */
  async finishSignIn() {
    try {
      const provider = await Provider.load();
      if (provider) {
        history.replaceState(null, '', await provider.finish() || '#/start');
        this.api.token = await provider.accessToken();
        this.api.provider = provider;
      }
      return '';
    } catch (e) {
      return this.message(e);
    }
  }

  /** @returns {View} */
  get view() {
    return this.views[this.name] ??= new VIEWS[this.name](this);
  }

  /** Opens the view that the address names. @param {boolean} [isMove] whether the reader has moved, so that the heading gets the focus */
  async route(isMove = true) {
    const [name, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
    if (location.hash === '#main') {
      return;
    }
    const next = Object.hasOwn(VIEWS, name) ? name : 'start';
    if (next !== this.name) {
      this.views[this.name]?.close?.();
    }
    this.name = next;
    this.error = '';
    await this.perform(async () => this.view.open(rest));
    if (isMove) {
      this.focusHeading();
    }
  }

  /** Calls the service again for what is shown, for example in another language. */
  reopen() {
    return this.route(false);
  }

  redraw() {
    if (!this.isPlanned) {
      this.isPlanned = true;
      queueMicrotask(() => {
        this.isPlanned = false;
        document.title = `${t(`menu.${this.name}`)} · ${t('title')}`;
        /** @type {HTMLElement} */ (document.getElementById('skip')).textContent = t('skip');
        render(this.frame(), /** @type {HTMLElement} */ (document.getElementById('page')));
      });
    }
  }

  frame() {
    const link = (/** @type {string} */ name) => html`<li><a href="#/${name}" aria-current=${name === this.name ? 'page' : nothing}>
        ${t(`menu.${name}`)}</a></li>`;
    return html`
      <header>
        <h1><a href="#/start">${t('title')}</a></h1>
        <nav class="menu" aria-label=${t('menu')}><ul>${MENU.map(link)}</ul></nav>
        <div class="right">
          ${this.api.token
            ? html`<button type="button" @click=${() => this.signOut()}>${t('sign-out')}</button>`
            : html`<button type="button" @click=${() => this.signIn()}>${t('menu.sign-in')}</button>`}
          <button type="button" lang=${language === 'en' ? 'zh-CN' : 'en'} @click=${() => this.switchLanguage()}>
            ${language === 'en' ? '中文' : 'English'}</button>
        </div>
      </header>
      ${this.online ? nothing : html`<p class="network off">● ${t('network.off')}</p>`}
      <main id="main" data-view=${this.name}>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        ${this.view.render()}
      </main>`;
  }

  /** Runs a call and shows why it failed. @param {() => Promise<void>} act @returns {Promise<boolean>} whether it was done */
  async perform(act) {
    this.error = '';
    this.redraw();
    try {
      await act();
      return true;
    } catch (e) {
      this.error = this.message(e);
      return false;
    } finally {
      this.redraw();
    }
  }

  /** @param {unknown} e @returns {string} */
  message(e) {
    if (e instanceof Refused && e.status === 401) {
      this.api.token = null;
      return t('expired');
    }
    if (e instanceof SignInFailed) {
      return t('sign-in.failed');
    }
    if (e instanceof Refused) {
      return e.message;
    }
    if (e instanceof Unreachable) {
      return t('failed');
    }
    throw e;
  }

  /** @param {boolean} reachable */
  network(reachable) {
    if (reachable !== this.online) {
      this.online = reachable;
      this.say(t(reachable ? 'network.back' : 'network.off'));
      this.redraw();
      if (reachable) {
        this.sets.send();
      }
    }
  }

  switchLanguage() {
    setLanguage(language === 'en' ? 'zh' : 'en');
    localStorage.setItem(KEPT_LANGUAGE, language);
    return this.reopen();
  }

  /** Leads to the identity provider or, where the operator names none for pages, to the view that takes an access token. */
  signIn() {
    return this.perform(async () => {
      const provider = await Provider.load();
      if (provider) {
        await provider.begin(location.hash);
      } else {
        sessionStorage.setItem('back', location.hash);
        location.hash = '#/sign-in';
      }
    });
  }

  /** @param {string} token */
  async signedIn(token) {
    this.api.token = token;
    await this.sets.load();
    location.hash = sessionStorage.getItem('back') ?? '#/start';
    this.sets.send();
  }

  async signOut() {
    if (this.sets.waiting && !confirm(t('sign-out.waiting', this.sets.waiting))) {
      return;
    }
    const {provider} = this.api;
    this.api.token = null;
    this.api.provider = null;
    this.views = {};
    await this.sets.forget();
    sessionStorage.clear();
    Object.keys(localStorage).filter(key => key.startsWith(WAITING)).forEach(key => localStorage.removeItem(key));
    location.hash = '#/start';
    await this.perform(async () => provider?.end());
  }

  /** Tells a screen reader, politely. @param {string} text */
  say(text) {
    /** @type {HTMLElement} */ (document.getElementById('live')).textContent = text;
  }

  focusHeading() {
    queueMicrotask(() => /** @type {HTMLElement | null} */ (document.querySelector('main h2'))?.focus());
  }
}

async function main() {
  const kept = localStorage.getItem(KEPT_LANGUAGE);
  setLanguage(kept === 'en' || kept === 'zh' ? kept : language);
  navigator.serviceWorker?.register('sw.js').catch(() => {}); // without it the page works, but not without network
  await new Page(await Store.open()).begin();
}

main();
