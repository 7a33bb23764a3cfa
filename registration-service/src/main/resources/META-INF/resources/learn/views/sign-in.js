// @ts-check
import {html} from '/web/lit.js';
import {t} from '../texts.js';

/** Takes an access token of the operator's identity provider. */
export class SignIn {

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  open() {}

  render() {
    return html`<h2 tabindex="-1">${t('menu.sign-in')}</h2>
      <form class="card login" autocomplete="off" @submit=${(/** @type {SubmitEvent} */ event) => this.enter(event)}>
        <label class="field">${t('token')}<input name="token" type="password" required autocomplete="off" aria-describedby="token-help"></label>
        <p class="help" id="token-help">${t('sign-in.help')}</p>
        <button type="submit" class="main">${t('menu.sign-in')}</button></form>`;
  }

  /** @param {SubmitEvent} event */
  enter(event) {
    event.preventDefault();
    return this.page.signedIn(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('token')).trim());
  }
}
