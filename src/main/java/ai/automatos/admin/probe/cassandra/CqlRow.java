package ai.automatos.admin.probe.cassandra;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** Reads answers: the error, the name of the authenticator, the one value of a row with one column of text. */
final class CqlRow {
    private static final int ROWS = 2;
    private static final int ONE_TABLE = 1;
    private static final int VARCHAR = 0x0d;

    private CqlRow() {}

    static DataInputStream reader(byte[] body) {
        return new DataInputStream(new ByteArrayInputStream(body));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }

    /** Empty if there is no row or no value. */
    static String value(byte[] body) throws IOException {
        DataInputStream in = reader(body);
        if (in.readInt() != ROWS) {
            throw new ProtocolException("not rows");
        }
        int flags = in.readInt();
        if (in.readInt() != 1 || (flags & ~ONE_TABLE) != 0) {
            throw new ProtocolException("not one column");
        }
        text(in);
        text(in);
        text(in);
        if (in.readUnsignedShort() != VARCHAR) {
            throw new ProtocolException("not text");
        }
        int rows = in.readInt();
        int length = rows == 0 ? -1 : in.readInt();
        return length <= 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
