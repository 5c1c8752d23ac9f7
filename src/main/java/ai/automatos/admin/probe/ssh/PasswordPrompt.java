package ai.automatos.admin.probe.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * Gives the password once, to the one hidden question of a server that asks by keyboard-interactive (RFC 4256), or by
 * the method of that name. A second factor cannot be given: any other question is left unanswered.
 */
final class PasswordPrompt implements UserInfo, UIKeyboardInteractive {
    private final String password;
    private boolean answered;

    PasswordPrompt(String password) {
        this.password = password;
    }

    @Override
    public String @Nullable [] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompts, boolean[] echo) {
        if (prompts.length == 0) {
            return new String[0];
        }
        if (answered || prompts.length != 1 || echo[0]) {
            return null;
        }
        answered = true;
        return new String[] {password};
    }

    @Override
    public @Nullable String getPassphrase() {
        return null;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** One try in all: a second one with the same password would only count towards a lock of the account. */
    @Override
    public boolean promptPassword(String message) {
        boolean first = !answered;
        answered = true;
        return first;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    /** Never says yes: host keys are not confirmed here. */
    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {
        // A banner proves nothing.
    }
}
