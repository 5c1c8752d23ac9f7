package ai.automatos.admin.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.Chains;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final UUID VAULT = new UUID(1, 2);
    private static final UUID ORIGIN = new UUID(3, 4);

    @TempDir
    Path folder;

    @Test
    void remembersWhereEveryChainEnds() throws IOException {
        List<LinkedEvent> one = Chains.chain(1, 5);
        List<LinkedEvent> zero = Chains.chain(0, 3);
        try (Journal journal = open()) {
            assertThat(journal.isNew()).isTrue();
            journal.append(one.subList(0, 2));
            journal.append(zero);
            journal.append(one.subList(2, 5));
        }
        try (Journal journal = open()) {
            assertThat(journal.isNew()).isFalse();
            assertThat(journal.heads())
                    .isEqualTo(Map.of(1L, one.get(4).head(), 0L, zero.get(2).head()));
        }
    }

    @Test
    void keepsEveryFieldOfAnEvent() throws IOException {
        List<LinkedEvent> events = Chains.chain(1, 50);
        append(events);
        assertThat(JournalFile.read(file(1), true).events()).isEqualTo(events);
    }

    @Test
    void filesAreTheirOwnersAlone() throws IOException {
        append(Chains.chain(1, 1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(1))))
                .isEqualTo("rw-------");
    }

    @Test
    void goesOnInANewFileAboveItsSize() throws IOException {
        List<LinkedEvent> events = Chains.chain(1, 40);
        Map<Long, ChainHead> others = new java.util.TreeMap<>();
        try (Journal journal = Journal.open(folder, VAULT, ORIGIN, 2_000)) {
            for (long chain = 2; chain < 30; chain++) {
                List<LinkedEvent> other = Chains.chain(chain, 1);
                journal.append(other);
                others.put(chain, other.get(0).head());
            }
            for (LinkedEvent event : events) {
                journal.append(List.of(event));
            }
        }
        others.put(1L, events.get(39).head());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.count()).isGreaterThan(5);
        }
        try (Journal journal = open()) {
            assertThat(journal.heads()).isEqualTo(others);
        }
    }

    @Test
    void aLastLineTornAnywhereIsCut() throws IOException {
        List<LinkedEvent> events = Chains.chain(1, 4);
        append(events);
        byte[] whole = Files.readAllBytes(file(1));
        int[] ends = lineEnds(whole);
        int lastStart = ends[ends.length - 2] + 1;
        for (int length = lastStart; length < whole.length; length++) {
            Files.write(file(1), Arrays.copyOf(whole, length));
            try (Journal journal = open()) {
                assertThat(journal.heads())
                        .containsExactly(Map.entry(1L, events.get(2).head()));
                journal.append(events.subList(3, 4));
            }
            assertThat(file(1)).hasBinaryContent(whole);
        }
    }

    /** Refused, or cut as a torn last line: never another event than was written. */
    @Test
    void noFlippedBitIsBelieved() throws IOException {
        List<LinkedEvent> events = Chains.chain(1, 3);
        append(events);
        byte[] whole = Files.readAllBytes(file(1));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file(1), flipped);
            try (Journal journal = open()) {
                ChainHead head = journal.heads().get(1L);
                assertThat(events.stream().map(LinkedEvent::head))
                        .as("bit %d", bit)
                        .contains(head);
                assertThat(head.sequence()).as("bit %d", bit).isEqualTo(2);
            } catch (UserFacingException e) {
                assertThat(e.key()).startsWith("audit.journal.");
            }
        }
    }

    @Test
    void damageIsNamedByFileAndLine() throws IOException {
        append(Chains.chain(1, 3));
        String text = Files.readString(file(1));
        Files.writeString(file(1), text.replaceFirst("127\\.0\\.0\\.1", "127.0.0.2"));
        assertThatThrownBy(this::open).isInstanceOfSatisfying(UserFacingException.class, e -> {
            assertThat(e.key()).isEqualTo("audit.journal.damaged");
            assertThat(e.arguments()).containsExactly(file(1).toString(), "2");
        });
    }

    @Test
    void anotherVaultsJournalIsRefused() throws IOException {
        append(Chains.chain(1, 1));
        assertThatThrownBy(() -> Journal.open(folder, new UUID(7, 7), ORIGIN))
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("audit.journal.foreign"));
    }

    @Test
    void refusesWhatDoesNotFollow() throws IOException {
        try (Journal journal = open()) {
            journal.append(Chains.chain(1, 2));
            LinkedEvent alien = new LinkedEvent(Chains.event(1, 3), 1, 3, new byte[32]);
            assertThatThrownBy(() -> journal.append(List.of(alien))).isInstanceOf(IllegalStateException.class);
            assertThat(journal.heads().get(1L).sequence()).isEqualTo(2);
        }
    }

    private Journal open() {
        return Journal.open(folder, VAULT, ORIGIN);
    }

    private void append(List<LinkedEvent> events) throws IOException {
        try (Journal journal = open()) {
            journal.append(events);
        }
    }

    private Path file(int number) {
        return new JournalFolder(folder, ORIGIN).file(number);
    }

    private static int[] lineEnds(byte[] bytes) {
        return java.util.stream.IntStream.range(0, bytes.length)
                .filter(i -> bytes[i] == '\n')
                .toArray();
    }
}
