package ai.automatos.admin.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A server's words, each byte of which is looked at before the client has it. */
public abstract class WatchedStream extends FilterInputStream {
    protected WatchedStream(InputStream in) {
        super(in);
    }

    /** @throws IOException to break the conversation off */
    protected abstract void look(char next) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        for (int i = offset; i < offset + read; i++) {
            look((char) (into[i] & 0xff));
        }
        return read;
    }
}
