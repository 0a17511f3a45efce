package vn.dcim.web.page;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;

/** The lines of the navigation that every installation has. */
@Factory
final class WebNavigation {

    @Singleton
    @Named("overview")
    NavigationEntry overview() {
        return new NavigationEntry("/", "nav.overview", 10, Permission.VIEW).forAllScopes();
    }

    @Singleton
    @Named("alarms")
    NavigationEntry alarms() {
        return new NavigationEntry("/alarms", "nav.alarms", 20, Permission.VIEW, true, "alarms");
    }

    @Singleton
    @Named("shift")
    NavigationEntry shift() {
        return new NavigationEntry("/shift", "nav.shift", 25, Permission.VIEW);
    }

    @Singleton
    @Named("incidents")
    NavigationEntry incidents() {
        return new NavigationEntry("/incidents", "nav.incidents", 26, Permission.READ_INCIDENT);
    }

    @Singleton
    @Named("work")
    NavigationEntry work() {
        return new NavigationEntry("/work", "nav.work", 27, Permission.VIEW);
    }

    @Singleton
    @Named("field-work")
    NavigationEntry fieldWork() {
        return new NavigationEntry("/work/phone", "nav.field-work", 28, Permission.DO_FIELD_WORK);
    }

    @Singleton
    @Named("maintenance")
    NavigationEntry maintenance() {
        return new NavigationEntry("/maintenance", "nav.maintenance", 29, Permission.VIEW);
    }

    @Singleton
    @Named("devices")
    NavigationEntry devices() {
        return new NavigationEntry("/devices", "nav.devices", 30, Permission.VIEW).forAllScopes();
    }

    @Singleton
    @Named("units")
    NavigationEntry units() {
        return new NavigationEntry("/units", "nav.units", 46, Permission.CHANGE_DEVICE);
    }

    @Singleton
    @Named("assets")
    NavigationEntry assets() {
        return new NavigationEntry("/equipment", "nav.assets", 40, Permission.VIEW);
    }

    @Singleton
    @Named("software")
    NavigationEntry software() {
        return new NavigationEntry("/software", "nav.software", 41, Permission.VIEW);
    }

    @Singleton
    @Named("endings")
    NavigationEntry endings() {
        return new NavigationEntry("/ends", "nav.endings", 42, Permission.VIEW);
    }

    @Singleton
    @Named("stocktakes")
    NavigationEntry stocktakes() {
        return new NavigationEntry("/stocktakes", "nav.stocktakes", 43, Permission.VIEW);
    }

    @Singleton
    @Named("racks")
    NavigationEntry racks() {
        return new NavigationEntry("/racks", "nav.racks", 44, Permission.VIEW);
    }

    @Singleton
    @Named("power")
    NavigationEntry power() {
        return new NavigationEntry("/power", "nav.power", 45, Permission.VIEW);
    }

    @Singleton
    @Named("schedule")
    NavigationEntry schedule() {
        return new NavigationEntry("/schedule", "nav.schedule", 78, Permission.VIEW);
    }

    @Singleton
    @Named("lines")
    NavigationEntry lines() {
        return new NavigationEntry("/lines", "nav.lines", 46, Permission.VIEW);
    }

    @Singleton
    @Named("backups")
    NavigationEntry backups() {
        return new NavigationEntry("/backups", "nav.backups", 50, Permission.VIEW);
    }

    @Singleton
    @Named("rejected")
    NavigationEntry rejected() {
        return new NavigationEntry("/rejected", "nav.rejected", 82, Permission.VIEW);
    }

    @Singleton
    @Named("accounts")
    NavigationEntry accounts() {
        return new NavigationEntry("/accounts", "nav.accounts", 91, Permission.READ_ACCOUNT, false, "accounts");
    }

    @Singleton
    @Named("directory")
    NavigationEntry directory() {
        return new NavigationEntry("/directory", "nav.directory", 98, Permission.CHANGE_ACCOUNT);
    }

    @Singleton
    @Named("delegations")
    NavigationEntry delegations() {
        return new NavigationEntry("/delegations", "nav.delegations", 92, Permission.VIEW);
    }

    @Singleton
    @Named("departures")
    NavigationEntry departures() {
        return new NavigationEntry("/departures", "nav.departures", 93, Permission.READ_ACCOUNT);
    }

    @Singleton
    @Named("profiles")
    NavigationEntry profiles() {
        return new NavigationEntry("/profiles", "nav.profiles", 81, Permission.VIEW).forAllScopes();
    }

    @Singleton
    @Named("telemetry")
    NavigationEntry telemetry() {
        return new NavigationEntry("/telemetry", "nav.telemetry", 83, Permission.VIEW);
    }

    @Singleton
    @Named("transport")
    NavigationEntry transport() {
        return new NavigationEntry("/transport", "nav.transport", 84, Permission.VIEW);
    }

    @Singleton
    @Named("audit")
    NavigationEntry audit() {
        return new NavigationEntry("/audit", "nav.audit", 88, Permission.READ_AUDIT);
    }
}
