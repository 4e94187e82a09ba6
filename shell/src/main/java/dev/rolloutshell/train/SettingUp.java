package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What happens before the operator of a drill comes. */
final class SettingUp {

  private static final YAMLMapper YAML = new YAMLMapper();

  private SettingUp() {}

  /** Creates the objects, or the sample where there are none. */
  static void prepare(SimulatedCluster cluster, Drill.Setting setting) {
    if (setting.objects().isEmpty()) {
      Sample.load(cluster);
      return;
    }
    try {
      cluster.load(new StringReader(yaml(setting.objects())), "objects");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String yaml(List<Map<String, Object>> objects) {
    StringBuilder text = new StringBuilder();
    objects.forEach(object -> text.append(YAML.writeValueAsString(object)));
    return text.toString();
  }

  /** Types the lines that others typed before; their files exist only meanwhile. */
  static void play(Session session, Drill.Setting setting, Shells shells) {
    Map<String, Path> files = new HashMap<>();
    try {
      for (Map.Entry<String, List<Map<String, Object>>> file : setting.files().entrySet()) {
        Path path = Files.createTempFile("drill", ".yaml");
        files.put(file.getKey(), path);
        Files.writeString(path, yaml(file.getValue()));
      }
      Shells.OneShell shell = shells.open(session);
      setting.lines().forEach(line -> shell.run(with(files, line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      new ArrayList<>(files.values()).forEach(SettingUp::delete);
    }
  }

  private static String with(Map<String, Path> files, String line) {
    String found = line;
    for (Map.Entry<String, Path> file : files.entrySet()) {
      found = found.replace("-f " + file.getKey(), "-f " + file.getValue());
    }
    return found;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      // It lies in the system's directory for such files, which is emptied from time to time.
    }
  }
}
