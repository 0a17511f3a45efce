package vn.dcim.core.foreign;

/** What taking over a list would do. @param changes against the import that counts now; empty while the list has faults */
public record DryRun(ForeignDraft draft, ReadList list, ListChanges changes) {}
