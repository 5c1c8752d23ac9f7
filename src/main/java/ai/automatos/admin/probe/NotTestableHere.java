package ai.automatos.admin.probe;

/**
 * This computer lacks what the test needs, such as a driver that must not be shipped: neither success nor failure. The
 * message is one sentence for the user, without a secret.
 */
public final class NotTestableHere extends Exception {
    private static final long serialVersionUID = 1L;

    public NotTestableHere(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
