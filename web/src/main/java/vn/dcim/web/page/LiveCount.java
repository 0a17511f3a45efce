package vn.dcim.web.page;

import vn.dcim.core.scope.Scope;

/** A number that stands beside a line of the navigation; every bean of this type is asked. */
public interface LiveCount {

    /** Returns the name that {@link NavigationEntry#counter} refers to. */
    String name();

    /** @param scope of whoever looks */
    int count(Scope scope);
}
