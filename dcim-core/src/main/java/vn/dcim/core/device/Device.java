package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.dcim.core.scope.Scope;

/**
 * What answers a poll or publishes.
 *
 * @param id given by the database; null before
 * @param name unique among devices, such as {@code UPS-A}
 * @param vendor as the profile names it; empty when unknown
 * @param model as the device says; empty when unknown
 * @param address how it is reached, without secrets: {@code snmp://10.0.0.7:161}, {@code mqtt:dc/hg01/crac/c1},
 *     {@code ntp://10.0.0.5:123}
 * @param profile id of the device profile or topic map that reads it
 * @param groupName how people group devices, such as by room or system
 * @param placeId the place it stands in, or null
 * @param unitId the agency whose system it is; null for the centre's own
 * @param state whether it is asked at all
 */
@MappedEntity("device")
public record Device(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        DeviceClass deviceClass,
        String vendor,
        String model,
        String serial,
        String firmware,
        String address,
        String profile,
        String groupName,
        @Nullable Long placeId,
        @Nullable Long unitId,
        State state,
        Instant createdAt) {

    /** Whether a device is asked. */
    public enum State {
        ACTIVE,
        /** Not asked: being installed or serviced; its alarms are out of service. */
        PAUSED,
        /** Gone; its history stays. */
        RETIRED
    }

    Device withState(State newState) {
        return changed(address, unitId, newState);
    }

    Device withAddress(String newAddress) {
        return changed(newAddress, unitId, state);
    }

    Device withUnit(@Nullable Long newUnitId) {
        return changed(address, newUnitId, state);
    }

    private Device changed(String newAddress, @Nullable Long newUnitId, State newState) {
        return new Device(
                id,
                name,
                deviceClass,
                vendor,
                model,
                serial,
                firmware,
                newAddress,
                profile,
                groupName,
                placeId,
                newUnitId,
                newState,
                createdAt);
    }

    /** Tells whether it is in the part of the centre that somebody sees. */
    public boolean isWithin(Scope scope) {
        return scope.covers(placeId, groupName, unitId);
    }

    public boolean isSnmp() {
        return address.startsWith("snmp");
    }

    public boolean isMqtt() {
        return address.startsWith("mqtt:");
    }

    /** Tells whether it is asked for its time by NTP. */
    public boolean isNtp() {
        return address.startsWith("ntp:");
    }

    /** Tells whether it is a source of log messages. */
    public boolean isLogSource() {
        return address.startsWith("syslog:");
    }
}
