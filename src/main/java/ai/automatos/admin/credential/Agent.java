package ai.automatos.admin.credential;

import ai.automatos.admin.common.CanonicalBytes;

/** An agent of the platform that credentials are handed to. @param number the platform's agent id */
public record Agent(long tenant, long number, String name, String description, boolean active, long rowVersion) {
    public static final String TABLE = "agents";

    public CanonicalBytes macRow() {
        return new CanonicalBytes()
                .add(tenant)
                .add(number)
                .add(name)
                .add(description)
                .add(active)
                .add(rowVersion);
    }
}
