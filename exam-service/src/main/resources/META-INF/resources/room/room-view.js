// @ts-check
import {html, nothing} from '/web/lit.js';
import {FORMS, INCIDENT_KINDS} from './room-forms.js';
import {hour, minute, t} from './room-texts.js';

/** @typedef {import('./room.js').Room} Room */

/** The whole page. @param {Room} page */
export const roomView = page => html`
  <header><h1>${t('title')}</h1>
    ${page.view ? html`<p>${t(`subject.${page.view.subject}`)} · ${page.view.startsAt.slice(0, 10)} ${minute(page.view.startsAt)} – ${minute(page.view.endsAt)}</p>
      <p role="status">${page.isReached ? t('fresh', hour(page.view.serverTime)) : t('failed')}</p>` : nothing}</header>
  <main>${page.view ? room(page) : signIn(page)}</main>`;

/** @param {Room} page */
const signIn = page => html`<form class="card" autocomplete="off" @submit=${(/** @type {SubmitEvent} */ event) => page.signIn(event)}>
  <h2>${t('sign-in')}</h2>
  <label class="field">${t('session')}<input name="session" required pattern="[0-9a-fA-F\\-]{36}" .value=${page.session}></label>
  ${page.provider ? html`<p class="help">${t('provider.help')}</p>` : html`
    <label class="field">${t('token')}<input name="token" type="password" required autocomplete="off" aria-describedby="token-help"></label>
    <p class="help" id="token-help">${t('token.help')}</p>`}
  ${page.error ? html`<p class="error" role="alert">${page.error}</p>` : nothing}
  <button type="submit" class="main">${t('enter')}</button></form>`;

/** @param {Room} page */
const room = page => html`
  ${page.error ? html`<p class="error" role="alert">${page.error}</p>` : nothing}
  <div class="actions">
    <button type="button" @click=${() => page.showCode()}>${t('code')}</button>
    ${['grant', 'interruption', 'notice', 'incident', 'rescue'].map(name => html`
      <button type="button" @click=${() => page.openForm(name, null)}>${t(name)}</button>`)}
  </div>
  ${page.code ? html`<section class="banner"><h2>${t('code')}</h2><p class="room-code">${page.code.code}</p>
    <p>${t('code.until', hour(page.code.endsAt))} <button type="button" @click=${() => page.hideCode()}>${t('code.hide')}</button></p></section>` : nothing}
  ${decisions(page)}
  ${incidents(page)}
  <div class="wide" tabindex="0" role="group" aria-label=${t('seats')}><table class="seats"><caption>${t('seats')}</caption>
    <thead><tr>${['seat', 'candidate', 'state', 'connection', 'progress', 'unsent', 'deadline', 'incidents', 'actions']
      .map(name => html`<th scope="col">${t(name)}</th>`)}</tr></thead>
    <tbody>${page.view.seats.map((/** @type {any} */ seat) => row(page, seat))}</tbody></table></div>
  ${dialog(page)}`;

/** @param {Room} page @param {any} place */
function row(page, place) {
  const attempt = place.attempt;
  const isLost = attempt && attempt.state !== 'SEALED' && !attempt.connected;
  const incidents = page.view.incidents.filter((/** @type {any} */ one) => attempt && one.attempt === attempt.id);
  return html`<tr class=${isLost || place.locked ? 'alarm' : ''}>
    <th scope="row">${place.seat}</th>
    <td>${place.checkedIn ? t('yes') : t('no')}</td>
    <td>${t(`state.${attempt?.state ?? 'NONE'}`)}${attempt?.closedBecause ? html`<br>${t(`closed.${attempt.closedBecause}`)}` : nothing}${place.locked ? html`<br><strong class="error">${t('locked')}</strong>` : nothing}</td>
    <td>${!attempt || attempt.state === 'SEALED' ? '–' : attempt.connected ? t('connected') : t('lost', hour(attempt.lastSeenAt))}</td>
    <td>${attempt ? `${attempt.answered} / ${attempt.positions}` : '–'}</td>
    <td>${attempt?.unsent ?? '–'}</td>
    <td>${hour(attempt?.deadline ?? null)}${attempt?.grantedSeconds ? html`<br>${t('granted', Math.round(attempt.grantedSeconds / 60))}` : nothing}</td>
    <td>${incidents.map((/** @type {any} */ one) => html`<div>${hour(one.recordedAt)} ${t(`kind.${one.kind}`)}</div>`)}</td>
    <td>${seatActions(page, place)}</td></tr>`;
}

/** @param {Room} page @param {any} place */
const seatActions = (page, place) => {
  const {attempt} = place;
  const ofAttempt = attempt?.state === 'SEALED' ? ['incident'] : attempt ? ['release', 'grant', 'notice', 'incident'] : [];
  const names = !attempt && place.locked ? ['release'] : ofAttempt;
  return names.map(name => html`<button type="button" aria-label="${t(name)}, ${t('seat')} ${place.seat}"
      @click=${() => page.openForm(name, place)}>${t(name)}</button> `);
};

/** Time grants and interruptions that wait for a second person. @param {Room} page */
const decisions = page => {
  const grants = page.view.timeGrants.filter((/** @type {any} */ one) => !one.inForce);
  const interruptions = page.view.interruptions.filter((/** @type {any} */ one) => !one.decision);
  return grants.length + interruptions.length ? html`<section class="banner decisions"><h2>${t('waiting')}</h2>
    <ul>${grants.map((/** @type {any} */ one) => html`<li>${t('grant.is', one.seconds / 60, page.whose(one.attempt), one.reason)}
      <button type="button" @click=${() => page.approveGrant(one.id)}>${t('approve')}</button></li>`)}
    ${interruptions.map((/** @type {any} */ one) => html`<li>${t('interruption.is', hour(one.from), one.to ? hour(one.to) : t('interruption.open'), page.whose(one.attempt), one.cause)}
      <button type="button" @click=${() => page.decide(one, 'APPROVED')}>${t('approve')}</button>
      <button type="button" @click=${() => page.decide(one, 'REFUSED')}>${t('refuse')}</button></li>`)}</ul></section>` : nothing;
};

/** What has happened in the room, the newest first. @param {Room} page */
const incidents = page => page.view.incidents.length ? html`<details class="incidents"><summary>${t('incidents')} (${page.view.incidents.length})</summary>
  <ul>${[...page.view.incidents].reverse().map((/** @type {any} */ one) => html`<li>${hour(one.recordedAt)} ${t(`kind.${one.kind}`)},
    ${page.whose(one.attempt)}: ${one.description}</li>`)}</ul></details>` : nothing;

/** @param {Room} page */
function dialog(page) {
  const form = page.form && FORMS[page.form.name];
  return html`<dialog id="form" aria-labelledby="form-heading" @close=${() => page.closeForm()}>
    ${form && page.form ? html`<form class="form" @submit=${(/** @type {SubmitEvent} */ event) => page.submit(event)}>
      <h2 id="form-heading">${t(page.form.name)}</h2>
      ${form.forSeat === 'none' ? nothing : target(page, form.forSeat)}
      ${form.fields.map(field => html`<div class="entry"><label>${t(field.name)}${input(field, page)}</label>${error(field.name, page)}</div>`)}
      ${page.formError ? html`<p class="error" role="alert">${page.formError}</p>` : nothing}
      <p class="buttons"><button type="submit" class="main">${t('send')}</button>
        <button type="button" @click=${() => page.dialog.close()}>${t('cancel')}</button></p></form>` : nothing}</dialog>`;
}

/** @param {Room} page @param {'attempt' | 'seat'} forSeat */
const target = (page, forSeat) => html`<div class="entry"><label>${t('for')}<select name="target" aria-invalid=${page.formErrors.has('target')}
    aria-describedby=${describedBy('target', page)}>
  ${forSeat === 'attempt' ? html`<option value="">${t('whole-room')}</option>` : nothing}
  ${page.view.seats.filter((/** @type {any} */ one) => forSeat === 'seat' || one.attempt).map((/** @type {any} */ one) => html`
    <option value=${forSeat === 'seat' ? one.seat : one.attempt.id} .selected=${one.seat === page.form?.seat}>${t('seat')} ${one.seat}</option>`)}
</select></label>${error('target', page)}</div>`;

/** What is wrong with a field. @param {string} name @param {Room} page */
const error = (name, page) => page.formErrors.has(name) ? html`<p class="error" id=${`${name}-error`}>${page.formErrors.get(name)}</p>` : nothing;

/** @param {string} name @param {Room} page */
const describedBy = (name, page) => page.formErrors.has(name) ? `${name}-error` : nothing;

/** @param {import('./room-forms.js').Field} field @param {Room} page */
function input({name, type, required}, page) {
  const isInvalid = page.formErrors.has(name);
  const error = describedBy(name, page);
  switch (type) {
    case 'kind':
      return html`<select name=${name} aria-invalid=${isInvalid} aria-describedby=${error}>${INCIDENT_KINDS.map(kind => html`<option value=${kind}>${t(`kind.${kind}`)}</option>`)}</select>`;
    case 'minutes':
      return html`<input name=${name} type="number" min="1" max="240" ?required=${required} aria-invalid=${isInvalid} aria-describedby=${error}>`;
    case 'time':
      return html`<input name=${name} type="time" step="1" ?required=${required} aria-invalid=${isInvalid} aria-describedby=${error} .value=${required ? hour(page.view.serverTime) : ''}>`;
    case 'file':
      return html`<input name=${name} type="file" accept="application/json,.json" ?required=${required} aria-invalid=${isInvalid} aria-describedby=${error}>`;
    default:
      return html`<textarea name=${name} rows="2" maxlength="500" ?required=${required} aria-invalid=${isInvalid} aria-describedby=${error}></textarea>`;
  }
}
