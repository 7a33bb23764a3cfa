package io.skillcert.localstack.cohort;

import io.skillcert.localstack.ApiClient;
import io.skillcert.localstack.server.Tokens;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The APIs of the three services that a cohort passes through. */
public record Services(Tokens tokens, ApiClient registration, ApiClient exam, ApiClient subsidy) {

    /** @param addresses those of registration-service, exam-service and subsidy-service, in this order */
    public static Services at(List<URI> addresses, Tokens tokens) {
        return new Services(
                tokens,
                new ApiClient(addresses.get(0), tokens),
                new ApiClient(addresses.get(1), tokens),
                new ApiClient(addresses.get(2), tokens));
    }

    Stream<ApiClient> all() {
        return Stream.of(registration, exam, subsidy);
    }
}
