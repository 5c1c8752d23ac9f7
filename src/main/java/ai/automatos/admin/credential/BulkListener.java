package ai.automatos.admin.credential;

/** Hears how many get on, on the threads that test: several at once, so it must be thread-safe and quick. */
public interface BulkListener {
    BulkListener SILENT = new BulkListener() {
        @Override
        public void finished(BulkResult result, BulkProgress progress) {}
    };

    /** A test begins; it may begin again if the service was asked too often. */
    default void started(BulkTarget target) {}

    /** Once for each credential. @param progress this result included; later calls may overtake earlier ones */
    void finished(BulkResult result, BulkProgress progress);
}
