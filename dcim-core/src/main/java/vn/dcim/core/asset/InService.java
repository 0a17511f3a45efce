package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;

/**
 * An asset in use or standing by, as far as those look at it who look at all.
 *
 * @param ips with blanks between; empty for none
 * @param deviceId that it is; null for none
 */
public record InService(
        long id,
        String name,
        AssetKind kind,
        String ips,
        @Nullable Long deviceId) {}
