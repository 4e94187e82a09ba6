package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An instructor and a trainee in two processes, over loopback. */
class HostedDrillProcessesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  /** A process to which one types. */
  private record Shell(Path directory, Process process) {

    void type(String line) {
      try {
        OutputStream stdin = process.getOutputStream();
        stdin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        stdin.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void awaitOut(String text) {
      awaitIn("out", text);
    }

    void awaitErr(String text) {
      awaitIn("err", text);
    }

    private void awaitIn(String file, String text) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(Program.read(directory.resolve(file))).contains(text));
    }

    String out() {
      return Program.read(directory.resolve("out"));
    }
  }

  private Shell shell(String name) throws IOException {
    Path own = Files.createDirectory(directory.resolve(name));
    Process process = Program.start(own, List.of());
    started.add(process);
    return new Shell(own, process);
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void theInstructorBreaksStopsAdvisesAndEndsAndAKilledTraineeComesBack() throws Exception {
    Path kubeconfig = directory.resolve("training.kubeconfig");
    Path page = directory.resolve("debrief.html");
    Shell instructor = shell("instructor");
    Shell victim = shell("victim");
    Shell trainee = shell("trainee");
    instructor.type("train host run --speed=10x --kubeconfig=" + kubeconfig);
    instructor.awaitOut("hosting run at https://");

    victim.type("train join --kubeconfig=" + kubeconfig);
    victim.awaitOut("THE FIRST ROLLOUT");
    instructor.awaitErr("trainee: is here, and the drill begins");
    instructor.type("simulator pause");
    instructor.awaitOut("virtual time stands still");
    victim.type("rollout run web --image=example/web:v2");
    instructor.awaitErr("trainee> rollout run web --image=example/web:v2");
    victim.awaitErr("waiting for ");
    // Without time no pod gets ready, so it is killed in the middle of the rollout.
    victim.process().destroyForcibly().waitFor();
    instructor.awaitErr("trainee: is gone");
    instructor.type("fault add kill-after --verb=write --nth=2");
    instructor.type("train note \"the next client dies, too\"");
    instructor.type("simulator run");
    instructor.awaitOut("sent\n");

    trainee.type("train join --kubeconfig=" + kubeconfig);
    trainee.awaitOut("THE FIRST ROLLOUT");
    instructor.type("train note \"what does the cluster remember?\"");
    trainee.awaitErr("instructor: what does the cluster remember?");
    trainee.type("rollout resume");
    trainee.awaitOut("the client is dead");
    trainee.type("rollout resume");
    instructor.awaitErr("trainee: has solved it");
    instructor.type("train end --html=" + page);
    instructor.process().getOutputStream().close();

    // The host's input ends with the drill, and the trainee hears of the end all the same.
    trainee.awaitErr("the drill is over");
    trainee.awaitErr("result: passed");
    trainee.type("train debrief");
    trainee.awaitOut("result: passed");
    assertThat(Program.await(instructor.directory(), instructor.process()).code()).isZero();
    assertThat(instructor.out()).contains("result: passed").contains("page: " + page);
    theWholeStoryStandsOn(page);
  }

  private static void theWholeStoryStandsOn(Path page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document = factory.newDocumentBuilder().parse(page.toFile());
    Element events = byId(document, "table", "events");
    List<String> moments = new ArrayList<>();
    NodeList rows = events.getElementsByTagName("tr");
    for (int i = 1; i < rows.getLength(); i++) {
      moments.add(String.join(" ", cells((Element) rows.item(i))));
    }

    assertThat(byId(document, "input", "at").getAttribute("max"))
        .isEqualTo(String.valueOf(moments.size() - 1));
    assertThat(moments)
        .anyMatch(m -> m.matches(".* command rollout run web --image=example/web:v2.*"))
        .anyMatch(m -> m.matches(".* fault kill-after.*"))
        .anyMatch(m -> m.matches(".* note instructor: simulator pause.*"))
        .anyMatch(m -> m.matches(".* command rollout resume.*"))
        .anyMatch(m -> m.matches(".* write .*DELETE replicationcontrollers/web.*"));
  }

  private static Element byId(Document document, String tag, String id) {
    NodeList all = document.getElementsByTagName(tag);
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element && element.getAttribute("id").equals(id)) {
        return element;
      }
    }
    throw new AssertionError("no <" + tag + " id=" + id + ">");
  }

  private static List<String> cells(Element row) {
    List<String> cells = new ArrayList<>();
    NodeList all = row.getElementsByTagName("td");
    for (int i = 0; i < all.getLength(); i++) {
      cells.add(all.item(i).getTextContent().strip().replaceAll("\\s+", " "));
    }
    return cells;
  }
}
