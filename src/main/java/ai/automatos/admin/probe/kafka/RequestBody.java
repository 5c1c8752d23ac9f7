package ai.automatos.admin.probe.kafka;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What stands in a request after its header. */
@FunctionalInterface
interface RequestBody {
    RequestBody EMPTY = out -> {};

    void writeTo(DataOutputStream out) throws IOException;

    static RequestBody string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return out -> {
            out.writeShort(bytes.length);
            out.write(bytes);
        };
    }

    static RequestBody bytes(byte[] bytes) {
        return out -> {
            out.writeInt(bytes.length);
            out.write(bytes);
        };
    }

    /** A list without entries, which is not the same as none. */
    static RequestBody emptyList() {
        return out -> out.writeInt(0);
    }
}
