package io.skillcert.exam.coderun;

import io.skillcert.audit.Audit;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lets runners try a run again that could not be made, after somebody has found out why. */
@ApplicationScoped
public class RepeatCodeRun {

    private final CodeRuns runs;
    private final Audit audit;

    RepeatCodeRun(CodeRuns runs, Audit audit) {
        this.runs = runs;
        this.audit = audit;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such run, 409 if it is not stuck */
    @Transactional
    public void repeat(UUID run) {
        var state = runs.lockState(run).orElseThrow(ExamProblem.CODE_RUN_NOT_FOUND::exception);
        if (!state.equals("STUCK")) {
            throw ExamProblem.CODE_RUN_NOT_STUCK.exception();
        }
        runs.repeat(run);
        audit.record("repeat-code-run", "code-run", run, null);
    }
}
