package vn.dcim.core.software;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** A list that was brought and not taken over yet, among others of its author. */
@Introspected
public record BroughtList(Long id, String fileName, Instant broughtAt) {}
