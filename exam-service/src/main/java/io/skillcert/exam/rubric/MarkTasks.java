package io.skillcert.exam.rubric;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.exam.bank.Rubric;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.examiner.ExaminerChecks;
import io.skillcert.exam.mark.KeyCorrections;
import io.skillcert.exam.mark.MarkingTasks;
import io.skillcert.exam.mark.TaskMarkings;
import io.skillcert.exam.mark.TaskMarkings.Marking;
import io.skillcert.exam.mark.TaskMarkings.Task;
import io.skillcert.exam.mark.TaskSource;
import io.skillcert.exam.scoring.policy.MarkingRules;
import io.skillcert.http.json.Json;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * People mark tasks by a rubric, and answers that the computer can't mark: two independently, and a third one where they differ by
 * more points than the rule of agreement permits. A task is marked like the operational skills, by the points that it has on its paper
 * of 100.
 */
@ApplicationScoped
public class MarkTasks {

    /** How long a task is kept for the examiner who took it. */
    static final Duration LEASE = Duration.ofHours(1);

    private static final int MOST_TAKEN = 5;
    private static final int TWO_MARKERS = 2;
    private static final Subject SUBJECT = Subject.OPERATIONAL_SKILLS;

    private final TaskMarkings markings;
    private final MarkingTasks tasks;
    private final MarkingRules rules;
    private final ExaminerChecks examiners;
    private final ExamEntries entries;
    private final ItemVersions versions;
    private final KeyCorrections corrections;
    private final ItemCiphers ciphers;
    private final Json json;
    private final Audit audit;
    private final BusinessClock clock;

    MarkTasks(
            TaskMarkings markings,
            MarkingTasks tasks,
            MarkingRules rules,
            ExaminerChecks examiners,
            ExamEntries entries,
            ItemVersions versions,
            KeyCorrections corrections,
            ItemCiphers ciphers,
            Json json,
            Audit audit,
            BusinessClock clock) {
        this.markings = markings;
        this.tasks = tasks;
        this.rules = rules;
        this.examiners = examiners;
        this.entries = entries;
        this.versions = versions;
        this.corrections = corrections;
        this.ciphers = ciphers;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A task with what its marker needs.
     *
     * @param content what the candidate saw, as JSON
     * @param key the key in force, as JSON, for an answer that the computer can't mark; otherwise empty
     * @param own the place of the account, and no other
     */
    public record Opened(Task task, String content, Rubric rubric, Optional<String> key, Marking own) {}

    /**
     * Lists the tasks that an examiner can take, without those of people whom the examiner's institutions trained (EXM-13)
     * or for whom the account may act.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the account is not accredited as an examiner
     */
    @Transactional
    public List<Task> open(String account, PageRequest page) {
        var examiner = examiners.of(account);
        examiner.requireAccredited();
        var tasks = markings.open(account, clock.instant(), page.after(), page.fetchSize());
        var own = examiner.actsFor(tasks.stream().map(Task::registration).collect(Collectors.toSet()));
        return tasks.stream()
                .filter(task -> !own.contains(task.registration()))
                .filter(task -> examiner.mayExamine(entries.findById(task.registration()))
                                .verdict()
                        == Verdict.MET)
                .toList();
    }

    /**
     * Takes a task for an hour, or for another hour.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such task; 403 if the account may act for the candidate; 409 if its places are taken, the account has
     *     marked it, has taken too many, is not accredited, or trained the candidate
     */
    @Transactional
    public Opened take(UUID id, String account) {
        var now = clock.instant();
        var task = locked(id, account);
        markings.giveUpExpired(id, now);
        var places = markings.of(id);
        var own = places.stream().filter(one -> one.marker().equals(account)).findFirst();
        if (task.isDone() || own.filter(Marking::isMarked).isPresent()) {
            throw ExamProblem.MARKING_TASK_DONE.exception();
        }
        if (own.isEmpty() && markings.takenBy(account, now) >= MOST_TAKEN) {
            throw ExamProblem.MARKING_TASKS_TOO_MANY.exception(MOST_TAKEN);
        }
        int place = own.map(Marking::place).orElseGet(() -> free(places));
        markings.take(id, place, account, now.plus(LEASE));
        audit.record("take-marking-task", "marking-task", id, null);
        return opened(task, account);
    }

    private static int free(List<Marking> places) {
        var marked = places.stream().filter(Marking::isMarked).count();
        int most = marked < TWO_MARKERS ? TWO_MARKERS : TWO_MARKERS + 1;
        return IntStream.rangeClosed(1, most)
                .filter(place -> places.stream().noneMatch(one -> one.place() == place))
                .findFirst()
                .orElseThrow(ExamProblem.MARKING_TASK_TAKEN::exception);
    }

    /**
     * Reads a task that the account has taken or marked.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such task, 409 if the account has not taken it
     */
    @Transactional
    public Opened read(UUID id, String account) {
        return opened(markings.find(id).orElseThrow(ExamProblem.MARKING_TASK_NOT_FOUND::exception), account);
    }

    /**
     * Marks a task that the account has taken. The marking that decides gives the task its mark.
     *
     * @param anchors from 0 to {@value Rubric#HIGHEST}, one for each criterion
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong criterion; 404 if there is no such task; 409 if the
     *     account has not taken it, or no longer, or has marked it
     */
    @Transactional
    public Opened mark(UUID id, Map<String, Integer> anchors, String comment, String account) {
        var now = clock.instant();
        var task = locked(id, account);
        var own = own(id, account, now);
        if (own.isMarked()) {
            throw ExamProblem.MARKING_TASK_DONE.exception();
        }
        var rubric = rubric(task);
        requireEachCriterion(rubric, anchors);
        markings.mark(id, account, rubric.points(task.points(), anchors), new TreeMap<>(anchors), comment, now);
        decide(task, now);
        audit.record("mark-task", "marking-task", id, null);
        return opened(task, account);
    }

    private static void requireEachCriterion(Rubric rubric, Map<String, Integer> anchors) {
        var violations = new Violations();
        for (var criterion : rubric.criteria()) {
            var anchor = anchors.get(criterion.id());
            violations.addIf(
                    anchor == null || anchor < 0 || anchor > Rubric.HIGHEST,
                    "criteria." + criterion.id(),
                    "must be an anchor from 0 to {0}",
                    Rubric.HIGHEST);
        }
        violations
                .addIf(anchors.size() > rubric.criteria().size(), "criteria", "has entries that are no criteria")
                .throwIfAny();
    }

    private void decide(Task task, Instant now) {
        List<BigDecimal> points = markings.of(task.id()).stream()
                .filter(Marking::isMarked)
                .map(Marking::awarded)
                .toList();
        rules.score(SUBJECT, points, clock.today())
                .ifPresent(
                        awarded -> tasks.mark(task.id(), task.source(), awarded, measures(task, points.size()), now));
    }

    private static Map<String, Object> measures(Task task, int markers) {
        var measures = new LinkedHashMap<String, Object>(Map.of("markers", markers));
        if (task.source() == TaskSource.ANSWER) {
            measures.put("criterion", AnswerCriterion.ID);
        }
        return measures;
    }

    private Task locked(UUID id, String account) {
        var examiner = examiners.of(account);
        examiner.requireAccredited();
        var task = markings.lock(id).orElseThrow(ExamProblem.MARKING_TASK_NOT_FOUND::exception);
        examiner.requireImpartial(entries.findById(task.registration()));
        return task;
    }

    private Marking own(UUID id, String account, Instant now) {
        return markings.of(id).stream()
                .filter(one -> one.marker().equals(account))
                .filter(one -> one.isMarked() || one.leasedUntil().isAfter(now))
                .findFirst()
                .orElseThrow(ExamProblem.MARKING_TASK_NOT_TAKEN::exception);
    }

    private Rubric rubric(Task task) {
        return task.source() == TaskSource.ANSWER
                ? AnswerCriterion.rubric(Locale.ENGLISH)
                : Rubric.of(json.read(versions.findById(task.version()).key(ciphers), ItemKey.class));
    }

    private Optional<String> key(Task task) {
        return Optional.of(task)
                .filter(one -> one.source() == TaskSource.ANSWER)
                .map(one -> corrections.newKey(one.version(), ciphers).orElseGet(() -> versions.findById(one.version())
                        .key(ciphers)));
    }

    private Opened opened(Task task, String account) {
        var own = own(task.id(), account, clock.instant());
        return new Opened(task, versions.findById(task.version()).content(ciphers), rubric(task), key(task), own);
    }
}
