package ai.automatos.admin.net;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a server sends, with an end that nobody can overlook: a client library that goes on reading or skipping after it
 * would never stop, not even when the socket is closed.
 */
final class EndingStream extends FilterInputStream {
    /** As often the end is only told; one who asks that often does not listen. */
    private static final int PATIENCE = 100;

    private int ends;

    EndingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return heard(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return heard(super.read(into, offset, length));
    }

    /** Skips by reading, so that the end is noticed. */
    @Override
    public long skip(long count) throws IOException {
        if (count <= 0) {
            return 0;
        }
        byte[] block = new byte[(int) Math.min(count, 8192)];
        return Math.max(0, read(block, 0, block.length));
    }

    private int heard(int read) throws IOException {
        if (read < 0 && ++ends > PATIENCE) {
            throw new EOFException("the server has closed the connection");
        }
        return read;
    }
}
