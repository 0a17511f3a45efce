package vn.dcim.web.api;

import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.error.ErrorCode;

/** Answers what fails since the database does not answer; what it does answer is a fault of the program. */
@Factory
final class DatabaseFailures {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailures.class);
    private static final String CONNECTION_LOST = "08";

    private final Failures failures;

    DatabaseFailures(Failures failures) {
        this.failures = failures;
    }

    @Singleton
    ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> noConnection() {
        return this::answer;
    }

    @Singleton
    ExceptionHandler<TransactionException, HttpResponse<?>> noTransaction() {
        return this::answer;
    }

    @Singleton
    ExceptionHandler<DataAccessException, HttpResponse<?>> noData() {
        return this::answer;
    }

    private HttpResponse<?> answer(HttpRequest<?> request, RuntimeException failure) {
        if (isAway(failure)) {
            return failures.answer(
                    request, Failure.of(HttpStatus.SERVICE_UNAVAILABLE, ErrorCode.DATABASE_UNAVAILABLE.code()));
        }
        LOG.error("{} {} failed", request.getMethodName(), request.getPath(), failure);
        return failures.answer(request, Failure.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", request.getPath()));
    }

    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException of
                            && String.valueOf(of.getSQLState()).startsWith(CONNECTION_LOST)) {
                return true;
            }
        }
        return false;
    }
}
