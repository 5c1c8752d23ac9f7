package ai.automatos.admin.credential;

import ai.automatos.admin.common.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts secrets that somebody holds open. */
public final class OpenValues {
    private final List<SecretBytes> open = new ArrayList<>();
    private int most;

    synchronized void add(Map<String, SecretBytes> values) {
        open.addAll(values.values());
        most = Math.max(most, count());
    }

    /** Not yet wiped. */
    public synchronized int count() {
        open.removeIf(OpenValues::isWiped);
        return open.size();
    }

    /** So many at the most at any time when one was handed out. */
    public synchronized int most() {
        return most;
    }

    private static boolean isWiped(SecretBytes secret) {
        try {
            secret.expose();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
