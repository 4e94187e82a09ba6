package dev.rolloutshell.settings;

import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.YamlFile;
import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jline.utils.Levenshtein;
import org.jspecify.annotations.Nullable;

/** Reads the settings file: as a whole, or not at all. */
public final class SettingsFile {

  private static final String ALIASES = "aliases";
  private static final Set<String> ON = Set.of("on", "yes", "true", "1");
  private static final Set<String> OFF = Set.of("off", "no", "false", "0");

  private final Path file;
  private final EnumMap<Setting, Settings.Value> values = Settings.fallbacks();
  private final Map<String, Settings.Value> aliases = new LinkedHashMap<>();

  private SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * Where this user's settings file is looked for.
   *
   * @param environment the process's environment
   */
  public static Path place(Map<String, String> environment) {
    String config =
        System.getProperty("rolloutshell.config", environment.getOrDefault("XDG_CONFIG_HOME", ""));
    Path base =
        config.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(config);
    return base.resolve("rollout-shell").resolve("settings.yaml");
  }

  /**
   * What holds: the file, which may be absent, and over it the environment.
   *
   * @throws CommandFailure with exit code 2 when anything in the file or the environment is wrong
   */
  public static Settings read(Path file, Map<String, String> environment) {
    SettingsFile reader = new SettingsFile(file);
    boolean present = Files.exists(file);
    if (present) {
      reader.file();
    }
    reader.environment(environment);
    return new Settings(
        file, present, Map.copyOf(reader.values), new LinkedHashMap<>(reader.aliases));
  }

  private void file() {
    if (isEmpty()) {
      return;
    }
    Located whole;
    try {
      whole = YamlFile.read(file);
    } catch (InvalidScenarioException e) {
      throw CommandFailure.usage("settings " + e.line(), remedy(e.line()));
    }
    if (!(whole.value() instanceof Map<?, ?> map)) {
      throw wrong(whole.line(), "expected keys with values, got " + whole.kind(), null);
    }
    map.forEach((key, value) -> member((String) key, (Located) value));
    try {
      new Settings(file, true, values, aliases).limits();
    } catch (IllegalArgumentException e) {
      throw wrong(
          lineOf(map), "limits of a rollout: " + String.valueOf(e.getMessage()), Setting.MAX_SURGE);
    }
  }

  private static int lineOf(Map<?, ?> map) {
    return map.entrySet().stream()
        .filter(e -> Setting.of((String) e.getKey()).filter(SettingsFile::isLimit).isPresent())
        .mapToInt(e -> ((Located) e.getValue()).line())
        .max()
        .orElse(1);
  }

  private static boolean isLimit(Setting setting) {
    return setting.compareTo(Setting.MAX_SURGE) >= 0
        && setting.compareTo(Setting.PROGRESS_DEADLINE) <= 0;
  }

  /** Whether there is nothing but comments, so that nothing is set. */
  private boolean isEmpty() {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) <= YamlFile.MOST_BYTES
          && Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
    } catch (IOException e) {
      return false; // What is wrong is said when it is read as YAML.
    }
  }

  private void member(String key, Located value) {
    if (key.equals(ALIASES)) {
      aliases(value);
      return;
    }
    Setting setting = Setting.of(key).orElseThrow(() -> unknown(value.line(), key));
    if (value.value() == null || value.value() instanceof Map || value.value() instanceof List) {
      throw wrong(value.line(), key + ": expected one value, got " + value.kind(), setting);
    }
    String text = onOrOff(String.valueOf(value.value()));
    if (text.isBlank()) {
      throw wrong(value.line(), key + ": expected one value, got nothing", setting);
    }
    try {
      setting.read(text);
    } catch (IllegalArgumentException e) {
      throw wrong(value.line(), key + ": " + e.getMessage(), setting);
    }
    values.put(setting, new Settings.Value(text, source(value.line())));
  }

  private CommandFailure unknown(int line, String key) {
    Setting near = near(key);
    String known = String.join(", ", Setting.keys()) + " or " + ALIASES;
    String meant = near == null ? "" : "; did you mean '" + near.key() + "'?";
    return wrong(line, "expected one of " + known + ", got '" + key + "'" + meant, near);
  }

  /** The setting whose key was probably meant, if any is close. */
  private static @Nullable Setting near(String key) {
    return Arrays.stream(Setting.values())
        .filter(one -> Levenshtein.distance(key, one.key()) <= Math.max(1, key.length() / 3))
        .min(Comparator.comparingInt(one -> Levenshtein.distance(key, one.key())))
        .orElse(null);
  }

  /** What helps where the file is no YAML. */
  private static String remedy(String wrong) {
    String what =
        wrong.contains("TAB")
            ? "blanks in place of the tab character"
            : wrong.contains("is there twice") ? "each key once" : "'key: value' in each line";
    return what + "; docs/settings.md has the keys";
  }

  private static String onOrOff(String text) {
    return switch (text) {
      case "true" -> "on";
      case "false" -> "off";
      default -> text;
    };
  }

  private void aliases(Located value) {
    if (!(value.value() instanceof Map<?, ?> map)) {
      throw wrong(
          value.line(), ALIASES + ": expected names with commands, got " + value.kind(), null);
    }
    map.forEach(
        (name, command) -> {
          Located located = (Located) command;
          if (!(located.value() instanceof String text) || text.isBlank()) {
            throw wrong(
                located.line(),
                ALIASES + "." + name + ": expected a command, got " + located.kind(),
                null);
          }
          aliases.put((String) name, new Settings.Value(text, source(located.line())));
        });
  }

  private void environment(Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      String variable = setting.variable();
      String value = variable == null ? "" : environment.getOrDefault(variable, "").strip();
      if (!value.isEmpty()) {
        String word = value.toLowerCase(Locale.ROOT);
        if (!ON.contains(word) && !OFF.contains(word)) {
          throw CommandFailure.usage(
              "environment, " + variable + ": expected on or off, got '" + value + "'",
              variable + "=" + setting.fallback());
        }
        String text = OFF.contains(word) ? "off" : "on";
        values.put(setting, new Settings.Value(text, "environment, " + variable));
      }
    }
  }

  private String source(int line) {
    return file + ", line " + line;
  }

  private CommandFailure wrong(int line, String message, @Nullable Setting setting) {
    return CommandFailure.usage(
        "settings " + source(line) + ": " + message,
        setting != null
            ? hint(setting)
            : message.contains(ALIASES + ":") || message.contains(ALIASES + ".")
                ? "'" + ALIASES + ": {k: get pods}' in it, as docs/settings.md says"
                : "'key: value' in it, with a key of docs/settings.md");
  }

  private static String hint(Setting setting) {
    String value = setting.fallback().isEmpty() ? "my-folder" : setting.fallback();
    String quoted = value.startsWith("{") ? "'" + value + "'" : value;
    return "'" + setting.key() + ": " + quoted + "' in it, or another key of docs/settings.md";
  }
}
