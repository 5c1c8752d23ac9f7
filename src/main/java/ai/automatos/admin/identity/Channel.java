package ai.automatos.admin.identity;

/** Which face of the program a call came through; {@link #phrase()} stands in event details. */
public enum Channel {
    WINDOW("via window"),
    COMMAND_LINE("via command line"),
    API("via API"),
    JOB("by a job");

    private final String phrase;

    Channel(String phrase) {
        this.phrase = phrase;
    }

    public String phrase() {
        return phrase;
    }
}
