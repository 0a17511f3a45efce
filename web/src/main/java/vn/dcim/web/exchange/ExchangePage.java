package vn.dcim.web.exchange;

import java.util.List;
import java.util.Map;
import vn.dcim.core.exchange.ExchangeDraft;

/**
 * Where files of other programs are brought, and ours taken away.
 *
 * @param drafts of the reader
 * @param files names of the files of each draft
 */
public record ExchangePage(List<ExchangeDraft> drafts, Map<Long, List<String>> files) {}
