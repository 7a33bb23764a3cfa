package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.skillcert.client.subsidy.ClaimStatus;
import io.skillcert.system.clients.TutorialInJava;
import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uses the Java client on running services. */
@Timeout(300)
class TutorialInJavaIT {

    @Test
    void it_leads_a_person_from_registration_to_a_paid_claim_and_verifies_the_event_of_the_payment() throws Exception {
        var stack = RunningStack.shared();
        var services = Project.SERVICES.stream().collect(Collectors.toMap(service -> service, stack::address));
        var tokenEndpoint = URI.create(stack.token("token-endpoint").strip());
        var tutorial = new TutorialInJava(tokenEndpoint, services, System.getenv());
        try (var receiver = tutorial.receivePayments()) {
            var claim = tutorial.run();
            assertEquals(ClaimStatus.PAID, claim.getStatus());
            assertNotNull(claim.getPaidOn());

            var event = receiver.await(claim.getId());
            assertEquals("io.skillcert.subsidy.subsidy-paid.v1", event.type());
            assertEquals("PAID", event.status());
            assertEquals("/v1/claims/" + claim.getId(), event.link());
            assertEquals(0, receiver.refused());
        }
    }
}
