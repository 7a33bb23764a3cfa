package io.skillcert.localstack.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A TCP proxy that simulates network faults: it cuts, delays or half-closes the connections between clients and a server. */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(TcpProxy::daemon);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile List<Integer> targets;
    private volatile boolean isCut;
    private volatile long delayMillis;

    private TcpProxy(ServerSocket listener, List<Integer> targets) {
        this.listener = listener;
        this.targets = targets;
        threads.execute(this::accept);
    }

    /** @param target a port of the loopback interface */
    public static TcpProxy to(int target) throws IOException {
        return toFirstOf(List.of(target));
    }

    /** @param targets ports of the loopback interface: a connection goes to the first that accepts it, none if it is empty */
    public static TcpProxy toFirstOf(List<Integer> targets) throws IOException {
        return new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), targets);
    }

    public void forwardTo(int port) {
        targets = List.of(port);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Closes every connection and refuses new ones until {@link #heal}. */
    public void cut() {
        isCut = true;
        closeAll();
    }

    /** Delays the data in both directions. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Closes the direction from the server to the clients; the clients can still send. */
    public void halfClose() {
        links.forEach(Link::halfClose);
    }

    /** Ends all faults; half-closed connections are closed. */
    public void heal() {
        isCut = false;
        delayMillis = 0;
        links.stream().filter(link -> link.isHalfClosed).forEach(Link::close);
    }

    @Override
    public void close() {
        closeQuietly(listener);
        closeAll();
        threads.shutdownNow();
    }

    private void closeAll() {
        links.forEach(Link::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        var server = isCut
                ? Optional.<Socket>empty()
                : targets.stream()
                        .map(target -> connect(client, target))
                        .flatMap(Optional::stream)
                        .findFirst();
        server.ifPresentOrElse(accepted -> link(client, accepted), () -> closeQuietly(client));
    }

    private static Optional<Socket> connect(Socket client, int target) {
        var server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            return Optional.of(server);
        } catch (IOException e) {
            closeQuietly(server);
            return Optional.empty();
        }
    }

    private void link(Socket client, Socket server) {
        var link = new Link(client, server);
        links.add(link);
        if (isCut) {
            link.close();
        }
        threads.execute(() -> link.pump(client, server));
        link.pump(server, client);
    }

    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean isHalfClosed;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            var buffer = new byte[BUFFER_BYTES];
            try {
                InputStream in = from.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (delayMillis > 0) {
                        TimeUnit.MILLISECONDS.sleep(delayMillis);
                    }
                    if (isHalfClosed && to == client) {
                        continue; // discard it
                    }
                    to.getOutputStream().write(buffer, 0, read);
                }
                if (!isHalfClosed) {
                    close();
                }
            } catch (IOException e) {
                close();
            } catch (InterruptedException e) {
                close();
                Thread.currentThread().interrupt();
            }
        }

        void halfClose() {
            isHalfClosed = true;
            try {
                client.shutdownOutput();
            } catch (IOException e) {
                close();
            }
        }

        void close() {
            links.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        return thread;
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it is closed already
        }
    }
}
