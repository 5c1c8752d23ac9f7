package ai.automatos.admin.ui.desktop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The system clipboard. A secret is taken off again after a while if it still lies there; only its digest is kept to
 * recognise it. FX thread only.
 */
public final class Clipboards {
    private final Supplier<java.time.Duration> keep;
    private final PauseTransition timer = new PauseTransition();
    private byte @Nullable [] secretDigest;

    /** @param keep how long a secret stays, asked anew for each */
    public Clipboards(Supplier<java.time.Duration> keep) {
        this.keep = keep;
        timer.setOnFinished(event -> clearSecret());
    }

    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        secretDigest = null;
    }

    /** What lies there now; empty if it is no text. */
    public String text() {
        String now = Clipboard.getSystemClipboard().getString();
        return now == null ? "" : now;
    }

    public void copySecret(String secret) {
        copy(secret);
        secretDigest = digest(secret);
        timer.stop();
        timer.setDuration(Duration.millis(keep.get().toMillis()));
        timer.play();
    }

    public java.time.Duration keep() {
        return keep.get();
    }

    /** At the end of the time, at the lock and at the end of the program; somebody else's content stays. */
    public void clearSecret() {
        byte @Nullable [] ours = secretDigest;
        secretDigest = null;
        if (ours == null) {
            return;
        }
        String now = Clipboard.getSystemClipboard().getString();
        if (now != null && Arrays.equals(ours, digest(now))) {
            Clipboard.getSystemClipboard().clear();
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
