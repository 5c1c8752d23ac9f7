package ai.automatos.admin.vault;

import ai.automatos.admin.common.Messages;

/** Hears how far a long operation is. Called on the thread that does the work. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (step, done, total) -> {};

    /** What a step is called. */
    static String text(Messages messages, String step) {
        return messages.get("progress." + step);
    }

    /** @param step message {@code progress.<step>} @param total 0 while unknown */
    void at(String step, long done, long total);
}
