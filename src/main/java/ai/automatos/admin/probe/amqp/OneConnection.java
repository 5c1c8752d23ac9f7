package ai.automatos.admin.probe.amqp;

import ai.automatos.admin.probe.Endpoint;
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

/** The client's connection over a socket that is there already: it neither resolves the name nor speaks TLS by itself. */
final class OneConnection extends ConnectionFactory {
    /** Nothing that a broker says while logging in is larger; the client would else make room for what a stranger says. */
    private static final int LARGEST_FRAME = 1 << 16;

    private final Socket socket;

    OneConnection(Socket socket) {
        this.socket = socket;
    }

    /** Logs in. The client would look the name up by itself if it were not given the list of one. */
    Connection open(Endpoint place, String name) throws IOException, TimeoutException {
        Address address = new Address(place.host(), place.port());
        return newConnection(null, new ListAddressResolver(List.of(address)), name);
    }

    @Override
    protected synchronized FrameHandlerFactory createFrameHandlerFactory() {
        return (address, name) -> new SocketFrameHandler(socket, null, LARGEST_FRAME);
    }
}
