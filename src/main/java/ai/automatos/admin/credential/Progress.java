package ai.automatos.admin.credential;

/** Hears how far a long operation is. Called on the thread that does the work. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (step, done, total) -> {};

    /** @param step message {@code progress.<step>} @param total 0 while unknown */
    void at(String step, long done, long total);
}
