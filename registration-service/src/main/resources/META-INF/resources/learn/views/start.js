// @ts-check
import {html} from '/web/lit.js';
import {t} from '../texts.js';

const DOORS = ['pathway', 'guide', 'lessons', 'practice', 'mock', 'code', 'scenario', 'progress', 'letters'];

/** The doors to the other views. */
export class Start {

  open() {}

  render() {
    return html`<h2 tabindex="-1">${t('title')}</h2>
      <ul class="doors">${DOORS.map(name => html`<li><a href="#/${name}"><strong>${t(`menu.${name}`)}</strong>${t(`door.${name}`)}</a></li>`)}</ul>`;
  }
}
