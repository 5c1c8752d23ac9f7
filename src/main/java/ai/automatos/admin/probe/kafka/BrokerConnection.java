package ai.automatos.admin.probe.kafka;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;

/** Requests and answers of Kafka's protocol over one connection, each with its length before it. */
final class BrokerConnection {
    /** The list of brokers of a large cluster has some ten thousand bytes. */
    private static final int LARGEST_ANSWER = 1 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final String clientId;
    private int asked;

    BrokerConnection(Socket socket, String clientId) throws IOException {
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
        this.clientId = clientId;
    }

    /**
     * @param api number of the question, as the protocol has it
     * @throws ProtocolException if what answers is no Kafka broker
     * @throws EOFException if the broker closed the connection instead
     */
    Answer ask(int api, int version, RequestBody body) throws IOException {
        asked++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream request = new DataOutputStream(bytes);
        request.writeShort(api);
        request.writeShort(version);
        request.writeInt(asked);
        RequestBody.string(clientId).writeTo(request);
        body.writeTo(request);
        out.writeInt(bytes.size());
        bytes.writeTo(out);
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        int length = in.readInt();
        if (length < 4 || length > LARGEST_ANSWER) {
            throw new ProtocolException("no Kafka broker: an answer of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        Answer answer = new Answer(bytes);
        if (answer.int32() != asked) {
            throw new ProtocolException("no Kafka broker: an answer to another question");
        }
        return answer;
    }
}
