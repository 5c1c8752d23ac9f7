package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.BulkOutcome;

/** Which of the window's states an outcome is: its sign and colour, and the group that it is listed under. */
record OutcomeSign(String icon, String style, Group group) {
    static OutcomeSign of(BulkOutcome outcome) {
        return switch (outcome) {
            case VERIFIED -> new OutcomeSign("fth-check-circle", "success", Group.VERIFIED);
            case RESERVED -> new OutcomeSign("fth-alert-triangle", "warning", Group.VERIFIED);
            case FAILED -> new OutcomeSign("fth-x-octagon", "danger", Group.FAILED);
            case REFUSED -> new OutcomeSign("fth-alert-octagon", "danger", Group.FAILED);
            case NOT_TESTABLE -> new OutcomeSign("fth-slash", "neutral", Group.NOT_TESTABLE);
            case SKIPPED_QUOTA -> new OutcomeSign("fth-skip-forward", "neutral", Group.SKIPPED);
            case RATE_LIMITED -> new OutcomeSign("fth-clock", "warning", Group.NOT_CHECKED);
            case CANCELLED -> new OutcomeSign("fth-minus-circle", "neutral", Group.CANCELLED);
        };
    }

    /** What results can be narrowed down to. */
    enum Group {
        FAILED,
        VERIFIED,
        NOT_TESTABLE,
        SKIPPED,
        NOT_CHECKED,
        CANCELLED
    }
}
