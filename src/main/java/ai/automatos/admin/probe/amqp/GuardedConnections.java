package ai.automatos.admin.probe.amqp;

import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.Route;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ListAddressResolver;
import com.rabbitmq.client.impl.FrameHandlerFactory;
import com.rabbitmq.client.impl.SocketFrameHandler;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The client's connections over a socket from the route: it neither resolves the name nor speaks TLS by itself. */
final class GuardedConnections extends ConnectionFactory {
    /** Nothing that a broker says while logging in is larger; the client would else make room for what a stranger says. */
    private static final int LARGEST_FRAME = 1 << 16;

    private final Endpoint endpoint;
    private final Route route;
    private final AtomicReference<@Nullable Socket> last = new AtomicReference<>();

    GuardedConnections(Endpoint endpoint, Route route) {
        this.endpoint = endpoint;
        this.route = route;
    }

    /** Logs in. The client would look the name up by itself if it were not given the list of one. */
    Connection open(String name) throws IOException, TimeoutException {
        Address address = new Address(endpoint.host(), endpoint.port());
        return newConnection(null, new ListAddressResolver(List.of(address)), name);
    }

    @Override
    protected synchronized FrameHandlerFactory createFrameHandlerFactory() {
        return (address, name) -> {
            Socket socket = endpoint.connect(route);
            last.set(socket);
            return new SocketFrameHandler(socket, null, LARGEST_FRAME);
        };
    }

    /** TLS version of the connection made last, or null if it is not encrypted. */
    @Nullable
    String protocol() {
        Socket socket = last.get();
        return socket == null ? null : Endpoint.protocol(socket);
    }
}
