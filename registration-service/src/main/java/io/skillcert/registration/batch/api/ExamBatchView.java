package io.skillcert.registration.batch.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.batch.BatchStatus;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamPlace;
import io.skillcert.registration.batch.ExamSite;
import io.skillcert.registration.batch.ExamSubject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A batch as everybody sees it.
 *
 * @param fees by level and subject; empty if the exam is free of charge
 * @param cancellation for registrars: the request to cancel the batch, if there is one
 * @param sites with places by level and subject; empty if places are not limited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExamBatchView(
        UUID id,
        String name,
        BatchStatus status,
        String occupationCode,
        List<Integer> levels,
        ExamBatch.Periods periods,
        String notice,
        List<FeeView> fees,
        List<SiteView> sites,
        CancellationView cancellation,
        long version) {

    /** The request to cancel the batch, which another registrar confirms. */
    record CancellationView(Instant requestedAt, String reason) {}

    record FeeView(int level, ExamSubject subject, Yuan amount) {}

    record SiteView(UUID id, String name, String address, List<PlacesView> places) {}

    record PlacesView(int level, ExamSubject subject, int places, int free) {}

    static ExamBatchView of(
            ExamBatch batch, List<ExamSite> sites, Map<UUID, List<ExamPlace>> places, boolean forRegistrar) {
        return new ExamBatchView(
                batch.id(),
                batch.name(),
                batch.status(),
                batch.occupationCode(),
                batch.levels(),
                batch.periods(),
                batch.notice().orElse(null),
                batch.fees().stream()
                        .map(fee -> new FeeView(fee.level(), fee.subject(), new Yuan(fee.amount())))
                        .toList(),
                sites.stream()
                        .map(site -> of(site, places.getOrDefault(site.id(), List.of())))
                        .toList(),
                batch.cancellationRequest()
                        .filter(request -> forRegistrar)
                        .map(request -> new CancellationView(request.requestedAt(), request.reason()))
                        .orElse(null),
                batch.version());
    }

    private static SiteView of(ExamSite site, List<ExamPlace> places) {
        return new SiteView(
                site.id(),
                site.name(),
                site.address(),
                places.stream()
                        .map(place -> new PlacesView(
                                place.level(), place.subject(), place.places(), place.places() - place.taken()))
                        .toList());
    }
}
