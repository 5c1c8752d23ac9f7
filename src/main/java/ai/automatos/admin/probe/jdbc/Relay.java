package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Predicate;

/**
 * A port of this computer behind which one server lies, for drivers that insist on connecting by themselves. It takes
 * one connection and passes its bytes on through a guarded socket, so that the address guard and the cancel hold. Only
 * for protocols that do not check the server's name, for the driver sees this computer's.
 */
final class Relay implements AutoCloseable {
    private static final byte[] HERE = {127, 0, 0, 1};

    /** As many bytes of the server's first answer are looked at before the driver sees them. */
    private static final int OPENING = 5;

    /** A login and one question need a few thousand bytes. */
    private static final long MOST_BYTES = 1 << 20;

    private final Socket far;
    private final ServerSocket door;
    private final Predicate<byte[]> expected;
    private volatile boolean refused;

    private Relay(Socket far, ServerSocket door, Predicate<byte[]> expected) {
        this.far = far;
        this.door = door;
        this.expected = expected;
    }

    /**
     * Connected to the server already; the driver's connection is awaited.
     *
     * @param expected whether a server of this kind begins its first answer with these five bytes
     */
    static Relay to(Route route, String host, int port, Predicate<byte[]> expected) throws IOException {
        Socket far = route.connect(host, port);
        try {
            Relay relay = new Relay(far, new ServerSocket(0, 1, InetAddress.getByAddress(HERE)), expected);
            start("relay-out", relay::serve);
            return relay;
        } catch (IOException e) {
            far.close();
            throw e;
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Whether the server's first answer was not the expected one, or it did not come to an end. */
    boolean refused() {
        return refused;
    }

    private void serve() {
        try (far;
                Socket near = door.accept()) {
            start("relay-in", () -> answer(near));
            copy(near, far);
        } catch (IOException e) {
            // The test is over before the driver came.
            return;
        }
    }

    private void answer(Socket near) {
        try (near;
                far) {
            byte[] opening = far.getInputStream().readNBytes(OPENING);
            refused = opening.length == OPENING && !expected.test(opening);
            if (!refused) {
                near.getOutputStream().write(opening);
                pass(far.getInputStream(), near.getOutputStream());
            }
        } catch (IOException e) {
            // Closed by the other direction, or by the end of the test.
            return;
        }
    }

    /** Until the server ends, or says too much. */
    private void pass(InputStream from, OutputStream to) throws IOException {
        byte[] block = new byte[8192];
        long passed = 0;
        int read;
        while ((read = from.read(block)) >= 0) {
            passed += read;
            if (passed > MOST_BYTES) {
                refused = true;
                return;
            }
            to.write(block, 0, read);
        }
    }

    /** Until either side ends; then both do. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Closed by the other direction, or by the end of the test.
            return;
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        far.close();
    }
}
