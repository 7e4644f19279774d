// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser without a screen and its driver, which end with all of their processes. */
final class BrowserProcess implements AutoCloseable {
  /** Warns of each browser that is newer than itself; held, for loggers are held weakly. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriverService service;
  private final ChromeDriver driver;
  private final Set<ProcessHandle> processes;

  private BrowserProcess(
      ChromeDriverService service, ChromeDriver driver, Set<ProcessHandle> processes) {
    this.service = service;
    this.driver = driver;
    this.processes = processes;
  }

  /** Starts one; skips the running test where it is not installed. */
  static BrowserProcess start(int width, int height, boolean dark) {
    Path browser = Chromium.browser();
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Chromium.driver().toFile())
            .usingAnyFreePort()
            .build();
    Set<ProcessHandle> others = children();
    try {
      ChromeDriver driver = new ChromeDriver(service, options(browser, width, height, dark));
      return new BrowserProcess(service, driver, childrenBut(others));
    } catch (RuntimeException | Error failure) {
      end(service, childrenBut(others));
      throw failure;
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  private static Set<ProcessHandle> childrenBut(Set<ProcessHandle> others) {
    Set<ProcessHandle> children = children();
    children.removeAll(others);
    return children;
  }

  private static ChromeOptions options(Path browser, int width, int height, boolean dark) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--window-size=" + width + "," + height,
        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1));
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } finally {
      end(service, processes);
    }
  }

  /** A browser that hangs does not end by being asked to. */
  private static void end(ChromeDriverService service, Set<ProcessHandle> processes) {
    try {
      service.stop();
    } finally {
      processes.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
