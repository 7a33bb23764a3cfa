// @ts-check
/** The one place that names the version of lit-html; the webjar has it in its path. */
export {html, svg, nothing, render} from '/_static/lit-html/3.3.1/lit-html.js';
export {keyed} from '/_static/lit-html/3.3.1/directives/keyed.js';
