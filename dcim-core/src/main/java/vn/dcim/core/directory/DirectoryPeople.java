package vn.dcim.core.directory;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the list of all people of the directory, whatever their groups. */
@Singleton
@Requires(beans = DirectorySettings.class)
public class DirectoryPeople {

    private final Directory directory;

    DirectoryPeople(Directory directory) {
        this.directory = directory;
    }

    /** Returns everybody below the base, by name. @throws DirectoryFault where the directory cannot be asked */
    public List<ListedPerson> all() {
        try (DirectoryLine line = directory.open()) {
            return line.everybody();
        }
    }

    /** Returns the servers as people know them. */
    public String address() {
        return directory.settings().address();
    }
}
