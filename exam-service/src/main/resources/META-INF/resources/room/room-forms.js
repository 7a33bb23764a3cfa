// @ts-check
/**
 * The forms of the room: what each asks for and which call it makes.
 *
 * @typedef {{name: string, type: 'text' | 'minutes' | 'time' | 'kind' | 'file', required: boolean}} Field
 * @typedef {{path: string, forSeat: 'attempt' | 'seat' | 'none', fields: Field[]}} Form
 */
const field = (/** @type {string} */ name, /** @type {Field['type']} */ type = 'text', required = true) => ({name, type, required});

/** @type {Record<string, Form>} */
export const FORMS = {
  grant: {path: 'time-grants', forSeat: 'attempt', fields: [field('minutes', 'minutes'), field('reason')]},
  interruption: {
    path: 'interruptions', forSeat: 'attempt', fields: [field('from', 'time'), field('to', 'time', false), field('cause')],
  },
  notice: {path: 'notices', forSeat: 'attempt', fields: [field('text')]},
  incident: {path: 'incidents', forSeat: 'attempt', fields: [field('kind', 'kind'), field('description')]},
  release: {path: 'device-releases', forSeat: 'seat', fields: [field('reason')]},
  rescue: {path: 'rescue-files', forSeat: 'none', fields: [field('file', 'file')]},
};

export const INCIDENT_KINDS = ['DISTURBANCE', 'EQUIPMENT', 'HEALTH', 'SUSPECTED_MISCONDUCT', 'OTHER'];

/**
 * What the service says about the fields of a form, by their names. What concerns no single field, such as a part of a file, is said of the first.
 *
 * @param {string} name of the form @param {import('/web/http.js').Violation[]} violations @returns {Map<string, string>}
 */
export function errorsOf(name, violations) {
  const {fields, forSeat} = FORMS[name];
  /** @type {Map<string, string>} */
  const errors = new Map();
  for (const {field: path, message} of violations) {
    const isTarget = forSeat !== 'none' && ['attempt', 'seat'].includes(path);
    const key = isTarget ? 'target' : fields.find(one => one.name === path)?.name ?? fields[0].name;
    errors.set(key, [errors.get(key), message].filter(Boolean).join('; '));
  }
  return errors;
}

/**
 * The body of a call from what was entered.
 *
 * @param {string} name of the form @param {FormData} entered @param {string} day of the session, such as 2026-12-01
 * @param {string} zone of the service's times, such as +08:00
 * @returns {Promise<object>} @throws {SyntaxError} if a file is no rescue file
 */
export async function bodyOf(name, entered, day, zone) {
  const form = FORMS[name];
  if (name === 'rescue') {
    return JSON.parse(await /** @type {File} */ (entered.get('file')).text());
  }
  /** @type {Record<string, any>} */
  const body = {};
  for (const {name: key, type} of form.fields) {
    const value = String(entered.get(key) ?? '').trim();
    if (value) {
      body[key] = type === 'minutes' ? Number(value) : type === 'time' ? `${day}T${value.padEnd(8, ':00')}${zone}` : value;
    }
  }
  const target = String(entered.get('target') ?? '');
  if (target && form.forSeat === 'attempt') {
    body.attempt = target;
  } else if (form.forSeat === 'seat') {
    body.seat = Number(target);
  }
  return body;
}
