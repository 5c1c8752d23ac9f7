package ai.automatos.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.ErrorKind;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    /** Scripts rely on these numbers. */
    @Test
    void everyKindOfErrorHasItsNumber() {
        assertThat(ExitCode.of(ErrorKind.INVALID_INPUT)).isEqualTo(2);
        assertThat(ExitCode.of(ErrorKind.AMBIGUOUS)).isEqualTo(2);
        assertThat(ExitCode.of(ErrorKind.NOT_FOUND)).isEqualTo(2);
        assertThat(ExitCode.of(ErrorKind.CONFLICT)).isEqualTo(1);
        assertThat(ExitCode.of(ErrorKind.DENIED)).isEqualTo(1);
        assertThat(ExitCode.of(ErrorKind.LOCKED)).isEqualTo(3);
        assertThat(ExitCode.of(ErrorKind.VAULT_UNUSABLE)).isEqualTo(4);
        assertThat(ExitCode.of(ErrorKind.IN_USE)).isEqualTo(5);
        assertThat(ExitCode.of(ErrorKind.UNAVAILABLE)).isEqualTo(6);
    }
}
