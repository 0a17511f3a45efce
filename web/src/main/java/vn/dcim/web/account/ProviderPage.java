package vn.dcim.web.account;

/** Who has come back from the identity provider and goes on. @param next a path of this program */
public record ProviderPage(String next) {}
