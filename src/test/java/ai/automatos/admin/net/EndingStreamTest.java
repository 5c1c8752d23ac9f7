package ai.automatos.admin.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EndingStreamTest {
    private static InputStream of(int bytes) {
        return new EndingStream(new ByteArrayInputStream(new byte[bytes]));
    }

    @Test
    void readsAndSkipsAsAnyOther() throws IOException {
        InputStream in = of(20_000);
        long skipped = 0;
        while (skipped < 19_000) {
            skipped += in.skip(19_000 - skipped);
        }
        assertThat(skipped).isEqualTo(19_000);
        assertThat(in.skip(0)).isZero();
        assertThat(in.readAllBytes()).hasSize(1_000);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.skip(5)).isZero();
    }

    @Test
    @Timeout(10)
    void whoSkipsBeyondTheEndIsStopped() {
        InputStream in = of(3);
        assertThatThrownBy(() -> {
                    long left = Integer.MAX_VALUE;
                    while (left > 0) {
                        left -= in.skip(left);
                    }
                })
                .isInstanceOf(EOFException.class);
    }

    @Test
    @Timeout(10)
    void soIsWhoReadsOn() {
        InputStream in = of(3);
        assertThatThrownBy(() -> {
                    int wanted = 5;
                    while (wanted > 0) {
                        wanted -= Math.max(0, in.read(new byte[wanted], 0, wanted));
                    }
                })
                .isInstanceOf(EOFException.class);
    }
}
