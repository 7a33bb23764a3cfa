package io.skillcert.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PortLocksTest {

    private static final int PORT = 60_990;

    @Test
    void a_second_run_with_one_of_the_ports_is_refused_before_the_first_one_listens() throws Exception {
        var first = PortLocks.reserve(PORT, 6);
        var refused = assertThrows(IOException.class, () -> PortLocks.reserve(PORT + 5, 6));
        assertEquals("another ./run uses port 60995; choose other ports with --port-base", refused.getMessage());
        PortLocks.reserve(PORT + 6, 6).close();
        first.close();
        PortLocks.reserve(PORT, 6).close();
    }
}
