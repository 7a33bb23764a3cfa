// @ts-check
import {html, nothing, svg} from '/web/lit.js';
import {LEVELS, levelField, needsAccount} from '../answer.js';
import {nameOf, t} from '../texts.js';

const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(1)}%`;

/** The share of right answers of each function with its interval; readiness as the service states it. @param {any[]} functions */
export const shares = functions => html`<div class="wide" tabindex="0" role="group" aria-label=${t('menu.progress')}><table>
  <thead><tr>${['function', 'answered', 'right', 'share'].map(name => html`<th scope="col">${t(`progress.${name}`)}</th>`)}</tr></thead>
  <tbody>${functions.map(({function: code, share}) => html`<tr><th scope="row">${nameOf(code)}</th><td>${share.answered}</td><td>${share.right}</td>
    <td>${share.answered ? html`${interval(share)}${bar(share)}` : t('progress.no-data')}</td></tr>`)}</tbody></table></div>`;

/** @param {{share: number, low: number, high: number}} share */
const interval = ({share, low, high}) => `${percent(share)} (${percent(low)} – ${percent(high)})`;

/** @param {{share: number, low: number, high: number}} share */
const bar = ({share, low, high}) => html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
  ${svg`<rect class="ground" width="100" height="10" /><rect class="interval" x=${low * 100} width=${(high - low) * 100} height="10" />
    <rect class="share" x=${share * 100 - 0.5} width="1" height="10" />`}</svg>`;

/** How far the account has come. */
export class Progress {

  level = LEVELS[0];
  /** @type {any} */ progress = null;

  /** @param {import('../learn.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  async open() {
    this.progress = this.page.api.token ? await this.page.api.get(`/v1/practice-progress?level=${this.level}`) : null;
  }

  /** @param {number} level */
  choose(level) {
    this.level = level;
    return this.page.perform(() => this.open());
  }

  async erase() {
    if (confirm(t('progress.delete.sure'))) {
      await this.page.perform(async () => {
        for (const stored of ['practice-progress', 'code-submissions', 'scenario-sessions']) {
          await this.page.api.call('DELETE', `/v1/${stored}`);
        }
        await this.page.sets.forget();
        await this.open();
      });
    }
  }

  render() {
    if (!this.page.api.token) {
      return needsAccount(this.page, 'progress');
    }
    const readiness = this.progress?.readiness;
    return html`<h2 tabindex="-1">${t('menu.progress')}</h2>
      ${levelField(LEVELS, this.level, level => this.choose(level))}
      ${this.progress ? html`<h3>${t('readiness')}</h3>
        <p>${readiness ? html`<strong>${t(`readiness.${readiness.verdict}`)}</strong> ${interval(readiness.share)}` : t('readiness.none')}</p>
        ${shares(this.progress.functions)}
        <p class="buttons"><button type="button" @click=${() => this.erase()}>${t('progress.delete')}</button></p>` : nothing}`;
  }
}
