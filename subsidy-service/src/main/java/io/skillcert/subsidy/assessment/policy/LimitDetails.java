package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.Texts;
import java.util.Map;

/**
 * What a limit of the year looked at (SUB-04, SUB-05), for the sentence that explains it. The same few come back in every
 * decision: each is written once.
 */
final class LimitDetails {

    private static final int FIRST_YEAR = 2000;
    private static final int YEARS = 100;
    /** Of awards, and of the limit. */
    private static final int FEW = 10;

    private static final LimitDetails[] KNOWN = new LimitDetails[YEARS * FEW * FEW];

    private final Map<String, String> details;

    private LimitDetails(int year, int count, int limit) {
        details = Map.of("year", Texts.of(year), "count", Texts.of(count), "limit", Texts.of(limit));
    }

    static Map<String, String> of(int year, int count, int limit) {
        if (year < FIRST_YEAR || year >= FIRST_YEAR + YEARS || count >= FEW || limit >= FEW) {
            return new LimitDetails(year, count, limit).details;
        }
        var place = ((year - FIRST_YEAR) * FEW + count) * FEW + limit;
        var known = KNOWN[place];
        if (known == null) {
            known = new LimitDetails(year, count, limit);
            KNOWN[place] = known; // two threads write the same
        }
        return known.details;
    }
}
