package vn.dcim.core.notify;

/** A notice and its delivery to one recipient. */
public record NoticeLine(NoticeEntry entry, Delivery delivery) {}
