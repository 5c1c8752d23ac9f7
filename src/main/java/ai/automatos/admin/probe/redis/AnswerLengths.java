package ai.automatos.admin.probe.redis;

import ai.automatos.admin.probe.WatchedStream;
import java.io.InputStream;
import java.net.ProtocolException;

/** Looks at the lengths that a server announces, for the client sets aside as much memory as it is told, up to 2 GiB. */
final class AnswerLengths extends WatchedStream {
    private static final long MOST = 1 << 20;
    private static final int CRLF = 2;
    /** Strings, lists and maps, of both versions of the protocol. */
    private static final String WITH_LENGTH = "$*%~>=!|";

    private int kind = -1;
    private long length;
    private long textLeft;

    AnswerLengths(InputStream in) {
        super(in);
    }

    @Override
    protected void look(char next) throws ProtocolException {
        if (textLeft > 0) {
            textLeft--;
        } else if (next == '\n') {
            textLeft = kind == '$' ? length + CRLF : 0;
            kind = -1;
            length = 0;
        } else if (kind < 0) {
            kind = next;
        } else if (next >= '0' && next <= '9' && WITH_LENGTH.indexOf(kind) >= 0) {
            length = length * 10 + next - '0';
            if (length > MOST) {
                throw new ProtocolException("an answer of " + length + " parts or bytes");
            }
        }
    }
}
