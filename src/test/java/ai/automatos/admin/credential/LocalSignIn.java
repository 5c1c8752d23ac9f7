package ai.automatos.admin.credential;

import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.probe.http.TokenEndpoint;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.SSLContext;

/** Signs in at providers on this computer. */
final class LocalSignIn implements AutoCloseable {
    final OAuthSignIn signIn;
    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final OutboundHttp http;

    LocalSignIn(World world) {
        try {
            http = new OutboundHttp(network, SystemProxies.none(), SSLContext.getDefault(), "test", 100_000);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        TokenEndpoint endpoint = new TokenEndpoint(http, AddressGuard.localAllowed(), world.messages, world.clock);
        signIn = new OAuthSignIn(endpoint, world.authorizer, world.messages, new SecureRandom());
    }

    @Override
    public void close() {
        http.close();
        network.close();
    }
}
