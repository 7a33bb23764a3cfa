package io.skillcert.http.limits;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Reports the number of bytes read to a listener, which throws when there are too many. */
public final class CountingInputStream extends FilterInputStream {

    private final IntConsumer read;

    /** @param read receives the number of bytes of each read */
    public CountingInputStream(InputStream in, IntConsumer read) {
        super(in);
        this.read = read;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        read.accept(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        read.accept(Math.max(count, 0));
        return count;
    }
}
