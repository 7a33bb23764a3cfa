package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.job.Job;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.MailServer;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.IdentityDocument;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Notifications about letters on claims. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ClaimNotificationTest extends ClaimFixture {

    @Inject
    JobRunner jobs;

    @All
    @Inject
    List<Job> allJobs;

    private final String account = "candidate.mail" + SERIALS.incrementAndGet();
    private final String email = account + "@example.com";

    @Test
    void who_has_filed_a_claim_is_notified_of_its_letters_without_a_word_about_the_decision() throws Exception {
        try (var server = MailServer.start()) {
            var id = filedAfterContact();
            assertEquals(List.of(), statuses());
            act("subsidy-officer", id, "decision").statusCode(200);
            sendEmails();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> statuses()
                    .equals(List.of("SENT")));
            var mails = server.to(email);
            assertEquals(1, mails.size());
            assertEquals("A letter is ready for you", mails.get(0).message().getSubject());
            assertEquals(
                    """
                    Skillcert has a letter for you.

                    Sign in to read it: https://skills.example/letters

                    This message was sent automatically; nobody reads answers to it. Sign in as well to turn these messages off.
                    """,
                    mails.get(0).message().getContent().toString().replace("\r\n", "\n"));
        }
    }

    @Test
    void contact_details_and_notifications_are_deleted_with_the_person() throws Exception {
        var id = filedAfterContact();
        act("subsidy-officer", id, "decision").statusCode(200);
        assertEquals(1, statuses().size());
        act(account, id, "withdrawal").statusCode(200);
        var digest = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport));
        var event = new PersonForgottenV1(person, digest, LocalDate.parse("2035-07-28"));
        send("registration.events", PersonForgottenV1.TYPE, JSON.writeValueAsString(event));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !isKeyKnown());
        as(account).get("/v1/contact").then().statusCode(404);
        assertEquals(List.of(), statuses());
    }

    private String filedAfterContact() throws Exception {
        as(account)
                .body(Map.of("email", email, "language", "en", "optOut", List.of()))
                .put("/v1/contact")
                .then()
                .statusCode(200);
        actingAccounts = List.of(account);
        insured();
        var id = filed(account, claimOf(certified(4), passport))
                .statusCode(201)
                .extract()
                .<String>path("id");
        showAccount(account, id);
        return id;
    }

    private void sendEmails() {
        allJobs.stream().filter(job -> job.name().equals("send-emails")).forEach(jobs::runNow);
    }

    private List<String> statuses() throws Exception {
        return Rows.texts(database, "select status from notification where account = '" + account + "'");
    }
}
