package vn.dcim.core.account;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/** Remembers which columns of which list each account wants to see. */
@Singleton
public class ColumnChoices {

    private final ShownColumnsRepository repository;

    ColumnChoices(ShownColumnsRepository repository) {
        this.repository = repository;
    }

    /** Returns codes of columns; none where nothing was chosen. */
    public List<String> of(String account, String list) {
        return repository
                .findByAccountAndList(account, list)
                .map(chosen -> List.of(chosen.columns().split(",")))
                .orElse(List.of());
    }

    /** Remembers a choice; none to show what is usual. */
    @Transactional
    public void choose(String account, String list, List<String> columns) {
        repository.deleteByAccountAndList(account, list);
        if (!columns.isEmpty()) {
            repository.save(new ShownColumns(null, account, list, String.join(",", columns)));
        }
    }
}
