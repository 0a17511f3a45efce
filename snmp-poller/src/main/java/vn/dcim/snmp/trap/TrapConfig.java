package vn.dcim.snmp.trap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Where traps are received; without a port they are not.
 *
 * @param port usually 162; 0 for a free one
 * @param address of this machine to listen on
 * @param engine SNMPv3 identity of this receiver, hexadecimal, 5 to 32 bytes; made from the host's name when null
 * @param rejectedPerMinute how many traps of one source that nobody can use are kept in a minute
 */
@ConfigurationProperties("dcim.snmp.trap")
@Requires(property = "dcim.snmp.trap.port")
record TrapConfig(
        @Min(0) @Max(65_535) int port,
        @Bindable(defaultValue = "0.0.0.0") @NotNull String address,
        @Nullable String engine,

        @Bindable(defaultValue = "10") @Min(1) int rejectedPerMinute) {}
