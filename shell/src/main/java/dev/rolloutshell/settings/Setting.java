package dev.rolloutshell.settings;

import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.view.Durations;
import dev.rolloutshell.view.PromptView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that can be settled in the settings file. */
public enum Setting {
  /** The namespace of last resort. */
  NAMESPACE(
      "namespace",
      "default",
      "the namespace on a cluster where neither `-n` nor the context names one",
      null,
      Setting::name),
  /** Colours. */
  COLOR(
      "color",
      "auto",
      "`auto` or `never`; `--no-color` and `NO_COLOR` say never, too",
      null,
      text -> oneOf(text, "auto", "never")),
  /** The prompt's words. */
  PROMPT(
      "prompt",
      PromptView.USUAL,
      "the prompt; `{rollout}` is the rollout under way with a blank before it, or nothing",
      null,
      Setting::prompt),
  /** How much of what was typed is kept. */
  HISTORY_SIZE(
      "history-size",
      "10000",
      "lines of history that are kept, 0 for none",
      null,
      text -> number(text, 1_000_000)),
  /** How often a watched command is run. */
  WATCH_INTERVAL(
      "watch-interval",
      "2s",
      "the pause of `watch` between two runs, at least 100ms",
      null,
      text -> duration(text, Duration.ofMillis(100))),
  /** Whether sessions leave journals. */
  JOURNAL(
      "journal",
      "on",
      "whether sessions write journals, `on` or `off`",
      "ROLLOUT_SHELL_JOURNAL",
      Setting::onOrOff),
  /** Whether rollouts leave Events. */
  EVENTS(
      "events",
      "on",
      "whether rollouts leave Events on their controllers, `on` or `off`",
      "ROLLOUT_SHELL_EVENTS",
      Setting::onOrOff),
  /** Pods above the size. */
  MAX_SURGE(
      "max-surge", "1", "`--max-surge` of `rollout plan`, `start` and `run`", null, Amount::parse),
  /** Ready pods that may be missing. */
  MAX_UNAVAILABLE(
      "max-unavailable",
      "0",
      "`--max-unavailable` of `rollout plan`, `start` and `run`",
      null,
      Amount::parse),
  /** The pause after each scaling. */
  UPDATE_PERIOD(
      "update-period",
      "0s",
      "`--update-period` of `rollout plan`, `start` and `run`",
      null,
      text -> duration(text, Duration.ZERO)),
  /** How patient a run is. */
  PROGRESS_DEADLINE(
      "progress-deadline",
      "10m",
      "`--progress-deadline` of `rollout plan`, `start` and `run`",
      null,
      text -> duration(text, Duration.ofSeconds(1))),
  /** How long a connection may take. */
  CONNECT_TIMEOUT(
      "connect-timeout",
      "5s",
      "how long a connection to a cluster may take",
      null,
      text -> duration(text, Duration.ofMillis(1))),
  /** How long a request may take. */
  REQUEST_TIMEOUT(
      "request-timeout",
      "10s",
      "how long one request may take; `--request-timeout` overrides it",
      null,
      text -> duration(text, Duration.ofMillis(1))),
  /** Drills of one's own. */
  DRILLS(
      "drills",
      "",
      "a folder of drills besides the standard ones, as `--drills`; none unless set",
      null,
      text -> text);

  private static final List<String> PLACES = List.of("{context}", "{namespace}", "{rollout}");

  private final String key;
  private final String fallback;
  private final String about;
  private final @Nullable String variable;

  @SuppressWarnings("ImmutableEnumChecker") // a function of nothing that changes
  private final Function<String, ?> reader;

  Setting(
      String key,
      String fallback,
      String about,
      @Nullable String variable,
      Function<String, ?> reader) {
    this.key = key;
    this.fallback = fallback;
    this.about = about;
    this.variable = variable;
    this.reader = reader;
  }

  /** The setting of a key. */
  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
  }

  /** All keys, in the order of the documentation. */
  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  /** Its key in the file. */
  public String key() {
    return key;
  }

  /** Its value where nothing is set. */
  public String fallback() {
    return fallback;
  }

  /** What it is for. */
  public String about() {
    return about;
  }

  /** The environment variable that overrides it, or {@code null}. */
  public @Nullable String variable() {
    return variable;
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  Object read(String text) {
    return reader.apply(text);
  }

  private static String name(String text) {
    if (!text.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "expected a namespace's name, of small letters, digits and '-', got '" + text + "'");
    }
    return text;
  }

  private static String oneOf(String text, String... words) {
    if (!List.of(words).contains(text)) {
      throw new IllegalArgumentException(
          "expected " + String.join(" or ", words) + ", got '" + text + "'");
    }
    return text;
  }

  /** YAML reads on and off as the words they are or as true and false. */
  private static Boolean onOrOff(String text) {
    return switch (text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new IllegalArgumentException("expected on or off, got '" + text + "'");
    };
  }

  private static Integer number(String text, int most) {
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          "expected a whole number from 0 to " + most + ", got '" + text + "'");
    }
    return Integer.valueOf(text);
  }

  private static Duration duration(String text, Duration least) {
    Duration duration = Durations.parse(text);
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "expected at least " + Durations.format(least) + ", got '" + text + "'");
    }
    return duration;
  }

  private static String prompt(String text) {
    String rest = text;
    for (String place : PLACES) {
      rest = rest.replace(place, "");
    }
    if (rest.contains("{") || rest.contains("}") || text.isBlank()) {
      throw new IllegalArgumentException(
          "expected words with " + String.join(", ", PLACES) + " among them, got '" + text + "'");
    }
    return text;
  }
}
