package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.MAC;
import static ai.automatos.admin.store.SampleCredentials.TIME;
import static ai.automatos.admin.store.SampleCredentials.credential;
import static ai.automatos.admin.store.SampleCredentials.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.Agent;
import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialRepository.EarlierValue;
import ai.automatos.admin.credential.CredentialRow;
import ai.automatos.admin.credential.MacRow;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.credential.Tool;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Credentials and the tables around them, the same on both databases. */
abstract class CredentialRepositoryContract extends StoreContract {
    CredentialRepositoryContract(TestEngine engine) {
        super(engine);
    }

    @Test
    void keepsEveryColumnOfARow() {
        byte[] sealed = new byte[200_000];
        new Random(1).nextBytes(sealed);
        Credential full = new Credential(
                new UUID(-1, -1),
                Long.MAX_VALUE,
                new UUID(3, 3),
                CredentialEnvironment.STAGING,
                "ключ 🔑 مفتاح \"'%_\\",
                "postgresql",
                "line\nbreak\tand 😀",
                List.of("a", "ß,\"]"),
                false,
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                7,
                new SealedValue(new UUID(8, 8), 3, sealed),
                9,
                Instant.parse("1970-01-01T00:00:00.000001Z"),
                "ana@example.org",
                TIME,
                "bo");
        insert(full);
        assertThat(store.credentials.find(full.id()).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(new CredentialRow(full, MAC, CredentialActivity.NONE, null, 0));
    }

    @Test
    void readsAnAlteredRowWithItsNameAndTheOthersAsTheyAre() {
        Credential whole = SampleCredentials.tagged(credential(1, "Whole"), List.of("a"));
        Credential altered = SampleCredentials.tagged(credential(2, "Altered"), List.of("a"));
        insert(whole);
        insert(altered);
        store.inUnit(() -> {
            store.credentials.saveTest(
                    altered.id(),
                    new CredentialActivity.LastTest(TIME, 1, TestStatus.VERIFIED, null, "fine", "ana", 3, null));
            store.database
                    .write()
                    .execute("update credentials set environment = 'moon', tags = '[null]' where name = 'Altered'");
            store.database.write().execute("update credential_activity set test_status = 'perfect'");
        });
        List<CredentialRow> listed = store.credentials.list(1, Ids.SHARED, CredentialFilter.ALL);
        assertThat(listed).extracting(row -> row.credential().name()).containsExactly("Altered", "Whole");
        assertThat(listed.get(1).credential()).usingRecursiveComparison().isEqualTo(whole);
        CredentialRow row = listed.get(0);
        assertThat(row.credential().environment()).isEqualTo(CredentialEnvironment.UNKNOWN);
        assertThat(row.credential().macRow().toBytes())
                .as("what the MAC covers")
                .isNotEqualTo(altered.macRow().toBytes());
        assertThat(row.activity().lastTest().status()).isEqualTo(TestStatus.UNKNOWN);
        List<String> all = new ArrayList<>();
        store.credentials.forEach(each -> all.add(each.credential().name()));
        assertThat(all).containsExactlyInAnyOrder("Altered", "Whole");
    }

    @Test
    void keepsANameOf255Emojis() {
        Credential longest = credential(1, "😀".repeat(255));
        insert(longest);
        assertThat(store.credentials.findByName(1, Ids.SHARED, longest.name(), null))
                .hasSize(1);
    }

    @Test
    void refusesTheSameNameOnlyForTheSameTenantOwnerAndEnvironment() {
        Credential first = credential(1, "Main");
        insert(first);
        assertThatThrownBy(() -> insert(credential(2, "Main"))).hasMessage("credential.name.taken");
        insert(SampleCredentials.placed(credential(3, "Main"), 1, Ids.SHARED, CredentialEnvironment.STAGING));
        insert(SampleCredentials.placed(credential(4, "Main"), 2, Ids.SHARED, CredentialEnvironment.PRODUCTION));
        insert(SampleCredentials.placed(credential(5, "Main"), 1, new UUID(6, 6), CredentialEnvironment.PRODUCTION));
        insert(credential(6, "main"));
        assertThatThrownBy(() ->
                        store.inUnit(() -> store.credentials.update(edited(credential(6, "Main"), 2, 1), MAC, 1)))
                .hasMessage("credential.name.taken");
        assertThat(store.credentials.findByName(1, Ids.SHARED, "Main", null))
                .extracting(row -> row.credential().environment())
                .containsExactly(CredentialEnvironment.PRODUCTION, CredentialEnvironment.STAGING);
        assertThat(store.credentials.findByName(1, new UUID(6, 6), "Main", CredentialEnvironment.PRODUCTION))
                .hasSize(2);
    }

    @Test
    void letsOnlyOneOfTwoEditorsWin() {
        Credential first = credential(1, "Main");
        insert(first);
        store.inUnit(() -> store.credentials.update(edited(first, 2, 1), MAC, 1));
        assertThatThrownBy(() -> store.inUnit(() -> store.credentials.update(edited(first, 2, 2), MAC, 1)))
                .hasMessage("credential.edited.meanwhile");
        assertThatThrownBy(() -> store.inUnit(() -> store.credentials.delete(first.id(), 1)))
                .hasMessage("credential.edited.meanwhile");
        assertThat(store.credentials.earlierValues(first.id())).isEmpty();
        assertThat(find(first).credential().rowVersion()).isEqualTo(2);
    }

    @Test
    void keepsEarlierValuesOnlyWhenValuesChangeAndForgetsThemWithTheRow() {
        Credential first = credential(1, "Main");
        Credential renamed = edited(first, 2, 1);
        Credential second = edited(first, 3, 2);
        insert(first);
        store.inUnit(() -> store.credentials.update(renamed, MAC, 1));
        store.inUnit(() -> store.credentials.update(second, MAC, 2));
        store.inUnit(() -> store.credentials.update(edited(first, 4, 3), MAC, 3));
        assertThat(store.credentials.earlierValues(first.id()))
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        new EarlierValue(first.id(), 1, renamed.sealed(), second.updatedAt()),
                        new EarlierValue(first.id(), 2, second.sealed(), TIME.plusSeconds(4))));
        store.inUnit(() -> store.credentials.saveUse(first.id(), TIME));
        store.inUnit(() -> store.credentials.delete(first.id(), 4));
        assertThat(store.credentials.find(first.id())).isEmpty();
        assertThat(store.credentials.earlierValues(first.id())).isEmpty();
    }

    @Test
    void resealsTheLiveRowAndAnEarlierValue() {
        Credential first = credential(1, "Main");
        insert(first);
        store.inUnit(() -> store.credentials.update(edited(first, 2, 2), MAC, 1));
        SealedValue live = new SealedValue(new UUID(4, 4), 2, new byte[] {1});
        SealedValue old = new SealedValue(new UUID(4, 4), 2, new byte[] {2});
        RowMac mac = new RowMac(2, new byte[] {3});
        store.inUnit(() -> {
            store.credentials.reseal(first.id(), 2, live, mac);
            store.credentials.reseal(first.id(), 1, old, null);
        });
        assertThat(find(first).credential().sealed()).usingRecursiveComparison().isEqualTo(live);
        assertThat(find(first).mac()).usingRecursiveComparison().isEqualTo(mac);
        assertThat(store.credentials.earlierValues(first.id()).get(0).sealed())
                .usingRecursiveComparison()
                .isEqualTo(old);
        assertThatThrownBy(() -> store.inUnit(() -> store.credentials.reseal(first.id(), 9, live, mac)))
                .hasMessage("credential.edited.meanwhile");
    }

    @Test
    void filtersByEnvironmentTypeAndTags() {
        Credential odd = SampleCredentials.tagged(credential(1, "One"), List.of("a\"y", "team 100%"));
        Credential plain = SampleCredentials.tagged(credential(2, "Two"), List.of("y", "team_100"));
        Credential staging =
                SampleCredentials.placed(credential(3, "Three"), 1, Ids.SHARED, CredentialEnvironment.STAGING);
        insert(odd, plain, staging);
        assertThat(names(filter(null, List.of()))).containsExactly("One", "Three", "Two");
        assertThat(names(filter(null, List.of("y")))).containsExactly("Two");
        assertThat(names(filter(null, List.of("a\"y")))).containsExactly("One");
        assertThat(names(filter(null, List.of("team 100%", "a\"y")))).containsExactly("One");
        assertThat(names(filter(null, List.of("team 100%", "y")))).isEmpty();
        assertThat(names(filter(null, List.of("team")))).isEmpty();
        assertThat(names(new CredentialFilter(
                        null, Set.of(CredentialEnvironment.STAGING), Set.of("openai"), Set.of(), Set.of())))
                .containsExactly("Three");
        assertThat(names(new CredentialFilter(null, Set.of(), Set.of("slack"), Set.of(), Set.of())))
                .isEmpty();
    }

    @Test
    void findsTextWhateverItsCaseAndTakesNoSignForAPattern() {
        insert(
                SampleCredentials.described(credential(1, "Größe 100% Übung"), "it''s _quoted_"),
                SampleCredentials.described(credential(2, "grosse 100 pct"), "back\\slash and !bang"),
                SampleCredentials.tagged(credential(3, "مفتاح 🔑"), List.of("a\"b")));
        assertThat(names(text("GRÖSSE"))).isEmpty();
        assertThat(names(text("grÖße"))).containsExactly("Größe 100% Übung");
        assertThat(names(text("ÜBUNG"))).containsExactly("Größe 100% Übung");
        assertThat(names(text("100%"))).containsExactly("Größe 100% Übung");
        assertThat(names(text("_"))).containsExactly("Größe 100% Übung");
        assertThat(names(text("T''S"))).containsExactly("Größe 100% Übung");
        assertThat(names(text("\\s"))).containsExactly("grosse 100 pct");
        assertThat(names(text("!"))).containsExactly("grosse 100 pct");
        assertThat(names(text("🔑"))).containsExactly("مفتاح 🔑");
        assertThat(names(text("فتا"))).containsExactly("مفتاح 🔑");
        assertThat(names(text("A\"B"))).containsExactly("مفتاح 🔑");
        assertThat(names(text("[\""))).isEmpty();
        assertThat(names(text("OpenAI"))).hasSize(3);
        assertThat(names(text("  "))).hasSize(3);
    }

    @Test
    void showsPersonalCredentialsToTheirOwnerAlone() {
        UUID ana = new UUID(6, 1);
        insert(
                credential(1, "Shared"),
                SampleCredentials.placed(credential(2, "Anas"), 1, ana, CredentialEnvironment.PRODUCTION),
                SampleCredentials.placed(credential(3, "Other"), 2, Ids.SHARED, CredentialEnvironment.PRODUCTION));
        assertThat(store.credentials.list(1, ana, CredentialFilter.ALL))
                .extracting(row -> row.credential().name())
                .containsExactly("Anas", "Shared");
        assertThat(store.credentials.list(1, new UUID(6, 2), CredentialFilter.ALL))
                .hasSize(1);
    }

    @Test
    void countsAssignmentsAndRefusesToDeleteUnderThem() {
        Credential first = credential(1, "Main");
        Agent agent = new Agent(1, 17, "Agent 😀", "", true, 1);
        Tool tool = new Tool(1, "search", List.of("openai"), 1);
        Assignment one = assignment(1, first, "search");
        Assignment two = assignment(2, first, "read");
        insert(first);
        store.inUnit(() -> {
            store.credentials.save(agent, MAC);
            store.credentials.save(new Agent(1, 17, "Agent", "", false, 2), MAC);
            store.credentials.save(tool, MAC);
            store.credentials.insert(one, MAC);
            store.credentials.insert(two, MAC);
        });
        assertThat(find(first).assignments()).isEqualTo(2);
        assertThat(store.credentials.assignments(first.id()))
                .extracting(MacRow::row)
                .containsExactly(two, one);
        assertThat(store.credentials.agents())
                .extracting(MacRow::row)
                .containsExactly(new Agent(1, 17, "Agent", "", false, 2));
        assertThat(store.credentials.tool(1, "search").orElseThrow().row()).isEqualTo(tool);
        assertThatThrownBy(() -> store.inUnit(() -> store.credentials.delete(first.id(), 1)))
                .hasMessage("store.refused");
        assertThat(store.credentials.find(first.id())).isPresent();
        store.inUnit(() -> store.credentials.deleteAssignment(one.id()));
        RowMac mac = new RowMac(2, new byte[] {9});
        store.inUnit(() -> store.credentials.remac(two, mac));
        assertThat(store.credentials.allAssignments())
                .usingRecursiveComparison()
                .isEqualTo(List.of(new MacRow<>(two, mac)));
    }

    @Test
    void handsOverEveryRowOnceWhileTheConsumerWritesToThem() {
        List<UUID> written = new ArrayList<>();
        store.inUnit(() -> {
            for (int i = 1; i <= 1_200; i++) {
                Credential row = credential(i, "Key " + i);
                store.credentials.insert(row, MAC);
                written.add(row.id());
            }
        });
        List<UUID> seen = new ArrayList<>();
        store.credentials.forEach(row -> {
            seen.add(row.credential().id());
            if (seen.size() % 400 == 0) {
                store.inUnit(() -> store.credentials.saveUse(row.credential().id(), TIME));
            }
        });
        assertThat(seen).containsExactlyInAnyOrderElementsOf(written);
    }

    private CredentialRow find(Credential credential) {
        return store.credentials.find(credential.id()).orElseThrow();
    }

    private void insert(Credential... rows) {
        store.inUnit(() -> List.of(rows).forEach(row -> store.credentials.insert(row, MAC)));
    }

    private List<String> names(CredentialFilter filter) {
        return store.credentials.list(1, Ids.SHARED, filter).stream()
                .map(row -> row.credential().name())
                .toList();
    }

    private static CredentialFilter text(String text) {
        return filter(text, List.of());
    }

    private static CredentialFilter filter(String text, List<String> tags) {
        return new CredentialFilter(text, Set.of(), Set.of(), Set.copyOf(tags), Set.of());
    }

    private static Assignment assignment(int number, Credential credential, String tool) {
        return new Assignment(
                new UUID(11, number), 1, 17, tool, credential.id(), Assignment.Permission.READ, TIME, "ana");
    }
}
