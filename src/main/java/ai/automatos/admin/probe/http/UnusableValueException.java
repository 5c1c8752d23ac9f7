package ai.automatos.admin.probe.http;

/** A field's value cannot be used for what its recipe makes of it: a key that is none, or a part that is missing. */
final class UnusableValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    UnusableValueException(String field) {
        super("value cannot be used", null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }
}
