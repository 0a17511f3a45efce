package vn.dcim.core.register;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.version.Versions;

/** Judges at each start what is entered by the rules as they are now, which may have changed with the program. */
@Singleton
@Requires(property = "datasources.default.url")
class RegisterReview {

    private final Registers registers;
    private final RegisterEntryRepository repository;
    private final Versions versions;

    RegisterReview(Registers registers, RegisterEntryRepository repository, Versions versions) {
        this.registers = registers;
        this.repository = repository;
        this.versions = versions;
    }

    @EventListener
    void onStart(StartupEvent event) {
        judge();
    }

    /** Returns how many entries are wanting or ending from another day than was noted. */
    int judge() {
        if (changed().isEmpty()) {
            return 0;
        }
        // why: another node may do the same at this moment
        return versions.write(_ -> {
            List<RegisterEntry> changed = changed();
            repository.updateAll(changed);
            return changed.size();
        });
    }

    private List<RegisterEntry> changed() {
        return registers.all().stream()
                .flatMap(register -> repository.findByRegisterAndActive(register.code(), true).stream()
                        .map(entry -> entry.judgedBy(register))
                        .flatMap(Optional::stream))
                .toList();
    }
}
