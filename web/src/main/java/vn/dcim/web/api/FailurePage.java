package vn.dcim.web.api;

import io.micronaut.core.annotation.Nullable;

/**
 * A failure as a page shows it.
 *
 * @param wayOut path of a page where the reader can get what is missing; null for none
 * @param wayOutText what the link to it says; empty without one
 */
public record FailurePage(
        int status, String title, String detail, @Nullable String wayOut, String wayOutText) {}
