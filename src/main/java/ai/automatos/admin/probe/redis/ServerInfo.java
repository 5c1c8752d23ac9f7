package ai.automatos.admin.probe.redis;

import java.util.Map;
import java.util.stream.Collectors;

/** What {@code INFO server} tells of the product; those that stem from Redis name themselves beside its version. */
record ServerInfo(String product) {
    private static final Map<String, String> SUCCESSORS =
            Map.of("valkey_version", "Valkey", "dragonfly_version", "Dragonfly");

    /** @param info lines {@code key:value}; empty if it was refused */
    static ServerInfo of(String info) {
        Map<String, String> facts = info.lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].strip(), (first, again) -> first));
        return SUCCESSORS.entrySet().stream()
                .filter(one -> facts.containsKey(one.getKey()))
                .findFirst()
                .map(one -> new ServerInfo(one.getValue() + " " + facts.get(one.getKey())))
                .orElse(new ServerInfo(("Redis " + facts.getOrDefault("redis_version", "")).strip()));
    }
}
