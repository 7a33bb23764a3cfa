// @ts-check
/**
 * Runs one program of a learner with Pyodide, then the checks of the exercise, and ends. It has neither a token nor, by its content
 * security policy, a way to call the service. What it answers is only the word of this browser.
 */
const FOLDER = '/exercise';
const MOST_OUTPUT = 20_000;
const worker = /** @type {any} */ (self);

worker.addEventListener('message', async (/** @type {MessageEvent} */ {data}) => {
  const {pyodideUrl, runner, files, source, checks} = data;
  try {
    const {loadPyodide} = await import(`${pyodideUrl}pyodide.mjs`);
    const python = await loadPyodide({indexURL: pyodideUrl});
    let output = '';
    const write = {batched: (/** @type {string} */ line) => { output = output.length < MOST_OUTPUT ? `${output}${line}\n`.slice(0, MOST_OUTPUT) : output; }};
    python.setStdout(write);
    python.setStderr(write);
    const library = python.runPython('import site; site.getsitepackages()[0]');
    python.FS.mkdirTree(library);
    python.FS.writeFile(`${library}/exercise_runner.py`, runner);
    python.FS.mkdirTree(FOLDER);
    for (const [name, content] of Object.entries(files)) {
      python.FS.writeFile(`${FOLDER}/${name}`, content);
    }
    python.FS.chdir(FOLDER);
    const exercise = python.pyimport('exercise_runner');
    worker.postMessage({state: 'running'});
    worker.postMessage({state: 'done', ...JSON.parse(exercise.run(source, checks)), output});
  } catch (e) {
    worker.postMessage({state: 'failed', why: String(e)});
  }
});
