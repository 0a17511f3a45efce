package vn.dcim.core.startup;

import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Lets a migration take as long as it takes: a great table may be rebuilt for longer than any answer is waited for otherwise. */
@Singleton
@Named("default")
final class UnhurriedMigrations implements FlywayConfigurationCustomizer, Callback {

    private static final int NO_LIMIT = 0;

    @Override
    public String getName() {
        return "default";
    }

    @Override
    public void customizeFluentConfiguration(FluentConfiguration configuration) {
        configuration.callbacks(this);
    }

    @Override
    public String getCallbackName() {
        return "unhurried";
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            // why: only until it is given back; the pool then sets its own limit again
            context.getConnection().setNetworkTimeout(Runnable::run, NO_LIMIT);
        } catch (SQLException e) {
            throw new IllegalStateException("the connection of the migrations does not take a limit", e);
        }
    }
}
