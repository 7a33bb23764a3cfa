package io.skillcert.registration.training;

import io.skillcert.policy.Timeline;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** The group price (guide §7.1): from a number of people on, each pays a share of the fee. */
@ApplicationScoped
class GroupPrice {

    private final Timeline<Offer> offers =
            new ParameterFiles("policy/training").shaped("group-price", "group-price", Offer.class);

    /** An entry of the parameter file. */
    public record Offer(int people, BigDecimal rate) {}

    /** The price for each person, rounded half up to the fen. */
    Yuan each(Yuan fee, int people, LocalDate on) {
        var offer = offers.on(on).value();
        return people >= offer.people() ? fee.times(offer.rate(), RoundingMode.HALF_UP) : fee;
    }
}
