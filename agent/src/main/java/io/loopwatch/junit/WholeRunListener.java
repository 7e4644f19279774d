// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Where {@link WholeRun} is on, has JUnit detect {@link WholeRunExtension}, and no other extension
 * that the user did not ask for: so this needs the include patterns of JUnit 5.12. On an older one
 * the user has to turn auto-detection on, and {@link WholeRunCheck} says so. What it sets, it takes
 * back when the session closes. JUnit finds it as a service.
 */
public final class WholeRunListener implements LauncherSessionListener {
  private static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
  private static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";
  private static final String OURS = "io.loopwatch.junit.WholeRunExtension";

  /** A class of JUnit Jupiter that came together with the include patterns. */
  private static final String HAS_INCLUDE = "org.junit.jupiter.api.extension.PreInterruptCallback";

  /** What was there before, null for nothing. */
  private final Map<String, String> before = new HashMap<>();

  /** Made by JUnit. */
  public WholeRunListener() {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!WholeRun.isOn() || !hasIncludePatterns()) {
      return;
    }
    Properties file = configurationFile();
    String included = given(INCLUDE, file);
    if (!Boolean.parseBoolean(given(ENABLED, file))) {
      set(ENABLED, "true");
      set(INCLUDE, OURS);
    } else if (included != null && !included.contains(OURS)) {
      set(INCLUDE, included + "," + OURS);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    for (Map.Entry<String, String> entry : before.entrySet()) {
      if (entry.getValue() == null) {
        System.clearProperty(entry.getKey());
      } else {
        System.setProperty(entry.getKey(), entry.getValue());
      }
    }
    before.clear();
  }

  private void set(String key, String value) {
    before.put(key, System.setProperty(key, value));
  }

  private static boolean hasIncludePatterns() {
    try {
      Class.forName(HAS_INCLUDE, false, LauncherSession.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException older) {
      return false;
    }
  }

  /** As JUnit looks it up, which asks the system's properties first. */
  private static String given(String key, Properties file) {
    return System.getProperty(key, file.getProperty(key));
  }

  private static Properties configurationFile() {
    Properties properties = new Properties();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    URL file = loader == null ? null : loader.getResource("junit-platform.properties");
    if (file != null) {
      try (InputStream in = file.openStream()) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }
}
