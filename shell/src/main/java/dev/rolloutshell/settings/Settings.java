package dev.rolloutshell.settings;

import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for this user: the defaults, over them the settings file, over that the environment.
 *
 * @param file where the settings file is looked for, or {@code null} for nowhere
 * @param present whether it is there
 * @param values every setting's value
 * @param aliases the file's aliases by name
 */
public record Settings(
    @Nullable Path file, boolean present, Map<Setting, Value> values, Map<String, Value> aliases) {

  /** What holds where nobody has set anything. */
  public static final Settings DEFAULTS =
      new Settings(null, false, Map.copyOf(fallbacks()), Map.of());

  /**
   * A value.
   *
   * @param text as it is written
   * @param source where it comes from, such as {@code default} or a file with a line
   */
  public record Value(String text, String source) {}

  static EnumMap<Setting, Value> fallbacks() {
    EnumMap<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, new Value(setting.fallback(), "default"));
    }
    return values;
  }

  /** The text of a setting. */
  public String text(Setting setting) {
    Value value = values.get(setting);
    return value == null ? setting.fallback() : value.text();
  }

  /** A setting that is a duration. */
  public Duration duration(Setting setting) {
    return (Duration) setting.read(text(setting));
  }

  /** A setting that is a number. */
  public int number(Setting setting) {
    return (Integer) setting.read(text(setting));
  }

  /** A setting that is on or off. */
  public boolean on(Setting setting) {
    return (Boolean) setting.read(text(setting));
  }

  /** Whether colours are welcome as far as this user is concerned. */
  public boolean colours() {
    return !text(Setting.COLOR).equals("never");
  }

  /** The folder of drills, or {@code null} for none. */
  public @Nullable String drills() {
    String folder = text(Setting.DRILLS);
    return folder.isEmpty() ? null : folder;
  }

  /**
   * The limits of rollouts that name none.
   *
   * @throws IllegalArgumentException when they leave no room to move
   */
  public Limits limits() {
    return new Limits(
        (Amount) Setting.MAX_SURGE.read(text(Setting.MAX_SURGE)),
        (Amount) Setting.MAX_UNAVAILABLE.read(text(Setting.MAX_UNAVAILABLE)),
        Limits.DEFAULT.minReadySeconds(),
        duration(Setting.UPDATE_PERIOD),
        duration(Setting.PROGRESS_DEADLINE));
  }
}
