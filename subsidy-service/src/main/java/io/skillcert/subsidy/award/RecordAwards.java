package io.skillcert.subsidy.award;

import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import io.skillcert.http.Violations;
import io.skillcert.personal.HolderDigests;
import io.skillcert.subsidy.assessment.SubsidyPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes in what other bodies have granted: the whole list or nothing, the same award again changes nothing. Such an
 * award is a fact: where no place is left it takes the youngest reservation's, and where none is reserved it stands over
 * the limit, to be looked at.
 */
@ApplicationScoped
public class RecordAwards {

    private final Awards awards;
    private final HolderDigests digests;
    private final SubsidyPolicy policy;
    private final Audit audit;

    RecordAwards(Awards awards, HolderDigests digests, SubsidyPolicy policy, Audit audit) {
        this.awards = awards;
        this.digests = digests;
        this.policy = policy;
        this.audit = audit;
    }

    /** @param known were recorded before. @param displaced reservations that lost their place. @param overLimit fields of awards over a limit */
    public record Recorded(int recorded, int known, int displaced, List<String> overLimit) {}

    private record OfHolder(String holder, ElsewhereAward granted) {}

    @Transactional
    public Recorded record(List<ElsewhereAward> granted) {
        // In the order of the holders: two files that name the same people do not lock each other out.
        var all = granted.stream()
                .map(award -> new OfHolder(digests.of(award.document()), award))
                .sorted(Comparator.comparing(OfHolder::holder))
                .toList();
        var violations = new Violations();
        int known = 0;
        int displaced = 0;
        var overLimit = new ArrayList<String>();
        for (var award : all) {
            awards.lock(award.holder());
            var before = awards.fromElsewhere(
                    award.granted().grantedBy(), award.granted().reference());
            if (before.isEmpty()) {
                displaced += displace(award);
                if (!record(award)) {
                    overLimit.add(award.granted().field());
                }
            } else if (before.get().isOf(award.holder(), award.granted())) {
                known++;
            } else {
                violations.add(award.granted().field() + ".reference", "is another award's");
            }
        }
        violations.throwIfAny();
        audit.record("record-awards", "awards", Ids.next(), all.size() + " awards");
        return new Recorded(all.size() - known, known, displaced, overLimit);
    }

    /** As many reservations as stand in its way, the youngest first. */
    private int displace(OfHolder award) {
        int displaced = 0;
        while (!hasPlace(award)) {
            var youngest = reservations(award).max(Comparator.comparing(Award::id));
            if (youngest.isEmpty()) {
                break;
            }
            youngest.get().release();
            awards.flush();
            displaced++;
        }
        return displaced;
    }

    /** Of its own kind first: that limit is the narrower one. */
    private Stream<Award> reservations(OfHolder award) {
        var year = awards.live(award.holder()).stream()
                .filter(other -> other.isInPlaceOf(award.granted()))
                .toList();
        var ofKind = year.stream()
                .filter(other -> other.kind() == award.granted().kind())
                .toList();
        return kindIsFull(award) ? ofKind.stream() : year.stream();
    }

    private boolean hasPlace(OfHolder award) {
        return !kindIsFull(award) && !yearIsFull(award);
    }

    private boolean kindIsFull(OfHolder award) {
        var claimedOn = award.granted().claimedOn();
        var limit = policy.parameters().awardsPerKind();
        return limit.isInForceOn(claimedOn)
                && inYear(award)
                                .filter(other -> other.kind() == award.granted().kind())
                                .count()
                        >= limit.on(claimedOn).value();
    }

    private boolean yearIsFull(OfHolder award) {
        var claimedOn = award.granted().claimedOn();
        var limit = policy.parameters().awardsPerYear();
        return limit.isInForceOn(claimedOn)
                && inYear(award).count() >= limit.on(claimedOn).value();
    }

    private Stream<Award> inYear(OfHolder award) {
        return awards.live(award.holder()).stream()
                .filter(other -> other.claimedOn().getYear()
                        == award.granted().claimedOn().getYear());
    }

    /** Returns whether it stands within the limits. */
    private boolean record(OfHolder award) {
        var within = hasPlace(award);
        var status = within ? Award.Status.AWARDED : Award.Status.OVER_LIMIT;
        awards.persist(Award.elsewhere(Ids.next(), award.holder(), award.granted(), status));
        awards.flush();
        return within;
    }
}
