package ai.automatos.admin.probe.mail;

import ai.automatos.admin.probe.WatchedStream;
import java.io.InputStream;
import java.net.ProtocolException;

/**
 * Looks at the lengths of literals (RFC 3501, 4.3: {@code {310}} at the end of a line), for the library sets aside as
 * much memory as it is told, up to 2 GiB. What stands in braces elsewhere may be as long.
 */
final class Literals extends WatchedStream {
    private static final long MOST = 1 << 20;

    private boolean inBraces;
    private long length;

    Literals(InputStream in) {
        super(in);
    }

    @Override
    protected void look(char next) throws ProtocolException {
        if (next == '{') {
            inBraces = true;
            length = 0;
        } else if (inBraces && next >= '0' && next <= '9') {
            length = Math.min(length * 10 + next - '0', Integer.MAX_VALUE);
        } else if (next == '\n') {
            if (length > MOST) {
                throw new ProtocolException("a literal of " + length + " bytes");
            }
            length = 0;
        } else {
            inBraces = false;
            length = next == '}' || next == '\r' ? length : 0;
        }
    }
}
