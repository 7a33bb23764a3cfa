// @ts-check
import {Refused} from '/web/http.js';
import {render} from '/web/lit.js';
import {SignIn, SignInFailed} from '/web/sign-in/sign-in.js';
import {language} from '/web/texts.js';
import {RoomApi} from './room-api.js';
import {bodyOf, errorsOf, FORMS} from './room-forms.js';
import {t} from './room-texts.js';
import {roomView} from './room-view.js';

const REFRESH = 5_000;
const UNAUTHENTICATED = 401;

/** The page of the invigilators of one room. It reads the room every few seconds and keeps nothing after it is closed. */
export class Room {

  session = '';
  error = '';
  formError = '';
  /** What is wrong with the fields of the form, by their names. @type {Map<string, string>} */ formErrors = new Map();
  isReached = true;
  /** @type {any} */ view = null;
  /** @type {{code: string, endsAt: string} | null} */ code = null;
  /** @type {{name: string, seat: number | null, key: string} | null} */ form = null;
  /** @type {RoomApi | null} */ api = null;
  /** Where the invigilator signs in; null where an access token is entered. @type {SignIn | null} */ provider = null;
  timer = 0;

  async begin() {
    const isReturning = SignIn.isReturning;
    try {
      this.provider = await SignIn.load();
      if (this.provider && isReturning) {
        this.session = await this.provider.finish();
        await this.enter(() => /** @type {SignIn} */ (this.provider).accessToken());
      }
    } catch (e) {
      this.error = this.message(e);
    }
    this.redraw();
  }

  redraw() {
    render(roomView(this), /** @type {HTMLElement} */ (document.getElementById('page')));
  }

  /** @param {SubmitEvent} event */
  async signIn(event) {
    event.preventDefault();
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.session = String(entered.get('session')).trim();
    const token = String(entered.get('token')).trim();
    try {
      await (this.provider ? this.provider.begin(this.session) : this.enter(async () => token));
    } catch (e) {
      this.error = this.message(e);
      this.redraw();
    }
  }

  /** @param {() => Promise<string | null>} token */
  async enter(token) {
    this.api = new RoomApi(this.session, token, language);
    await this.refresh();
    if (this.view) {
      this.timer = setInterval(() => this.refresh(), REFRESH);
    }
  }

  async refresh() {
    try {
      this.view = await this.api?.view();
      this.isReached = true;
      this.error = '';
      if (this.code && Date.parse(this.view.serverTime) >= Date.parse(this.code.endsAt)) {
        this.code = await this.api?.call('POST', 'room-codes');
      }
    } catch (e) {
      this.isReached = false;
      this.error = this.message(e);
      if (e instanceof Refused && e.status === UNAUTHENTICATED) {
        this.leave();
      }
    }
    this.redraw();
  }

  /** Shows the form again, because nobody is signed in any more. */
  leave() {
    clearInterval(this.timer);
    this.view = null;
  }

  /** @param {unknown} e */
  message(e) {
    if (e instanceof Refused) {
      return e.status === UNAUTHENTICATED ? t('signed-out') : e.message;
    }
    return t(e instanceof SignInFailed ? 'sign-in.failed' : 'failed');
  }

  /** @param {string | null} attempt @returns {string} the seat of an attempt, or the whole room */
  whose(attempt) {
    const place = this.view.seats.find((/** @type {any} */ one) => attempt && one.attempt?.id === attempt);
    return place ? `${t('seat')} ${place.seat}` : t('whole-room');
  }

  /** @param {() => Promise<any>} act then the room is read again */
  async perform(act) {
    try {
      await act();
      await this.refresh();
      this.keepFocus('.decisions button');
    } catch (e) {
      this.error = this.message(e);
      this.redraw();
    }
  }

  showCode() {
    return this.perform(async () => {
      this.code = await this.api?.call('POST', 'room-codes');
    });
  }

  hideCode() {
    this.code = null;
    this.redraw();
    this.keepFocus('.actions button');
  }

  /** Leads the keyboard to what comes next, or to the first button, when the button that was pressed is gone. @param {string} selector */
  keepFocus(selector) {
    if (document.activeElement === document.body) {
      const next = document.querySelector(selector) ?? document.querySelector('.actions button');
      /** @type {HTMLElement | null} */ (next)?.focus();
    }
  }

  /** @param {string} id */
  approveGrant(id) {
    return this.perform(async () => this.api?.call('POST', `time-grants/${id}/approval`));
  }

  /** @param {any} interruption @param {'APPROVED' | 'REFUSED'} decision */
  decide(interruption, decision) {
    const to = interruption.to ? {} : {to: this.view.serverTime};
    return this.perform(async () => this.api?.call('POST', `interruptions/${interruption.id}/approval`, {decision, ...to}));
  }

  /** @returns {HTMLDialogElement} */
  get dialog() {
    return /** @type {HTMLDialogElement} */ (document.getElementById('form'));
  }

  /** @param {string} name @param {any} place a seat, or null for the whole room */
  openForm(name, place) {
    this.form = {name, seat: place?.seat ?? null, key: crypto.randomUUID()};
    this.formError = '';
    this.formErrors.clear();
    this.redraw();
    this.dialog.showModal();
  }

  closeForm() {
    this.form = null;
    this.redraw();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = this.form;
    if (!form) {
      return;
    }
    try {
      const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
      const body = await bodyOf(form.name, entered, this.view.startsAt.slice(0, 10), this.view.startsAt.slice(-6));
      const answer = await this.api?.call('POST', FORMS[form.name].path, body, form.key);
      this.dialog.close();
      this.say(form.name === 'rescue' ? t('rescued', answer.added) : t('done'));
      await this.refresh();
    } catch (e) {
      this.refuse(form.name, e);
    }
  }

  /** Shows why a form was refused, at the fields as far as it has them, and leads to the first of these. @param {string} name @param {unknown} e */
  refuse(name, e) {
    this.formErrors = e instanceof Refused ? errorsOf(name, e.violations) : new Map(e instanceof SyntaxError ? [['file', t('not-a-file')]] : []);
    this.formError = this.formErrors.size ? t('fields-invalid') : this.message(e);
    this.redraw();
    /** @type {HTMLElement | null} */ (this.dialog.querySelector('[aria-invalid=true]'))?.focus();
  }

  /** @param {string} text */
  say(text) {
    /** @type {HTMLElement} */ (document.getElementById('live')).textContent = text;
  }
}

document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
document.title = t('title');
new Room().begin();
