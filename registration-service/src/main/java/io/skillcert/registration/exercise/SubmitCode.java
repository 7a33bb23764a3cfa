package io.skillcert.registration.exercise;

import com.fasterxml.jackson.core.type.TypeReference;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.allowance.DailyUses;
import io.skillcert.registration.allowance.DailyUses.Activity;
import io.skillcert.registration.exercise.CodeSubmission.CheckResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores the programs that a learner wants to keep, with what the learner's browser says about them. */
@ApplicationScoped
public class SubmitCode {

    /** How many programs an account may submit on a day. */
    static final int A_DAY = 200;

    private final CodeExercises exercises;
    private final CodeSubmissions submissions;
    private final DailyUses uses;
    private final BusinessClock clock;
    private final Json json;
    private final Audit audit;

    SubmitCode(
            CodeExercises exercises,
            CodeSubmissions submissions,
            DailyUses uses,
            BusinessClock clock,
            Json json,
            Audit audit) {
        this.exercises = exercises;
        this.submissions = submissions;
        this.uses = uses;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
    }

    /**
     * Stores a program. The server neither runs it nor verifies the results.
     *
     * @param source the program in Python, at most 16 KiB
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such exercise, 409 if the account has submitted too
     *     many programs today
     */
    @Transactional
    public CodeSubmission submit(String account, String exercise, String source, List<CheckResult> results) {
        var code = exercises.get(exercise).code();
        if (!uses.take(account, Activity.CODE_SUBMISSION, A_DAY)) {
            throw RegistrationProblem.TOO_MANY_PROGRAMS.exception(A_DAY);
        }
        var program = new CodeSubmission.Program(source, json.write(results));
        var submission = new CodeSubmission(Ids.next(), account, code, program, clock.instant());
        submissions.persist(submission);
        return submission;
    }

    /** The programs of an account, the oldest first; one more than the page holds if there are more. */
    @Transactional
    public List<CodeSubmission> of(String account, PageRequest page) {
        return submissions.of(account, page);
    }

    /** What the learner's browser reported about a program. */
    public List<CheckResult> results(CodeSubmission submission) {
        return json.read(submission.results(), new TypeReference<>() {});
    }

    /** Deletes all programs of an account. */
    @Transactional
    public void erase(String account) {
        submissions.removeOf(account);
        audit.record("erase-code-submissions", "code-submission", account, null);
    }
}
