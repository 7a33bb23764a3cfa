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
    void it_leads_a_person_from_registration_to_a_paid_claim() throws Exception {
        var stack = RunningStack.shared();
        var services = Project.SERVICES.stream().collect(Collectors.toMap(service -> service, stack::address));
        var claim =
                new TutorialInJava(URI.create(stack.token("token-endpoint").strip()), services, System.getenv()).run();
        assertEquals(ClaimStatus.PAID, claim.getStatus());
        assertNotNull(claim.getPaidOn());
    }
}
