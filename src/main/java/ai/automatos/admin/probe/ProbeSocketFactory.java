package ai.automatos.admin.probe;

import java.io.IOException;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a client library makes by its class name for each connection. The library connects on the thread that asked, so
 * the thread carries the way to its sockets over to here.
 */
public final class ProbeSocketFactory extends FixedSocketFactory {
    /** Opens a guarded socket, connected or not, as the library wants it. */
    @FunctionalInterface
    public interface Source {
        Socket open() throws IOException;
    }

    private static final ThreadLocal<@Nullable Source> CURRENT = new ThreadLocal<>();

    /** Makes this thread's connections go through {@code sockets}, until {@link #release}. */
    public static void use(Source sockets) {
        CURRENT.set(sockets);
    }

    public static void release() {
        CURRENT.remove();
    }

    /** Asked for by Java's directory client. */
    public static SocketFactory getDefault() {
        return new ProbeSocketFactory();
    }

    @Override
    public Socket createSocket() throws IOException {
        Source sockets = CURRENT.get();
        if (sockets == null) {
            throw new IOException("not within a connection test");
        }
        return sockets.open();
    }
}
