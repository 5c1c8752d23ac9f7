package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.MAC;
import static ai.automatos.admin.store.SampleCredentials.TIME;
import static ai.automatos.admin.store.SampleCredentials.credential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialRow;
import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.TestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is noted about a credential beside its row: use, tests and pace, the same on both databases. */
abstract class CredentialActivityContract extends StoreContract {
    CredentialActivityContract(TestEngine engine) {
        super(engine);
    }

    @Test
    void keepsUseAndTestApart() {
        Credential first = credential(1, "Main");
        insert(first);
        var test = new CredentialActivity.LastTest(
                TIME, 1, TestStatus.FAILED, "timeout", "m 😀", "", 12, TIME.plusSeconds(5));
        store.inUnit(() -> store.credentials.saveUse(first.id(), TIME.plusSeconds(1)));
        store.inUnit(() -> store.credentials.saveTest(first.id(), test));
        store.inUnit(() -> store.credentials.saveUse(first.id(), TIME.plusSeconds(2)));
        assertThat(find(first).activity()).isEqualTo(new CredentialActivity(TIME.plusSeconds(2), test));

        var endless = new CredentialActivity.LastTest(TIME, 1, TestStatus.VERIFIED, null, "fine", "ana", 3, null);
        store.inUnit(() -> store.credentials.saveTest(first.id(), endless));
        assertThat(find(first).activity()).isEqualTo(new CredentialActivity(TIME.plusSeconds(2), endless));
    }

    @Test
    void keepsAPaceOfItsOwnUntilItIsTakenBackOrTheRowGoes() {
        Credential first = credential(1, "Main");
        Credential other = credential(2, "Other");
        insert(first, other);
        store.inUnit(() -> store.credentials.savePace(first.id(), TestPace.OFF));
        assertThat(store.credentials.hasPaces()).isFalse();
        store.inUnit(() -> {
            store.credentials.savePace(first.id(), TestPace.OFF);
            store.credentials.savePace(first.id(), TestPace.WEEKLY);
            store.credentials.savePace(other.id(), TestPace.DAILY);
        });
        assertThat(store.credentials.list(1, Ids.SHARED, CredentialFilter.ALL))
                .extracting(CredentialRow::ownPace)
                .containsExactly(TestPace.WEEKLY, TestPace.DAILY);
        List<TestPace> all = new ArrayList<>();
        store.credentials.forEach(row -> all.add(row.ownPace()));
        assertThat(all).containsExactlyInAnyOrder(TestPace.WEEKLY, TestPace.DAILY);
        assertThat(store.credentials.hasPaces()).isTrue();

        store.inUnit(() -> store.credentials.savePace(first.id(), null));
        store.inUnit(() -> store.database.write().execute("update credential_pace set pace = 'hourly'"));
        assertThat(find(first).ownPace()).isNull();
        assertThat(find(other).ownPace()).as("a word that nobody writes").isNull();

        store.inUnit(() -> store.credentials.delete(other.id(), 1));
        insert(other);
        store.inUnit(() -> store.database.write().execute("update credential_pace set pace = 'daily'"));
        assertThat(find(other).ownPace()).as("forgotten with the row").isNull();
    }

    @Test
    void keepsTheNewestThirtyTestsOfEachCredential() {
        Credential first = credential(1, "Main");
        Credential other = credential(2, "Other");
        insert(first, other);
        List<PastTest> tests = IntStream.range(0, 33)
                .mapToObj(i -> new PastTest(
                        TIME.plusMillis(i), 1 + i / 10, TestStatus.FAILED, i % 2 == 0 ? "timeout" : null, i))
                .toList();
        store.inUnit(() -> store.credentials.addTest(other.id(), tests.get(7)));
        store.inUnit(() -> tests.forEach(test -> store.credentials.addTest(first.id(), test)));
        assertThat(store.credentials.tests(first.id())).isEqualTo(tests.subList(3, 33));
        assertThat(store.credentials.tests(other.id())).containsExactly(tests.get(7));

        store.inUnit(() -> store.credentials.delete(first.id(), 1));
        assertThat(store.credentials.tests(first.id())).isEmpty();
        assertThat(store.credentials.tests(other.id())).hasSize(1);
    }

    @Test
    void whatWasDeletedMeanwhileLeavesNothing() {
        Credential first = credential(1, "Main");
        insert(first);
        store.inUnit(() -> store.credentials.delete(first.id(), 1));
        var test = new CredentialActivity.LastTest(TIME, 1, TestStatus.VERIFIED, null, "fine", "ana", 3, null);

        store.inUnit(() -> {
            store.credentials.addTest(first.id(), new PastTest(TIME, 1, TestStatus.VERIFIED, null, 3));
            store.credentials.saveTest(first.id(), test);
            store.credentials.saveUse(first.id(), TIME);
        });
        assertThatThrownBy(() -> store.inUnit(() -> store.credentials.savePace(first.id(), TestPace.DAILY)))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("credential.edited.meanwhile"));

        insert(first);
        assertThat(store.credentials.tests(first.id())).isEmpty();
        assertThat(find(first).activity()).isEqualTo(CredentialActivity.NONE);
        assertThat(find(first).ownPace()).isNull();
    }

    private CredentialRow find(Credential credential) {
        return store.credentials.find(credential.id()).orElseThrow();
    }

    private void insert(Credential... rows) {
        store.inUnit(() -> List.of(rows).forEach(row -> store.credentials.insert(row, MAC)));
    }
}
