package ai.automatos.admin.app.demo;

import ai.automatos.admin.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The invented user, agents and credentials, as {@code sample.json} has them. */
record SampleData(String user, List<Agent> agents, List<Sample> credentials) {
    static SampleData load() {
        try (InputStream in = Objects.requireNonNull(SampleData.class.getResourceAsStream("sample.json"))) {
            return Json.mapper().readValue(in, SampleData.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String agentName(long number) {
        return agents.stream()
                .filter(agent -> agent.number() == number)
                .map(Agent::name)
                .findFirst()
                .orElseThrow();
    }

    /** An agent of the platform. */
    record Agent(long number, String name) {}

    /**
     * One credential and what becomes of it within the month.
     *
     * @param expiresInDays below 0 if it has expired; null for never
     * @param test null if nobody ever tested it
     * @param identity who the service says we are; null for a plain answer
     * @param permission of the agents; null for read
     */
    record Sample(
            String name,
            String type,
            String environment,
            String description,
            List<String> tags,
            int createdDaysAgo,
            @Nullable Integer expiresInDays,
            @Nullable Integer inactiveSinceDays,
            @Nullable Integer deletedDaysAgo,
            @Nullable Test test,
            @Nullable String identity,
            List<Long> agents,
            @Nullable String permission,
            Map<String, String> values) {}

    /** How a test ends. @param fails null if it succeeds */
    record Test(long milliseconds, @Nullable Failure fails) {}

    /** @param diagnosis word of a {@code probe.Diagnosis} @param daysAgo since when; before that it succeeded */
    record Failure(String diagnosis, String detail, int daysAgo) {}
}
