package ai.automatos.admin.probe.ssh;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Suggestion;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server keys that the user has confirmed, as fingerprints in OpenSSH's form {@code SHA256:…}; the credential
 * itself carries them. Nothing is added by itself.
 */
final class HostKeys implements HostKeyRepository {
    private static final String FIELD = "host_key";

    private final List<String> confirmed;
    private String shown = "";
    private String shownType = "";

    /** @param confirmed fingerprints with white space or commas in between; may be empty */
    HostKeys(String confirmed) {
        this.confirmed = List.of(confirmed.strip().split("[\\s,]+")).stream()
                .filter(one -> !one.isEmpty())
                .map(HostKeys::canonical)
                .toList();
    }

    private static String canonical(String fingerprint) {
        return fingerprint.replaceFirst("=+$", "");
    }

    @Override
    public int check(String host, byte[] key) {
        shown = fingerprint(key);
        shownType = type(host, key);
        if (confirmed.contains(shown)) {
            return OK;
        }
        return confirmed.isEmpty() ? NOT_INCLUDED : CHANGED;
    }

    private static String fingerprint(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(String host, byte[] key) {
        try {
            return new HostKey(host, key).getType();
        } catch (JSchException e) {
            return "";
        }
    }

    /** What the server showed, and why that is not enough. */
    ProbeFailure refusal(ProtocolRequest request) {
        String detail = (shownType + " " + shown).strip();
        Suggestion takeOver = new Suggestion(FIELD, shown);
        return confirmed.isEmpty()
                ? new ProbeFailure(Diagnosis.HOST_KEY_UNKNOWN, detail, takeOver)
                : new ProbeFailure(
                        Diagnosis.HOST_KEY_CHANGED,
                        request.messages().get("probe.detail.ssh.host_key", detail, String.join(" ", confirmed)),
                        takeOver);
    }

    @Override
    public void add(HostKey key, UserInfo user) {
        throw new UnsupportedOperationException("only the user confirms host keys");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("only the user confirms host keys");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("only the user confirms host keys");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "credential";
    }

    /** Empty: the order of algorithms is not bent towards keys that are known. */
    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }
}
