package io.skillcert.system.clients;

import io.skillcert.client.registration.ExamBatchApi;
import io.skillcert.client.registration.ExamBatchRequest;
import io.skillcert.client.registration.ExamFee;
import io.skillcert.client.registration.ExamSubject;
import io.skillcert.client.registration.PaymentOrderApi;
import io.skillcert.client.registration.PaymentOrderView;
import io.skillcert.client.registration.RegistrationApi;
import io.skillcert.client.registration.RegistrationStatus;
import io.skillcert.client.registration.ReviewApi;
import java.util.List;
import java.util.UUID;

/** An approved registration of the sandbox whose fee has been ordered and not paid. */
public final class UnpaidRegistration {

    private final TutorialInJava accounts;
    private final UUID id;

    /** Announces a batch with a fee, and registers and approves a new person. */
    public UnpaidRegistration(TutorialInJava accounts) {
        this.accounts = accounts;
        var calls = new RegistrationCalls(accounts);
        var today = calls.today();
        var batch = new ExamBatchApi(accounts.as("registrar").registration())
                .announce(new ExamBatchRequest()
                        .name("fees " + today)
                        .occupationCode("4-04-05-05")
                        .levels(List.of(5))
                        .addFeesItem(new ExamFee()
                                .level(5)
                                .subject(ExamSubject.THEORETICAL_KNOWLEDGE)
                                .amount("100.00"))
                        .addFeesItem(new ExamFee()
                                .level(5)
                                .subject(ExamSubject.OPERATIONAL_SKILLS)
                                .amount("260.00"))
                        .registrationFrom(today)
                        .registrationTo(today.plusDays(7))
                        .reviewTo(today.plusDays(10))
                        .examFrom(today.plusDays(23))
                        .examTo(today.plusDays(24)))
                .body()
                .getId();
        var registered = calls.register(batch, InventedPerson.random(), today);
        id = registered.body().getId();
        new ReviewApi(accounts.as("registrar").registration()).approve(id, registered.etag());
    }

    /** Orders its fee. */
    public PaymentOrderView order() {
        return new PaymentOrderApi(accounts.as("partner").registration())
                .order(id)
                .body();
    }

    /** Returns whether it is confirmed, which its payment does. */
    public boolean isConfirmed() {
        var registrations = new RegistrationApi(accounts.as("partner").registration());
        return registrations.get(id).body().getStatus() == RegistrationStatus.CONFIRMED;
    }
}
