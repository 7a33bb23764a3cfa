package io.skillcert.exam.bank;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reviews versions of items: two people other than the author before an item is active. */
@ApplicationScoped
public class ReviewItems {

    private final Items items;
    private final ItemVersions versions;
    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    ReviewItems(Items items, ItemVersions versions, EntityManager database, Audit audit, BusinessClock clock) {
        this.items = items;
        this.versions = versions;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records one verdict on the latest versions of items, all or none.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if an item is unknown; 409 if the account has written or reviewed
     *     one of the versions
     */
    @Transactional
    public void review(Set<UUID> itemIds, ItemReview.Verdict verdict, String remark, String account) {
        var locked = items.lockAll(itemIds);
        if (locked.size() < itemIds.size()) {
            throw ExamProblem.ITEM_NOT_FOUND.exception();
        }
        locked.forEach(this::requireInUse);
        var latest = versions.latestOf(itemIds);
        var ids = latest.stream().map(ItemVersion::id).toList();
        if (latest.stream().anyMatch(version -> version.authoredBy().equals(account))) {
            throw ExamProblem.AUTHOR_IS_NOT_REVIEWER.exception();
        }
        if (reviewers(ids).contains(account)) {
            throw ExamProblem.ITEM_REVIEWED_ALREADY.exception();
        }
        var now = clock.instant();
        ids.forEach(version -> database.persist(new ItemReview(version, account, verdict, remark, now)));
        database.flush();
        audit.recordAll(account, now, "review-item", "item", List.copyOf(itemIds), remark);
    }

    private void requireInUse(Item item) {
        if (item.status() == ItemStatus.RETIRED) {
            throw ExamProblem.ITEM_STATUS_WRONG.exception(item.status());
        }
    }

    private Set<String> reviewers(List<UUID> versionIds) {
        return versions.reviewsOf(versionIds).stream().map(ItemReview::reviewer).collect(Collectors.toSet());
    }
}
