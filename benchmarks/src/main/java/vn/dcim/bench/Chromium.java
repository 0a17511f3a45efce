package vn.dcim.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A browser without a window, as this machine has it installed. */
final class Chromium implements AutoCloseable {

    private static final List<Path> INSTALLED = List.of(
            Path.of("/usr/bin/chromium-headless-shell"),
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"));
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final Browser browser;

    /** @throws IOException where there is none */
    Chromium() throws IOException {
        Path program = INSTALLED.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("no Chromium is installed; there is none of " + INSTALLED));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(QUIETLY));
    }

    String version() {
        return browser.version();
    }

    /** Returns a browser that has seen nothing yet, but for the cookies. */
    BrowserContext fresh(String url, String cookies) {
        return browser.newContext(new NewContextOptions()
                .setBaseURL(url)
                .setLocale("vi")
                .setViewportSize(WIDTH, HEIGHT)
                .setStorageState(cookies));
    }

    /** Signs in, and returns the cookies of it. */
    String signIn(String url, String name, String password) {
        try (BrowserContext context = fresh(url, "{}")) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            page.fill("#name", name);
            page.fill("#password", password);
            page.click("form button");
            page.waitForURL("**/");
            return context.storageState();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
