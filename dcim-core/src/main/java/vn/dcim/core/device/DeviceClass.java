package vn.dcim.core.device;

import java.util.Locale;

/** What a device is for; decides its default alarm rules, its icon and the page it stands on. */
public enum DeviceClass {
    UPS,
    DC_POWER,
    GENERATOR,
    ATS,
    PDU,
    /** A meter at a switchboard; the sources of the power path that answer by themselves. */
    METER,
    BATTERY,
    COOLING,
    CHILLER,
    ENVIRONMENT,
    LEAK,
    FIRE,
    ACCESS,
    CAMERA,
    NVR,
    SWITCH,
    ROUTER,
    FIREWALL,
    SERVER,
    STORAGE,
    /** What sends its log; how much, and whether at all, is watched. */
    LOG_SOURCE,
    /** A server that tells the time, by which our own clock and those of the devices are held. */
    TIME_SOURCE;

    /** Returns the word of the API and of profiles, such as {@code dc-power}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static DeviceClass of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
