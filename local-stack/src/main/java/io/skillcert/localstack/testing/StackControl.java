package io.skillcert.localstack.testing;

import io.skillcert.localstack.server.TestInfrastructure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Lets a {@code @QuarkusTest} kill and restart a server of its test resource, which is in another class loader. */
public final class StackControl {

    static final String PORT_PROPERTY = "skillcert.test.control";

    private StackControl() {}

    /** Accepts commands as long as the JVM runs and returns the port for them. */
    static int listen(TestInfrastructure stack) {
        try {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            var listener = new Thread(() -> serve(socket, stack), "stack control");
            listener.setDaemon(true);
            listener.start();
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(ServerSocket socket, TestInfrastructure stack) {
        while (true) {
            try (var caller = socket.accept()) {
                stack.tell(lines(caller).readLine());
                caller.getOutputStream().write("done\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                return; // the infrastructure has ended
            }
        }
    }

    /** @see TestInfrastructure#tell */
    public static void tell(String command) throws IOException {
        try (var stack = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT_PROPERTY))) {
            stack.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            if (!"done".equals(lines(stack).readLine())) {
                throw new IOException("the infrastructure did not execute: " + command);
            }
        }
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
