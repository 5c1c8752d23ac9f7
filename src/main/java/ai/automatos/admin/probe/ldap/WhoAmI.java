package ai.automatos.admin.probe.ldap;

import java.nio.charset.StandardCharsets;
import javax.naming.ldap.ExtendedRequest;
import javax.naming.ldap.ExtendedResponse;
import org.jspecify.annotations.Nullable;

/** The question "Who am I?" of RFC 4532. */
final class WhoAmI implements ExtendedRequest {
    private static final long serialVersionUID = 1L;
    private static final String OID = "1.3.6.1.4.1.4203.1.11.3";

    @Override
    public String getID() {
        return OID;
    }

    @Override
    public byte @Nullable [] getEncodedValue() {
        return null;
    }

    @Override
    public ExtendedResponse createExtendedResponse(
            @Nullable String id, byte @Nullable [] value, int offset, int length) {
        return new Answer(value == null ? "" : new String(value, offset, length, StandardCharsets.UTF_8));
    }

    /** @param identity {@code dn:cn=app,…} or {@code u:DOMAIN\app} */
    record Answer(String identity) implements ExtendedResponse {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable String getID() {
            return null;
        }

        @Override
        public byte[] getEncodedValue() {
            return identity.getBytes(StandardCharsets.UTF_8);
        }

        /** Without the word that says which kind of name it is; empty for nobody. */
        String name() {
            return identity.replaceFirst("^(dn|u):", "");
        }
    }
}
