package ai.automatos.admin.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on this computer that does with each connection what the test wants, however rude. */
public final class StubServer implements AutoCloseable {
    /** Talks on one accepted connection; it is closed afterwards. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(StubServer server, Socket socket) throws IOException, InterruptedException;
    }

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d{1,7})\r\n");

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Behaviour behaviour;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch connected = new CountDownLatch(1);

    private StubServer(SSLContext tls, Behaviour behaviour) {
        this(1, tls, behaviour);
    }

    private StubServer(int number, SSLContext tls, Behaviour behaviour) {
        this.tls = tls;
        this.behaviour = behaviour;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("stub-accept", this::accept);
    }

    /** Serves raw connections. */
    public static StubServer raw(Behaviour behaviour) {
        return new StubServer(null, behaviour);
    }

    /** As {@link #raw(Behaviour)} at 127.0.0.{@code number}, which Linux and Windows have and macOS has not. */
    public static StubServer at(int number, Behaviour behaviour) {
        return new StubServer(number, null, behaviour);
    }

    /** Reads an HTTP request, then answers with the bytes. */
    public static StubServer http(SSLContext tls, byte[] answer) {
        return new StubServer(tls, (server, socket) -> {
            server.readRequest(socket);
            socket.getOutputStream().write(answer);
            socket.getOutputStream().flush();
        });
    }

    public static StubServer http(String answer) {
        return http(null, answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives one answer after the other; the last again and again. */
    public static StubServer conversation(String... answers) {
        AtomicInteger asked = new AtomicInteger();
        return new StubServer(null, (server, socket) -> {
            server.readRequest(socket);
            String answer = answers[Math.min(asked.getAndIncrement(), answers.length - 1)];
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        });
    }

    /** Status line such as {@code 200 OK}, header lines, body. */
    public static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** Reads an HTTP request, its body too if it says how long that is, and remembers it. */
    public String readRequest(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        Matcher length = CONTENT_LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
        if (length.find()) {
            head.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        received.add(text);
        return text;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The requests so far. */
    public List<String> received() {
        return received;
    }

    /** Waits until somebody has connected. */
    public void awaitConnection() throws InterruptedException {
        if (!connected.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody connected");
        }
    }

    /** Does nothing until the server is closed. */
    public void hang() throws InterruptedException {
        closed.await();
    }

    /** Waits a moment; true if the server was closed meanwhile. */
    public boolean closesWithin(Duration moment) throws InterruptedException {
        return closed.await(moment.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connected.countDown();
                start("stub-serve", () -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket raw) {
        try (raw) {
            Socket socket = raw;
            if (tls != null) {
                SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
                secure.setUseClientMode(false);
                socket = secure;
            }
            behaviour.serve(this, socket);
            socket.close();
        } catch (IOException e) {
            // The client went away, which is what many tests are about.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
