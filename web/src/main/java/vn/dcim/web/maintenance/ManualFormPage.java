package vn.dcim.web.maintenance;

/** The form of a new manual. @param body what stands in its field @param fault empty for none */
public record ManualFormPage(String body, String fault) {}
