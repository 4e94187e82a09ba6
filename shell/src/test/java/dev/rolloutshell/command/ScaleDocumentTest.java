package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifest in docs/scale.md is one that a cluster takes and this shell understands. */
class ScaleDocumentTest {

  private static Map<String, Object> manifest() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "scale.md"));
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    return new YAMLMapper()
        .readValue(
            page.substring(begin, page.indexOf("```", begin)),
            new TypeReference<Map<String, Object>>() {});
  }

  @Test
  void isAnIndexedJobOfAsManyPodsAsThereAreShards() throws IOException {
    Map<String, Object> job = manifest();

    assertThat(Tree.string(job, "apiVersion")).isEqualTo("batch/v1");
    assertThat(Tree.string(job, "kind")).isEqualTo("Job");
    assertThat(Tree.string(job, "spec", "completionMode")).isEqualTo("Indexed");
    assertThat(Tree.string(job, "spec", "template", "spec", "restartPolicy")).isEqualTo("Never");
    assertThat(Tree.number(job, 0, "spec", "completions")).isEqualTo(16);
    assertThat(Tree.string(container(job), "image")).contains("rollout-shell:");
    assertThat(line(job)).contains("--shard=$JOB_COMPLETION_INDEX/16 ");
    assertThat(mounts(job)).containsExactlyElementsOf(volumes(job));
  }

  @Test
  void runsACommandThatTheShellTakes() throws IOException {
    String line = line(manifest());
    String ours =
        line.substring(line.indexOf("explore"), line.indexOf("2>"))
            .replace("$JOB_COMPLETION_INDEX", "15");

    ShellHarness shell = new ShellHarness(FakeConnection.session(new FakeRollouts()));

    assertThat(line).startsWith("scripts/rollout-shell explore ");
    assertThat(Path.of("..", "scripts", "rollout-shell")).isExecutable();
    assertThat(shell.line(ours + " --help").code()).isEqualTo(ExitCode.DONE);
    ShellHarness.Shown none = shell.line(ours.replace("15/16", "16/16"));
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("--shard: expected INDEX/COUNT");
  }

  private static Map<String, Object> container(Map<String, Object> job) {
    return Tree.objects(job, "spec", "template", "spec", "containers").get(0);
  }

  private static String line(Map<String, Object> job) {
    assertThat(container(job).get("command")).isEqualTo(List.of("/bin/sh", "-c"));
    return container(job).get("args") instanceof List<?> args ? String.valueOf(args.get(0)) : "";
  }

  private static List<String> mounts(Map<String, Object> job) {
    return Tree.objects(container(job), "volumeMounts").stream()
        .map(mount -> Tree.string(mount, "name"))
        .toList();
  }

  private static List<String> volumes(Map<String, Object> job) {
    return Tree.objects(job, "spec", "template", "spec", "volumes").stream()
        .map(volume -> Tree.string(volume, "name"))
        .toList();
  }
}
