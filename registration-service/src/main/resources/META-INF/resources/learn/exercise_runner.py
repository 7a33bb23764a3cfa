"""Runs the program of a code exercise in the current folder, then the checks of the exercise.

The checks find the program's global names in the dictionary `values` and call `check(name, passed, hint)`;
`passed` is a function without parameters, and an exception in it means that the check is not passed.
"""
import json
import sys
import traceback


def run(source, checks):
    """Return JSON: `error` (the last line of the program's exception, or null) and `results` (name, passed, hint)."""
    values = {"__name__": "__main__"}
    error = None
    try:
        exec(compile(source, "program.py", "exec"), values)
    except BaseException as failure:  # also SystemExit: a program must not end the checks
        error = traceback.format_exception_only(type(failure), failure)[-1].strip()
    results = []

    def check(name, passed, hint):
        try:
            ok = bool(passed())
        except Exception:
            ok = False
        results.append({"name": name, "passed": ok, "hint": None if ok else hint})

    exec(compile(checks, "checks.py", "exec"), {"values": values, "check": check})
    return json.dumps({"error": error, "results": results}, ensure_ascii=False)


if __name__ == "__main__":
    request = json.load(sys.stdin)
    sys.stdout.write(run(request["source"], request["checks"]))
