package io.skillcert.localstack.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A network that can be told to fail: it stands between a client and a server and cuts, delays or half-closes. */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int CHUNK = 16 * 1024;

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(TcpProxy::daemon);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean isCut;
    private volatile long delayMillis;

    private TcpProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
        threads.execute(this::accept);
    }

    /** @param target a port on loopback; 0: none yet, see {@link #forwardTo} */
    public static TcpProxy to(int target) throws IOException {
        return new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
    }

    public void forwardTo(int port) {
        target = port;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every connection ends at once, and new ones are refused, until it {@link #heal heals}. */
    public void cut() {
        isCut = true;
        closeAll();
    }

    /** Every chunk, in both directions, waits so long. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** What the server says no longer reaches the clients: they can still send, and hear that nothing more comes. */
    public void halfClose() {
        links.forEach(Link::halfClose);
    }

    /** As if nothing had been; connections that were half closed are gone. */
    public void heal() {
        isCut = false;
        delayMillis = 0;
        links.stream().filter(link -> link.isHalf).forEach(Link::close);
    }

    @Override
    public void close() {
        quietly(listener);
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
        if (isCut || target == 0) {
            quietly(client);
            return;
        }
        var server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            quietly(server);
            quietly(client);
            return;
        }
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
        private volatile boolean isHalf;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            var chunk = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    if (delayMillis > 0) {
                        TimeUnit.MILLISECONDS.sleep(delayMillis);
                    }
                    if (isHalf && to == client) {
                        continue; // swallowed
                    }
                    to.getOutputStream().write(chunk, 0, read);
                }
                if (!isHalf) {
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
            isHalf = true;
            try {
                client.shutdownOutput();
            } catch (IOException e) {
                close();
            }
        }

        void close() {
            links.remove(this);
            quietly(client);
            quietly(server);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        return thread;
    }

    private static void quietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it was closed before
        }
    }
}
