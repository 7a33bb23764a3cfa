// @ts-check
import {html, nothing} from '/web/lit.js';
import {language} from '/web/texts.js';
import {t} from './texts.js';
import {duration} from '/web/clock.js';
import {itemView} from './item-view.js';
import {isAnswered, palette} from './palette.js';

/** @typedef {import('./sitting.js').Sitting} Sitting */

/** The whole page. @param {Sitting} page */
export function pageView(page) {
  const {phase, isOver} = page.attempt;
  const views = {ticket, waiting, ready, running, released, cancelled, stopped, receipt};
  return html`
    <header>
      <h1>${t('title')}</h1>
      ${page.attempt.opened ? candidate(page) : nothing}
      ${phase === 'running' ? time(page) : nothing}
      ${settings(page)}
    </header>
    ${page.attempt.opened && phase !== 'receipt' ? network(page) : nothing}
    ${notices(page)}
    ${page.attempt.isSecond ? banner('second') : nothing}
    <main id="main" data-state=${isOver ? 'ended' : phase}>${views[phase](page)}</main>`;
}

/** @param {string} code */
const banner = code => html`<section class="banner"><h2>${t(`${code}.heading`)}</h2><p>${t(`${code}.text`)}</p></section>`;

/** @param {Sitting} page */
const candidate = ({attempt: {opened}}) => html`<dl class="candidate">
  <div><dt>${t('name')}</dt><dd>${opened.candidate.name ?? '–'}</dd></div>
  <div><dt>${t('seat')}</dt><dd>${opened.candidate.seat}</dd></div>
  <div><dt>${t('subject')}</dt><dd>${t(`subject.${opened.subject}`)}</dd></div>
  <div><dt>${t('level')}</dt><dd>${opened.level}</dd></div></dl>`;

/** @param {Sitting} page */
function time({attempt}) {
  const remaining = attempt.remaining;
  return html`<p class="time" role="timer" aria-live="off">${t('time.left')}
    <strong>${remaining === null ? t('time.unknown') : duration(remaining)}</strong>
    ${attempt.clock.exact ? nothing : t('time.about')}</p>`;
}

/** @param {Sitting} page */
const settings = page => html`<div class="settings" role="group" aria-label=${t('settings.font')}>
  <button type="button" aria-label=${t('settings.smaller')} @click=${() => page.setFont(-2)}>A−</button>
  <button type="button" aria-label=${t('settings.larger')} @click=${() => page.setFont(2)}>A+</button>
  ${page.attempt.phase === 'running' ? html`<label><input type="checkbox" .checked=${page.keys}
      @change=${() => page.toggleKeys()}> ${t('settings.keys')}</label>` : nothing}</div>`;

/** @param {Sitting} page */
const network = page => html`<p class="network ${page.online ? 'on' : 'off'}">
  ${page.online ? `✓ ${t('network.on')}` : `● ${page.offlineText}`}
  ${page.online && page.attempt.diskFailed ? html`<strong class="error">${t('disk.full')}</strong>` : nothing}
  ${page.online || !page.attempt.queue ? nothing : rescue(page)}</p>`;

/** @param {Sitting} page */
const rescue = page => html`<button type="button" title=${t('rescue.help')} @click=${() => page.saveRescueFile()}>${t('rescue.save')}</button>`;

/** @param {Sitting} page */
const notices = ({attempt}) => html`<section class="notices" aria-label=${t('notices')} aria-live="polite" ?hidden=${!attempt.notices.length}>
  ${attempt.notices.map(notice => html`<p>${clockTime(notice.at)} ${notice.text}</p>`)}</section>`;

const locale = language === 'en' ? 'en-GB' : 'zh-CN';
const timeZone = 'Asia/Shanghai';

/** @param {string} at */
const clockTime = at => new Date(at).toLocaleTimeString(locale, {hour: '2-digit', minute: '2-digit', timeZone});

/** The day and the time to the second. @param {string} at */
const dayAndTime = at => new Date(at).toLocaleString(locale, {dateStyle: 'long', timeStyle: 'medium', timeZone});

/** @param {Sitting} page */
const ticket = page => html`
  <form class="card" autocomplete="off" @submit=${(/** @type {SubmitEvent} */ event) => page.enter(event)}>
    <h2>${t('ticket.heading')}</h2>
    <label class="field">${t('ticket.code')}
      <textarea name="ticket" rows="3" required spellcheck="false" maxlength="1000" aria-describedby="ticket-help"></textarea></label>
    <p class="help" id="ticket-help">${t('ticket.code.help')}</p>
    <label class="field">${t('ticket.room')}
      <input name="room" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required autocomplete="off" aria-describedby="room-help"></label>
    <p class="help" id="room-help">${t('ticket.room.help')}</p>
    ${page.error ? html`<p class="error" role="alert">${page.error}</p>` : nothing}
    <button type="submit" class="main" ?disabled=${page.busy}>${t('ticket.enter')}</button>
  </form>`;

/** @param {Sitting} page */
const waiting = ({attempt}) => html`<section class="card"><h2>${t('waiting.heading')}</h2><p>${t('waiting.text', clockTime(attempt.opened.opensPaperAt))}</p>
  <p role="status">${attempt.problem}</p></section>`;

/** @param {Sitting} page */
const ready = page => html`<section class="card"><h2>${t('ready.heading')}</h2>
  <p>${t('ready.check')}</p><p>${t('ready.text')}</p>
  ${page.error ? html`<p class="error" role="alert">${page.error}</p>` : nothing}
  <button type="button" class="main" ?disabled=${page.busy || page.attempt.isSecond} @click=${() => page.start()}>${t('ready.start')}</button></section>`;

/** @param {Sitting} page */
const running = page => html`
  ${page.attempt.isOver ? banner('ended') : nothing}
  ${page.attempt.queue?.isRefused ? html`<section class="banner" role="alert"><p class="error">${t('refused.text')} ${page.attempt.problem}</p>${rescue(page)}</section>` : nothing}
  ${page.attempt.hasLost ? html`<section class="banner" role="status"><p>${t('lost.text')}</p>
    <button type="button" @click=${() => page.confirmLoss()}>${t('lost.confirm')}</button></section>` : nothing}
  ${page.attempt.handingIn ? handingIn(page) : nothing}
  <div class="columns">
    <div>${itemView(page)}</div>
    <div>
      ${palette({
        items: page.attempt.items, queue: /** @type {any} */ (page.attempt.queue), current: page.current, flags: page.flags, drafts: page.drafts,
        go: index => page.go(index),
      })}
      <button type="button" class="main" id="hand-in" ?disabled=${page.attempt.readOnly} @click=${() => page.askHandIn()}>${t('handin')}</button>
    </div>
  </div>
  ${handInDialog(page)}`;

/** @param {Sitting} page */
const handingIn = page => html`<section class="banner" role="status"><p>${t('handin.sending')}</p>
  ${page.attempt.queue?.unsent ? html`<p>${t('handin.unsent', page.attempt.queue.unsent)}</p>${rescue(page)}` : nothing}
  <button type="button" @click=${() => page.attempt.cancelHandIn()}>${t('handin.back')}</button></section>`;

/** @param {Sitting} page */
function handInDialog(page) {
  const {items, queue} = page.attempt;
  const numbers = (/** @type {(position: number) => boolean} */ isListed) => items
      .map((item, index) => ({position: item.position, index})).filter(({position}) => isListed(position));
  const open = numbers(position => !isAnswered(/** @type {any} */ (queue), position));
  const flagged = numbers(position => page.flags.has(position));
  const list = (/** @type {typeof open} */ entries) => html`<ul class="numbers">${entries.map(({index}) => html`
    <li><button type="button" @click=${() => page.goFromDialog(index)}>${index + 1}</button></li>`)}</ul>`;
  return html`<dialog id="hand-in-dialog" aria-labelledby="hand-in-heading">
    <h2 id="hand-in-heading">${t('handin.heading')}</h2>
    ${open.length ? html`<p>${t('handin.open')}</p>${list(open)}` : html`<p>${t('handin.all')}</p>`}
    ${flagged.length ? html`<p>${t('handin.flagged')}</p>${list(flagged)}` : nothing}
    <p class="buttons">
      <button type="button" @click=${() => page.closeDialog()}>${t('handin.back')}</button>
      <button type="button" class="main" @click=${() => page.confirmHandIn()}>${t('handin.confirm')}</button></p>
  </dialog>`;
}

/** @param {Sitting} page */
const released = page => html`${banner('released')}
  ${page.attempt.queue?.unsent ? html`<p>${t('released.unsent', page.attempt.queue.unsent)}</p>${rescue(page)}` : nothing}
  <button type="button" @click=${() => page.attempt.finish()}>${t('receipt.finish')}</button>`;

/** The session was cancelled before the time of the candidate began. @param {Sitting} page */
const cancelled = page => html`<section class="card" role="alert"><h2>${t('cancelled.heading')}</h2><p>${t('cancelled.before')}</p>
  <p>${t('cancelled.next')}</p>
  <p class="buttons"><button type="button" class="main" @click=${() => page.attempt.finish()}>${t('receipt.finish')}</button></p></section>`;

/** @param {Sitting} page */
const stopped = page => html`${banner('stopped')}
  ${page.attempt.queue?.unsent ? rescue(page) : nothing}`;

/** @param {Sitting} page */
const receipt = page => {
  const {receipt} = page.attempt;
  const isCancelled = receipt.because === 'CANCELLED';
  return html`<section class="card receipt"><h2>${t(isCancelled ? 'cancelled.heading' : 'receipt.heading')}</h2>
    <p role="status">${t(`receipt.${receipt.because}`)}</p>
    ${isCancelled ? html`<p>${t('cancelled.next')}</p>` : nothing}
    <dl>
      <dt>${t('receipt.code')}</dt><dd class="code">${receipt.receipt}</dd>
      <dt>${t('receipt.at')}</dt><dd><time datetime=${receipt.sealedAt}>${dayAndTime(receipt.sealedAt)}</time></dd>
      <dt>${t('receipt.events')}</dt><dd>${receipt.events}</dd>
      <dt>${t('receipt.head')}</dt><dd class="digest">${receipt.head}</dd></dl>
    ${receipt.unsent && !isCancelled ? html`<p class="error">${t('receipt.unsent', receipt.unsent)}</p>${rescue(page)}` : nothing}
    <p class="buttons no-print"><button type="button" @click=${() => print()}>${t('receipt.print')}</button>
    <button type="button" class="main" @click=${() => page.attempt.finish()}>${t('receipt.finish')}</button></p></section>`;
};
