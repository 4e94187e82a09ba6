package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl rolling-update} as an operator gets it back, with kubectl where it is there. */
class KubectlPluginIT {

  @TempDir Path directory;

  private Path scripts;
  private Path bin;

  /** A copy of the product in a place with blanks, whose launcher starts these classes. */
  @BeforeEach
  void copyTheProduct() throws IOException {
    scripts = Files.createDirectories(directory.resolve("it's a copy/scripts"));
    bin = directory.resolve("own bin");
    Files.copy(
        Path.of("../scripts/install-kubectl-plugin"), scripts.resolve("install-kubectl-plugin"));
    Path launcher = scripts.resolve("rollout-shell");
    String command =
        Program.command(List.of()).stream()
            .map(w -> "'" + w.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    Files.writeString(launcher, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    for (String script : List.of("rollout-shell", "install-kubectl-plugin")) {
      Files.setPosixFilePermissions(
          scripts.resolve(script), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private Program.Ended run(String kubeconfig, boolean onPath, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    builder.environment().put("KUBECONFIG", kubeconfig);
    if (onPath) {
      builder
          .environment()
          .merge("PATH", bin.toString(), (old, dir) -> dir + File.pathSeparator + old);
    }
    return Program.await(directory, builder.start());
  }

  private Program.Ended install(boolean onPath, String... words) throws IOException {
    Path link = directory.resolve("a link");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, scripts.resolve("install-kubectl-plugin"));
    }
    List<String> command = new ArrayList<>(List.of("sh", link.toString()));
    command.addAll(List.of(words));
    return run("/nowhere", onPath, command);
  }

  /** Through kubectl, or the plugin by itself where there is none. */
  private Program.Ended rollingUpdate(String kubeconfig, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    if (kubectl()) {
      command.addAll(List.of("kubectl", "rolling-update"));
    } else {
      System.out.println("kubectl is not there: its plugin is started without it");
      command.add(bin.resolve("kubectl-rolling_update").toString());
    }
    command.addAll(List.of(words));
    return run(kubeconfig, true, command);
  }

  private static boolean kubectl() {
    for (String entry : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(entry, "kubectl"))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void kubectlHasItsCommandAgain() throws IOException {
    assertThat(install(true, bin.toString()).err()).isEmpty();
    try (SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
        ServedCluster served =
            ServedCluster.start(cluster, ServeOptions.onAnyPort(new Random(7), Instant.now()));
        WallClockPump pump = new WallClockPump(cluster, 20)) {
      assertThat(pump).isNotNull();
      Sample.load(cluster);
      Path whole = directory.resolve("kube config");
      served.writeKubeconfig(whole, "default");

      Program.Ended rolled =
          rollingUpdate(split(whole), "web", "--image=example/web:v2", "--update-period=0s");
      assertThat(rolled.code()).as(rolled.err()).isZero();
      assertThat(rolled.out())
          .startsWith("Created web-")
          .endsWith("replicationcontroller/web rolling updated\n");

      Program.Ended refused =
          rollingUpdate(
              "/nowhere", "web", "--rollback", "--kubeconfig", whole.toString(), "-n", "default");
      assertThat(refused.code()).as(refused.err()).isEqualTo(1);
      assertThat(refused.err()).contains("error: nothing to abort");

      Program.Ended same =
          rollingUpdate(
              "/nowhere",
              "web",
              "--image=example/web:v2",
              "--kubeconfig=" + whole,
              "--request-timeout=5s",
              "-o",
              "name");
      assertThat(same.out()).isEqualTo("replicationcontroller/web\n");
    }
  }

  /** The same settings in two files, as {@code KUBECONFIG} may name them. */
  private String split(Path whole) throws IOException {
    String text = Files.readString(whole);
    int contexts = text.indexOf("contexts:");
    assertThat(contexts).isPositive();
    List<String> blocks = List.of(text.split("\n(?=[a-zA-Z-]+:)", -1));
    String head = "apiVersion: v1\nkind: Config\n";
    StringBuilder one = new StringBuilder(head);
    StringBuilder other = new StringBuilder(head);
    for (String block : blocks) {
      if (block.startsWith("clusters:") || block.startsWith("users:")) {
        one.append(block).append('\n');
      } else if (!block.startsWith("apiVersion:") && !block.startsWith("kind:")) {
        other.append(block).append('\n');
      }
    }
    Path first = Files.writeString(directory.resolve("one config"), one);
    Path second = Files.writeString(directory.resolve("other config"), other);
    return first + File.pathSeparator + second;
  }

  @Test
  void saysWhenItsPlaceIsNotOnThePath() throws IOException {
    Program.Ended ended = install(false, bin.toString());

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("installed " + bin.resolve("kubectl-rolling_update"));
    assertThat(ended.err()).contains(bin + " is not on the PATH");
    assertThat(install(true, bin.toString()).out()).contains("try: kubectl rolling-update --help");
  }

  @Test
  void refusesWhatItCannotDoInOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThat(install(true, file + "/bin").code()).isEqualTo(1);
    assertThat(install(true, file + "/bin").err()).hasLineCount(1).contains("error: ");
    assertThat(install(true, "a", "b").code()).isEqualTo(2);
    assertThat(install(true, "--force").code()).isEqualTo(2);
  }

  @Test
  void aPluginWhoseProductIsGoneSaysWhatToDo() throws IOException {
    install(true, bin.toString());
    Files.delete(scripts.resolve("rollout-shell"));
    Program.Ended ended =
        run("/nowhere", true, List.of(bin.resolve("kubectl-rolling_update").toString(), "web"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("is gone; run its install-kubectl-plugin again");
  }
}
