// @ts-check
import {html, nothing} from '/web/lit.js';
import {language} from '/web/texts.js';
import {needsAccount} from '../answer.js';
import {t} from '../texts.js';

const PDF = 'application/pdf';
const PAGE = 'text/html';
const NOT_FOUND = 404;
const CHANNELS = ['EMAIL', 'SMS'];

/** The letters about the own registrations, and where the account is told that there is a new one. */
export class Letters {

  /** @type {{registration: any, letters: any[]}[]} */ cases = [];
  /** @type {any} null if nothing is stated */ contact = null;
  isStored = false;
  /** What is wrong with the fields of the form, by their names. @type {Map<string, string>} */ errors = new Map();

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  async open() {
    const {api} = this.page;
    this.isStored = false;
    this.errors.clear();
    if (!api.token) {
      return;
    }
    const registrations = (await api.get('/v1/registrations')).items;
    this.cases = await Promise.all(registrations.map(async (/** @type {any} */ registration) =>
      ({registration, letters: await api.get(`/v1/registrations/${registration.id}/letters`)})));
    this.contact = await api.get('/v1/contact').catch((/** @type {any} */ e) => {
      if (e.status !== NOT_FOUND) {
        throw e;
      }
      return null;
    });
  }

  /** Saves a letter as PDF, or as a page where the service has no font for one. @param {any} registration @param {any} letter */
  read(registration, letter) {
    return this.page.perform(async () => {
      const path = `/v1/registrations/${registration.id}/letters/${letter.number}`;
      const file = await this.page.api.file(path, PDF).catch((/** @type {any} */ e) => {
        if (e.code !== 'no-font') {
          throw e;
        }
        return this.page.api.file(path, PAGE);
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `${t(`letter.${letter.kind}`)}-${letter.datedOn}.${file.type.startsWith(PDF) ? 'pdf' : 'html'}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
  }

  /** @param {SubmitEvent} event */
  async state(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const entered = new FormData(form);
    const text = (/** @type {string} */ name) => String(entered.get(name)).trim() || undefined;
    await this.page.perform(async () => {
      this.isStored = false;
      this.errors.clear();
      this.contact = await this.page.api.call('PUT', '/v1/contact', {
        email: text('email'), mobile: text('mobile'), language: language === 'en' ? 'en' : 'zh',
        optOut: CHANNELS.filter(channel => !entered.has(channel)),
      }).catch((/** @type {any} */ e) => {
        this.errors = new Map(e.violations?.map((/** @type {import('/web/http.js').Violation} */ one) => [one.field, one.message]));
        throw e;
      });
      this.isStored = true;
      this.page.say(t('letters.stored'));
    });
    /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid=true]'))?.focus();
  }

  remove() {
    return this.page.perform(async () => {
      await this.page.api.call('DELETE', '/v1/contact');
      this.contact = null;
    });
  }

  render() {
    if (!this.page.api.token) {
      return needsAccount(this.page, 'letters');
    }
    return html`<h2 tabindex="-1">${t('menu.letters')}</h2>
      ${this.cases.length ? this.cases.map(one => this.case(one)) : html`<p>${t('letters.none')}</p>`}
      <p class="help">${t('letters.subsidy')}</p>
      ${this.contactForm()}`;
  }

  /** @param {{registration: any, letters: any[]}} one */
  case({registration, letters}) {
    return html`<h3>${t('letters.registration', t(`level.${registration.level}`), registration.registeredOn)}</h3>
      <ul>${letters.map(letter => html`<li><button type="button" @click=${() => this.read(registration, letter)}>
        ${t(`letter.${letter.kind}`)}, ${letter.datedOn}</button></li>`)}</ul>`;
  }

  /** What is wrong with a field of the form. @param {string} name */
  error(name) {
    return this.errors.has(name) ? html`<p class="error" id=${`${name}-error`}>${this.errors.get(name)}</p>` : nothing;
  }

  contactForm() {
    const {contact} = this;
    return html`<form class="card" @submit=${(/** @type {SubmitEvent} */ event) => this.state(event)}><h3>${t('letters.contact')}</h3>
      <p class="help">${t('letters.contact.help')}</p>
      <label class="field">${t('letters.email')}<input name="email" type="email" maxlength="254" autocomplete="email" .value=${contact?.email ?? ''}
        aria-invalid=${this.errors.has('email')} aria-describedby=${this.errors.has('email') ? 'email-error' : nothing}></label>
      ${this.error('email')}
      <label class="field">${t('letters.mobile')}<input name="mobile" type="tel" maxlength="20" autocomplete="tel" .value=${contact?.mobile ?? ''}
        aria-invalid=${this.errors.has('mobile')} aria-describedby=${this.errors.has('mobile') ? 'mobile-error' : nothing}></label>
      ${this.error('mobile')}
      ${CHANNELS.map(channel => html`<p><label class="check"><input name=${channel} type="checkbox"
        .checked=${!contact?.optOut.includes(channel)}>${t(`letters.by.${channel}`)}</label></p>`)}
      <p class="buttons"><button type="submit" class="main">${t('letters.store')}</button>
        ${contact ? html`<button type="button" @click=${() => this.remove()}>${t('letters.remove')}</button>` : nothing}</p>
      ${this.isStored ? html`<p role="status">✓ ${t('letters.stored')}</p>` : nothing}</form>`;
  }
}
