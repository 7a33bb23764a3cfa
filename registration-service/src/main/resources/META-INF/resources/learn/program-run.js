// @ts-check
/**
 * What the browser says about a program.
 *
 * @typedef {{name: string, passed: boolean, hint: string | null}} CheckResult
 * @typedef {{error: string | null, results: CheckResult[], output: string}} Outcome error is the last line of the program's exception
 */

const LOAD_LIMIT = 180_000;
const RUN_LIMIT = 10_000;
const MOST_CHECKS = 50;
const LONGEST_NAME = 100;
const LONGEST_LINE = 2_000;
const MOST_OUTPUT = 20_000;

/** A program that was stopped or could not run, with the code of the text that says why. */
export class NotRun extends Error {}

/** Runs one program in a web worker of its own, which is ended after the run, or when its time is over. */
export class ProgramRun {

  /**
   * @param {{pyodideUrl: string, runner: string, files: Record<string, string>, source: string, checks: string}} request
   * @param {(state: 'running') => void} onState called when Python is loaded and the program begins
   */
  constructor(request, onState) {
    this.worker = new Worker('code-worker.js', {type: 'module'});
    /** @type {Promise<Outcome>} */
    this.outcome = new Promise((resolve, reject) => {
      this.reject = reject;
      this.limit(LOAD_LIMIT, 'code.no-python');
      this.worker.addEventListener('error', () => this.fail('code.no-python'));
      this.worker.addEventListener('message', ({data}) => {
        if (data?.state === 'running') {
          this.limit(RUN_LIMIT, 'code.too-long');
          onState('running');
        } else if (data?.state === 'done') {
          this.end();
          resolve(outcomeOf(data));
        } else {
          this.fail('code.no-python');
        }
      });
    });
    this.worker.postMessage(request);
  }

  /** @param {number} time in milliseconds @param {string} code of the text */
  limit(time, code) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail(code), time);
  }

  /** @param {string} code of the text */
  fail(code) {
    this.end();
    this.reject?.(new NotRun(code));
  }

  stop() {
    this.fail('code.stopped');
  }

  end() {
    clearTimeout(this.timer);
    this.worker.terminate();
  }
}

/** The program may have sent anything in place of the results. @param {any} data @returns {Outcome} */
function outcomeOf(data) {
  const text = (/** @type {unknown} */ value, /** @type {number} */ most) => String(value ?? '').slice(0, most);
  return {
    error: data.error ? text(data.error, LONGEST_LINE) : null,
    output: text(data.output, MOST_OUTPUT),
    results: (Array.isArray(data.results) ? data.results : []).slice(0, MOST_CHECKS).map((/** @type {any} */ one) => (
      {name: text(one?.name, LONGEST_NAME), passed: one?.passed === true, hint: one?.hint ? text(one.hint, LONGEST_LINE) : null})),
  };
}
