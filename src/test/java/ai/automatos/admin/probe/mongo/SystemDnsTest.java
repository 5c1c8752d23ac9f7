package ai.automatos.admin.probe.mongo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The JDK's DNS client against a rebuilt DNS server (RFC 1035, RFC 2782). */
class SystemDnsTest {
    private final DatagramSocket socket = socket();
    private final ServiceRecords records =
            new ServiceRecords(new SystemDns("dns://127.0.0.1:" + socket.getLocalPort()));

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        socket.close();
    }

    /** Answers one question with one record. */
    private void answerOnce(byte[] data) {
        var unused = CompletableFuture.runAsync(() -> {
            try {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                ByteBuffer asked = ByteBuffer.wrap(question.getData(), 0, question.getLength());
                int end = 12;
                while (asked.get(end) != 0) {
                    end += asked.get(end) + 1;
                }
                short type = asked.getShort(end + 1);
                ByteBuffer answer = ByteBuffer.allocate(512);
                answer.putShort(asked.getShort(0)).putShort((short) 0x8180).putShort((short) 1);
                answer.putShort((short) 1).putShort((short) 0).putShort((short) 0);
                answer.put(question.getData(), 12, end + 5 - 12);
                answer.putShort((short) 0xc00c)
                        .putShort(type)
                        .putShort((short) 1)
                        .putInt(60);
                answer.putShort((short) data.length).put(data);
                socket.send(new DatagramPacket(answer.array(), answer.position(), question.getSocketAddress()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void findsTheServersOfADomain() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(6 + 3 + 8 + 8 + 1);
        data.putShort((short) 0).putShort((short) 5).putShort((short) 27018);
        data.put((byte) 2).put("s1".getBytes(US_ASCII)).put((byte) 7).put("cluster".getBytes(US_ASCII));
        data.put((byte) 7).put("example".getBytes(US_ASCII)).put((byte) 0);
        answerOnce(data.array());

        assertThat(records.servers("db.cluster.example", new CancelSignal()))
                .containsExactly("s1.cluster.example:27018");
    }

    @Test
    void readsTheOptionsOfADomain() throws IOException {
        byte[] text = "authSource=shop".getBytes(US_ASCII);
        answerOnce(ByteBuffer.allocate(1 + text.length)
                .put((byte) text.length)
                .put(text)
                .array());

        assertThat(records.options("db.cluster.example", new CancelSignal())).isEqualTo("authSource=shop");
    }

    @Test
    void aSilentDnsServerIsLeftAtOnceWhenCancelled() throws Exception {
        CancelSignal cancel = new CancelSignal();
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(
                () -> Assertions.catchThrowable(() -> records.servers("db.cluster.example", cancel)));
        socket.receive(new DatagramPacket(new byte[512], 512));

        cancel.cancel();

        assertThat(failure.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(InterruptedIOException.class);
    }
}
