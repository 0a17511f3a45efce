package vn.dcim.core.assetlist;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** A draft among others of its author. */
@Introspected
public record DraftLine(Long id, String fileName, Instant broughtAt) {}
