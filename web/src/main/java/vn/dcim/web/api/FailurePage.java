package vn.dcim.web.api;

/** A failure as a page shows it. */
public record FailurePage(int status, String title, String detail) {}
