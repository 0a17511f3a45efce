package vn.dcim.web.network;

/** The form of one connection. @param fault empty for none */
public record LinkPage(long id, String from, String to, WireForm typed, String fault) {}
