package io.skillcert.exam.bank;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.bank.ItemReview.Verdict;
import io.skillcert.exam.day.policy.ExamDayParameters;
import io.skillcert.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Activates, suspends and retires items. The database holds what activation requires, whatever is checked here. */
@ApplicationScoped
public class ActivateItems {

    private final Items items;
    private final ItemVersions versions;
    private final ExamDayParameters parameters;
    private final Audit audit;
    private final BusinessClock clock;

    ActivateItems(Items items, ItemVersions versions, ExamDayParameters parameters, Audit audit, BusinessClock clock) {
        this.items = items;
        this.versions = versions;
        this.parameters = parameters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Activates the latest versions of items, all or none.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if an item is unknown; 409 if a version is not approved by two
     *     people, was rejected or is a practice item, or an item is retired
     */
    @Transactional
    public void activate(Set<UUID> itemIds, String account) {
        var locked = items.lockAll(itemIds);
        if (locked.size() < itemIds.size()) {
            throw ExamProblem.ITEM_NOT_FOUND.exception();
        }
        var latest = versions.latestOf(itemIds);
        var reviews = versions.reviewsOf(latest.stream().map(ItemVersion::id).toList()).stream()
                .collect(Collectors.groupingBy(ItemReview::versionId));
        int reviewers = parameters.itemReviewers().on(clock.today()).value();
        latest.forEach(version -> requireApproved(reviews.getOrDefault(version.id(), List.of()), reviewers));
        if (!versions.practised(latest.stream().map(ItemVersion::fingerprint).toList())
                .isEmpty()) {
            throw ExamProblem.ITEM_IS_PRACTICE_ITEM.exception();
        }
        var now = clock.instant();
        for (int i = 0; i < latest.size(); i++) {
            locked.get(i).activate(latest.get(i).id(), now);
        }
        items.flush();
        audit.recordAll(account, now, "activate-item", "item", List.copyOf(itemIds), null);
    }

    private static void requireApproved(List<ItemReview> reviews, int reviewers) {
        var approvals = reviews.stream()
                .filter(review -> review.verdict() == Verdict.APPROVED)
                .count();
        if (approvals < reviewers || approvals < reviews.size()) {
            throw ExamProblem.ITEM_NOT_APPROVED.exception(reviewers);
        }
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the item is not active */
    @Transactional
    public Item suspend(UUID id, String reason, String ifMatch) {
        return change(id, ItemStatus.SUSPENDED, reason, ifMatch, "suspend-item");
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the item is retired already */
    @Transactional
    public Item retire(UUID id, String reason, String ifMatch) {
        return change(id, ItemStatus.RETIRED, reason, ifMatch, "retire-item");
    }

    private Item change(UUID id, ItemStatus next, String reason, String ifMatch, String act) {
        var item = items.lock(id);
        ETags.require(ifMatch, item.version());
        item.become(next, reason, clock.instant());
        items.flush();
        audit.record(act, "item", id, reason);
        return item;
    }
}
