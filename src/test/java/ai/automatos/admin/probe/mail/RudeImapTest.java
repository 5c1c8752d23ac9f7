package ai.automatos.admin.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Trial;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only looks like an IMAP server. */
class RudeImapTest extends RudeMailContract {
    RudeImapTest() {
        super(MailProtocol.IMAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"* OK [{2147483000}\r\n", "* OK hello\r\n* CAPABILITY {2147483000}\r\n"})
    void aLengthAloneTakesNoMemory(String words) {
        try (StubServer boasting = StubServer.raw((self, socket) -> {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        })) {
            ProbeOutcome.Failed outcome = new Trial(probe(), "imap", "p4ss")
                    .at(boasting.port())
                    .with("security", "none", "username", "app", "password", "p4ss")
                    .failed();

            assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.WRONG_BASE_URL);
            assertThat(outcome.detail()).contains("a literal of 2147483000 bytes");
        }
    }
}
