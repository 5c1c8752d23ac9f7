package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a driver of the user's is asked for.
 *
 * @param jar what it is called and where it comes from, for the user
 * @param driverClass empty if whoever takes the address will do
 * @param hosts those that can be read from the address; looked at before the driver connects
 */
record OwnDriverLogin(String jar, Optional<String> driverClass, String url, List<String> hosts, Properties properties) {
    private static final String PROPERTY = "property.";

    static OwnDriverLogin of(ProtocolRequest request) throws ProbeFailure {
        FreeJdbcUrl address = request.flag("whole_url")
                ? FreeJdbcUrl.checked(request)
                : new FreeJdbcUrl(request.address("url"), request.has("host") ? List.of(request.host()) : List.of());
        Properties properties = new Properties();
        for (String parameter : request.parameters()) {
            if (parameter.startsWith(PROPERTY)) {
                request.given(parameter)
                        .ifPresent(value -> properties.setProperty(parameter.substring(PROPERTY.length()), value));
            }
        }
        request.given("user").ifPresent(user -> properties.setProperty("user", user));
        request.given("password").ifPresent(password -> properties.setProperty("password", password));
        return new OwnDriverLogin(
                request.text("jar"), request.given("driver"), address.url(), address.hosts(), properties);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }
}
