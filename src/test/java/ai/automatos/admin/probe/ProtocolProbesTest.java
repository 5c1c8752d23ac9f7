package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolProbesTest {
    @ParameterizedTest
    @CsvSource({
        "host, Db.Example, db.example",
        "url, 'redis://user:p@ss@cache.example:6379/0', cache.example",
        "uri, 'mongodb+srv://cluster0.example/app', cluster0.example",
        "uri, 'amqps://[2001:db8::1]:5671', [2001:db8::1]",
        "url, 'jdbc:postgresql://db.example:5432/app', db.example",
        "bootstrap_servers, 'one.example:9092,two.example:9092', one.example",
        "url, '::', sample",
    })
    void knowsTheServerByWhicheverParameterNamesIt(String parameter, String value, String host) {
        CredentialType type = ProbeFixture.type(
                new ProtocolRecipe("sample", "", Map.of(parameter, "{place}")), List.of(ProbeFixture.text("place")));
        try (GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, new Silent())) {
            assertThat(runner.hosts(type, ProbeFixture.values("place", value))).isEqualTo(Set.of(host));
        }
    }

    private static final class Silent implements ProtocolProbe {
        @Override
        public boolean speaks(ProtocolRecipe recipe) {
            return true;
        }

        @Override
        public Proof probe(ProtocolRequest request, Route route) {
            throw new AssertionError("asked");
        }
    }
}
