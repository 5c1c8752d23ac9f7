package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Diagnosis;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** The databases whose drivers connect by themselves, in clear, and so go through a {@link Relay}. */
enum Relayed {
    /** Error codes of {@code org.h2.api.ErrorCode}. */
    H2(
            "H2",
            "jdbc:h2:tcp://127.0.0.1:%d/%s;IFEXISTS=TRUE",
            Map.of(
                    "28000", Diagnosis.AUTHENTICATION_FAILED,
                    "90013", Diagnosis.DATABASE_NOT_FOUND,
                    "90146", Diagnosis.DATABASE_NOT_FOUND,
                    "90149", Diagnosis.DATABASE_NOT_FOUND,
                    "90020", Diagnosis.SERVICE_ERROR,
                    "90047", Diagnosis.WRONG_BASE_URL,
                    "90067", Diagnosis.WRONG_BASE_URL)),
    /** SQL states of {@code org.hsqldb.error.ErrorCode}. */
    HSQLDB(
            "HSQLDB",
            "jdbc:hsqldb:hsql://127.0.0.1:%d/%s",
            Map.of(
                    "28000", Diagnosis.AUTHENTICATION_FAILED,
                    "28501", Diagnosis.AUTHENTICATION_FAILED,
                    "HY000", Diagnosis.WRONG_BASE_URL,
                    "08000", Diagnosis.WRONG_BASE_URL,
                    "08001", Diagnosis.WRONG_BASE_URL)),
    /** SQL states of Derby's reference manual. */
    DERBY(
            "Apache Derby",
            "jdbc:derby://127.0.0.1:%d/%s",
            Map.of(
                    "08004", Diagnosis.AUTHENTICATION_FAILED,
                    "04501", Diagnosis.PERMISSION_DENIED,
                    "58009", Diagnosis.WRONG_BASE_URL,
                    "08006", Diagnosis.WRONG_BASE_URL,
                    "58017", Diagnosis.WRONG_BASE_URL)),
    /** Codes of Firebird's {@code iberror.h}. */
    FIREBIRD(
            "Firebird",
            "jdbc:firebirdsql://127.0.0.1:%d/%s",
            Map.of(
                    "335544344", Diagnosis.DATABASE_NOT_FOUND,
                    "335544352", Diagnosis.PERMISSION_DENIED,
                    "335544472", Diagnosis.AUTHENTICATION_FAILED,
                    "335544734", Diagnosis.DATABASE_NOT_FOUND,
                    "335544831", Diagnosis.PERMISSION_DENIED,
                    "335545106", Diagnosis.AUTHENTICATION_FAILED));

    /** A semicolon would begin settings, some of which make the server create or run something. */
    private static final Pattern DATABASE = Pattern.compile("[^;?&=\\p{Cntrl}]*");

    private static final int LARGEST_ANSWER = 1 << 20;
    /** Accept, reject, response, accept with data, continue login, accept on condition (protocol.h). */
    private static final Set<Integer> FIREBIRD_OPERATIONS = Set.of(3, 4, 9, 92, 94, 98);

    private final String product;
    private final String url;
    private final Map<String, Diagnosis> states;

    Relayed(String product, String url, Map<String, Diagnosis> states) {
        this.product = product;
        this.url = url;
        this.states = states;
    }

    /**
     * Whether the server begins its first answer with these five bytes. HSQLDB's driver and H2's would set aside as much
     * memory as they say, up to 2 GiB; Firebird's takes whatever it does not know for a refused login.
     */
    boolean opensWith(byte[] opening) {
        ByteBuffer bytes = ByteBuffer.wrap(opening);
        return switch (this) {
            case HSQLDB -> bytes.getInt(1) >= 0 && bytes.getInt(1) <= LARGEST_ANSWER;
            // Refused, accepted, closed or changed; then the length of a text, or a version.
            case H2 -> bytes.getInt(0) >= 0 && bytes.getInt(0) <= 3 && opening[4] == 0;
            case FIREBIRD -> FIREBIRD_OPERATIONS.contains(bytes.getInt(0));
            default -> true;
        };
    }

    /** What the driver is told beside the address. */
    Properties login(String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        if (this == FIREBIRD) {
            login.setProperty("charSet", "UTF-8");
            // Not the old way to log in, which as good as tells the password.
            login.setProperty("authPlugins", "Srp256,Srp");
        }
        return login;
    }

    /** Whether the connection certainly goes unencrypted; Firebird encrypts by itself where it is set up to. */
    boolean inClear() {
        return this != FIREBIRD;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String product() {
        return product;
    }

    /** Empty if the name would say more than which database. */
    Optional<String> url(int port, String database) {
        return DATABASE.matcher(database).matches()
                ? Optional.of(String.format(Locale.ROOT, url, port, database))
                : Optional.empty();
    }

    Optional<Diagnosis> diagnosis(SQLException thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (this == DERBY && message.contains("was not found")) {
            return Optional.of(Diagnosis.DATABASE_NOT_FOUND);
        }
        if (this == HSQLDB && message.contains("does not exist")) {
            return Optional.of(Diagnosis.DATABASE_NOT_FOUND);
        }
        return Optional.ofNullable(states.get(String.valueOf(thrown.getSQLState())))
                .or(() -> Optional.ofNullable(states.get(Integer.toString(thrown.getErrorCode()))));
    }
}
