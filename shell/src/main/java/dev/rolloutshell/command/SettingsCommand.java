package dev.rolloutshell.command;

import dev.rolloutshell.settings.Setting;
import dev.rolloutshell.settings.Settings;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command that shows what the user's settings are and where each comes from. */
final class SettingsCommand {

  private SettingsCommand() {}

  /**
   * The settings as a value.
   *
   * @param file where the settings file is looked for, or {@code null} for nowhere
   * @param present whether it is there
   * @param settings each setting
   */
  record Shown(@Nullable String file, boolean present, List<Row> settings) {}

  /**
   * One setting.
   *
   * @param key its key in the file
   * @param value what holds
   * @param source where that comes from
   */
  record Row(String key, String value, String source) {}

  static ShellCommand settings(Settings settings) {
    List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
    return ShellCommand.named("settings", "Shell", "show the settings, and where each comes from")
        .takes(
            Argument.optional("KEY", new Argument.Completion.Words(keys))
                .about("one setting; without it all of them"))
        .example("settings")
        .example("settings max-surge -o json")
        .does(call -> show(call, settings, keys));
  }

  private static Output show(Call call, Settings settings, List<String> keys) {
    String key = call.argument(0);
    if (key != null && !keys.contains(key)) {
      String near = Nearest.of(key, keys);
      throw call.usage(
          "KEY: expected one of "
              + String.join(", ", keys)
              + ", got '"
              + key
              + "'"
              + (near == null ? "" : "; did you mean '" + near + "'?"));
    }
    List<Row> rows = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Settings.Value value = settings.values().get(setting);
      if (value != null && (key == null || key.equals(setting.key()))) {
        rows.add(new Row(setting.key(), value.text(), value.source()));
      }
    }
    String file = settings.file() == null ? null : settings.file().toString();
    Shown shown = new Shown(file, settings.present(), rows);
    return Output.of(shown, wide -> lines(shown));
  }

  private static List<String> lines(Shown shown) {
    Table table = Table.of("KEY", "VALUE", "FROM");
    shown.settings().forEach(row -> table.row(row.key(), row.value(), row.source()));
    List<String> lines = new ArrayList<>(table.lines());
    if (shown.file() != null) {
      lines.add(shown.file() + (shown.present() ? "" : ": there is no such file; defaults hold"));
    }
    return lines;
  }
}
