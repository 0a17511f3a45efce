package vn.dcim.web.account;

import java.util.List;

/**
 * All tokens.
 *
 * @param refused id of the token that was not revoked just now; 0 for none
 * @param fault why
 */
public record TokensPage(List<TokenLine> lines, long refused, String fault) {}
