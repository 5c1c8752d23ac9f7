package ai.automatos.admin.probe.amqp;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.MalformedFrameException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.EOFException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What the broker, or the client on its behalf, meant by breaking the login off. */
final class AmqpRefusal {
    private AmqpRefusal() {}

    static ProbeFailure of(Throwable thrown, Messages messages) {
        String detail = "";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal
                    && signal.getReason() instanceof AMQP.Connection.Close close) {
                return new ProbeFailure(byCode(close), close.getReplyText());
            }
            if (cause instanceof AuthenticationFailureException
                    || cause instanceof PossibleAuthenticationFailureException) {
                return new ProbeFailure(Diagnosis.AUTHENTICATION_FAILED, message(cause));
            }
            if (cause instanceof MalformedFrameException) {
                return new ProbeFailure(Diagnosis.WRONG_BASE_URL, message(cause));
            }
            if (cause instanceof SSLException) {
                // Before its cause: the end of the stream in a handshake is about TLS.
                return new ProbeFailure(NetworkDiagnosis.of(cause).orElse(Diagnosis.TLS_FAILED), message(cause));
            }
            if (cause instanceof EOFException) {
                return new ProbeFailure(Diagnosis.SERVICE_ERROR, messages.get("probe.detail.hung_up"));
            }
            detail = cause.getMessage() == null ? detail : message(cause);
        }
        return new ProbeFailure(NetworkDiagnosis.of(thrown).orElse(Diagnosis.OTHER), detail);
    }

    /** RabbitMQ uses one code for a virtual host that does not exist and for one that is closed to the user. */
    private static Diagnosis byCode(AMQP.Connection.Close close) {
        String text = close.getReplyText().toLowerCase(Locale.ROOT);
        return switch (close.getReplyCode()) {
            case AMQP.INVALID_PATH, AMQP.NOT_FOUND -> Diagnosis.DATABASE_NOT_FOUND;
            case AMQP.NOT_ALLOWED ->
                text.contains("not found") ? Diagnosis.DATABASE_NOT_FOUND : Diagnosis.PERMISSION_DENIED;
            case AMQP.ACCESS_REFUSED -> Diagnosis.PERMISSION_DENIED;
            case AMQP.FRAME_ERROR, AMQP.SYNTAX_ERROR, AMQP.COMMAND_INVALID, AMQP.NOT_IMPLEMENTED ->
                Diagnosis.WRONG_BASE_URL;
            default -> Diagnosis.SERVICE_ERROR;
        };
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
