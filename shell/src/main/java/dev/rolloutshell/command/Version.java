package dev.rolloutshell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What is running.
 *
 * @param version the product's version
 * @param java the Java runtime's version
 */
record Version(String version, String java) {

  /** The version that was built into this program. */
  static Version current() {
    Properties built = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/rollout-shell.properties")) {
      if (in != null) {
        built.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(
        built.getProperty("version", "unknown"), System.getProperty("java.version", "unknown"));
  }
}
