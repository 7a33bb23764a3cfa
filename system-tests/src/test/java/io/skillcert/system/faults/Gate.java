package io.skillcert.system.faults;

/** Stops everybody who passes for as long as it is closed. */
final class Gate {

    private boolean isClosed;

    synchronized void close() {
        isClosed = true;
    }

    synchronized void open() {
        isClosed = false;
        notifyAll();
    }

    synchronized void pass() {
        try {
            while (isClosed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
