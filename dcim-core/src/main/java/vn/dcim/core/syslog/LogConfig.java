package vn.dcim.core.syslog;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * What a site may decide about the log messages that it receives.
 *
 * @param every how often it is counted what each source sent
 * @param tally how long counts may be in memory alone
 * @param room for how many bytes of messages wait at most while the database is away; what can be held up at its sender waits there
 * @param forwardRoom how many bytes wait at most for receivers that are away, encrypted; beyond them the oldest are let go, which is told
 * @param search how long a search looks before it shows what it has
 */
@ConfigurationProperties("dcim.logs")
record LogConfig(
        @Bindable(defaultValue = "1m") @NotNull Duration every,

        @Bindable(defaultValue = "1s") @NotNull Duration tally,

        @Bindable(defaultValue = "67108864") @Min(1_048_576) long room,

        @Bindable(defaultValue = "4294967296") @Min(1_048_576)
        long forwardRoom,

        @Bindable(defaultValue = "2s") @NotNull Duration search) {}
