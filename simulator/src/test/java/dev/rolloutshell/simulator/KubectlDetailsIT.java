package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What people ask kubectl now and then, and what it is refused. */
class KubectlDetailsIT extends ServedToKubectl {

  @Test
  void explainsFieldsInWords() throws Exception {
    assertThat(kubectl("explain", "rc.spec"))
        .contains("What is wanted of a replication controller.", "How many pods there are to be");
    assertThat(kubectl("explain", "rc.spec.template.spec.containers.image"))
        .contains("The image that the container runs.");
    assertThat(kubectl("explain", "rc", "--recursive")).contains("minReadySeconds");
    assertThat(kubectl("explain", "endpointslices.endpoints")).contains("conditions");
    assertThat(run("explain", "rc.nope").text()).contains("does not exist");
  }

  @Test
  void showsEndpointSlicesAndDescribesAServiceWithThem() throws Exception {
    await().atMost(PATIENCE).until(() -> kubectl("get", "endpointslices").contains("8080"));
    assertThat(kubectl("get", "endpointslices")).containsPattern("web-\\w+ +IPv4 +8080 +10\\.");
    assertThat(kubectl("describe", "svc", "web")).containsPattern("Endpoints: +10\\.\\S+:8080");
    assertThat(kubectl("get", "ep", "web")).containsPattern("web +10\\.\\S+:8080");
  }

  @Test
  void tellsWhatItMayDo() throws Exception {
    assertThat(kubectl("auth", "can-i", "--list"))
        .containsPattern("\\*\\.\\* +\\[] +\\[] +\\[\\*]");
    assertThat(kubectl("auth", "can-i", "create", "rc")).contains("yes");
    assertThat(kubectl("api-resources", "-o", "wide"))
        .containsPattern("pods +po +v1 +true +Pod +create,delete,.* +all");
    assertThat(kubectl("get", "--raw", "/readyz")).isEqualTo("ok");
  }

  @Test
  void refusesClearlyWhatIsNotThere() throws Exception {
    String pod = kubectl("get", "po", "-o", "jsonpath={.items[0].metadata.name}");
    assertThat(run("logs", pod).text()).contains("has no log", "simulated");
    assertThat(run("logs", "nope").text()).contains("pods \"nope\" not found");
    assertThat(run("exec", pod, "--", "ls").text()).contains("has no exec");
    assertThat(run("create", "token", "default").code()).isNotZero();
    assertThat(run("rollout", "status", "rc/web").text()).contains("no status viewer");
    assertThat(run("top", "pods").code()).isNotZero();
    assertThat(run("delete", "ns", "default").text()).contains("this namespace may not be deleted");
  }

  @Test
  void printsInEveryForm() throws Exception {
    assertThat(kubectl("get", "po", "-o", "go-template={{len .items}}")).isEqualTo("3");
    assertThat(kubectl("get", "rc", "-o", "custom-columns=N:.metadata.name,R:.spec.replicas"))
        .containsPattern("web +3");
    assertThat(kubectl("get", "po", "--field-selector=status.phase!=Running"))
        .contains("No resources found");
    assertThat(run("get", "po", "--field-selector=foo=bar").text())
        .contains("field label not supported: foo");
    assertThat(kubectl("get", "po", "--sort-by=.metadata.name", "--show-labels"))
        .contains("app=web");
    assertThat(kubectl("get", "rc,svc", "-A", "-o", "name"))
        .contains("replicationcontroller/web", "service/web");
  }

  @Test
  void showsWhatAWatchSays() throws Exception {
    Process watching = start("get", "cm", "-w", "--output-watch-events");
    try {
      await().atMost(PATIENCE).until(() -> cluster().api().openWatches() > 0);
      try (var client = cluster().client("default")) {
        client
            .configMaps()
            .resource(
                new io.fabric8.kubernetes.api.model.ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("seen")
                    .endMetadata()
                    .build())
            .create();
        await().atMost(PATIENCE).until(() -> out().contains("ADDED      seen"));
        client.configMaps().withName("seen").delete();
        await().atMost(PATIENCE).until(() -> out().contains("DELETED    seen"));
      }
    } finally {
      watching.destroy();
      watching.waitFor();
    }
  }

  @Test
  void quotaLimitsPodsAndSaysSo() throws Exception {
    kubectl("create", "quota", "few", "--hard=pods=4");
    await()
        .atMost(PATIENCE)
        .until(() -> kubectl("describe", "quota", "few").matches("(?s).*pods +3 +4.*"));
    kubectl("scale", "rc", "web", "--replicas=6");
    await()
        .atMost(PATIENCE)
        .until(() -> kubectl("describe", "rc", "web").contains("exceeded quota: few"));
    assertThat(kubectl("get", "rc", "web")).containsPattern("web +6 +4 ");
    assertThat(kubectl("describe", "ns", "default")).containsPattern("pods +4 +4");
    Files.writeString(
        folder.resolve("pod.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: one}
        spec: {containers: [{name: c, image: x}]}
        """);
    assertThat(run("create", "-f", "pod.yaml").text())
        .contains("exceeded quota: few, requested: pods=1, used: pods=4, limited: pods=4");
    kubectl("patch", "quota", "few", "-p", "{\"spec\":{\"hard\":{\"pods\":\"9\"}}}");
    kubectl("wait", "rc/web", "--for=jsonpath={.status.replicas}=6", "--timeout=30s");
  }

  @Test
  void replacesByForce() throws Exception {
    kubectl("create", "-f", "app.yaml");
    assertThat(kubectl("replace", "--force", "-f", "app2.yaml")).contains("deleted", "replaced");
    assertThat(kubectl("get", "rc", "app", "-o", "wide")).contains("example/app:v2");
  }
}
