package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What people do with kubectl every day: read, watch, create, change, delete. */
class KubectlIT extends ServedToKubectl {

  @Test
  void reads() throws Exception {
    assertThat(kubectl("get", "all")).contains("replicationcontroller/web", "service/web", "pod/");
    assertThat(kubectl("get", "rc")).containsPattern("web +3 +3 +3 +");
    assertThat(kubectl("get", "rc", "-o", "wide")).contains("CONTAINERS", "example/web:v1");
    assertThat(kubectl("get", "rc", "web", "-o", "yaml")).contains("kind: ReplicationController");
    assertThat(kubectl("get", "rc", "web", "-o", "json")).contains("\"replicas\": 3");
    assertThat(kubectl("get", "rc", "web", "-o", "jsonpath={.spec.replicas}")).isEqualTo("3");
    assertThat(kubectl("get", "po", "-A")).contains("NAMESPACE").hasLineCount(4);
    assertThat(kubectl("get", "po", "-l", "app in (web)", "-o", "name")).hasLineCount(3);
    assertThat(kubectl("get", "po", "-l", "app!=web")).contains("No resources found");
    assertThat(kubectl("get", "po", "--field-selector=status.phase=Running")).hasLineCount(4);
    assertThat(kubectl("get", "po", "--chunk-size=1")).hasLineCount(4);
    assertThat(kubectl("get", "po,svc,ep,ev,cm,quota,ns,leases")).contains("namespace/default");
    assertThat(kubectl("events")).contains("SuccessfulCreate");
    assertThat(kubectl("get", "events.events.k8s.io")).contains("SuccessfulCreate");
    assertThat(
            kubectl(
                "get", "events.v1beta1.events.k8s.io", "-o", "jsonpath={.items[*].regarding.kind}"))
        .contains("ReplicationController");
    assertThat(run("get", "rc", "nope").text()).contains("(NotFound)", "\"nope\" not found");
    assertThat(run("get", "deployments").text()).contains("doesn't have a resource type");
  }

  @Test
  void describes() throws Exception {
    assertThat(kubectl("describe", "rc", "web"))
        .contains("3 current / 3 desired", "3 Running", "Created pod: web-");
    assertThat(kubectl("describe", "pods"))
        .contains("Controlled By:  ReplicationController/web", "Successfully assigned");
    assertThat(kubectl("describe", "svc", "web")).contains("80/TCP");
    assertThat(kubectl("describe", "ns", "default")).contains("Active");
  }

  @Test
  void describesTheApi() throws Exception {
    assertThat(kubectl("version")).contains("Server Version: v1.21.2");
    assertThat(kubectl("cluster-info")).contains("is running at");
    assertThat(kubectl("api-resources")).containsPattern("replicationcontrollers +rc +v1");
    assertThat(kubectl("api-versions")).contains("coordination.k8s.io/v1");
    assertThat(kubectl("explain", "rc.spec")).contains("minReadySeconds", "template");
    assertThat(kubectl("auth", "can-i", "create", "pods")).contains("yes");
  }

  @Test
  void watches() throws Exception {
    assertThat(watched("pods", "web-")).contains("ContainerCreating");
    assertThat(watched("rc", "web")).containsPattern("web +4 +4 +3 ");
  }

  /** What {@code kubectl get -w} shows while web, of 3 pods, gets a fourth, and loses it again. */
  private String watched(String type, String shown) throws Exception {
    Process watching = start("get", type, "-w");
    try (var client = java.util.Objects.requireNonNull(cluster).client("default")) {
      await().atMost(PATIENCE).until(() -> out().contains(shown));
      client.replicationControllers().withName("web").scale(4);
      await().atMost(PATIENCE).until(() -> ready(client) == 4);
      client.replicationControllers().withName("web").scale(3);
      await().atMost(PATIENCE).until(() -> ready(client) == 3 && shows(type));
      return out();
    } finally {
      watching.destroy();
      watching.waitFor();
    }
  }

  private boolean shows(String type) throws IOException {
    return type.equals("pods")
        ? out().contains("Terminating")
        : out().matches("(?s).*web +4 +4 +4 .*web +3 +3 +3 .*");
  }

  private static int ready(KubernetesClient client) {
    return client.replicationControllers().withName("web").get().getStatus().getReadyReplicas();
  }

  @Test
  void createsAppliesAndReplaces() throws Exception {
    assertThat(kubectl("create", "-f", "app.yaml")).contains("created");
    assertThat(run("create", "-f", "app.yaml").text()).contains("(AlreadyExists)");
    kubectl("wait", "rc/app", "--for=jsonpath={.status.readyReplicas}=2", "--timeout=20s");
    Ended diff = run("diff", "-f", "app2.yaml");
    assertThat(diff.code()).isEqualTo(1);
    assertThat(diff.text()).contains("+      - image: example/app:v2");
    kubectl("apply", "-f", "app2.yaml");
    assertThat(kubectl("apply", "-f", "app2.yaml")).contains("unchanged");
    assertThat(kubectl("apply", "--dry-run=server", "-f", "app.yaml")).contains("dry run");
    assertThat(kubectl("apply", "--server-side", "--force-conflicts", "-f", "app2.yaml"))
        .contains("serverside-applied");
    assertThat(kubectl("diff", "--server-side", "--force-conflicts", "-f", "app2.yaml")).isEmpty();
    assertThat(kubectl("replace", "-f", "app.yaml")).contains("replaced");
    assertThat(kubectl("edit", "rc", "app")).contains("edited");
    assertThat(kubectl("get", "rc", "app", "-o", "wide")).contains("example/app:v5");
  }

  @Test
  void changes() throws Exception {
    kubectl("patch", "rc", "web", "-p", "{\"metadata\":{\"labels\":{\"x\":\"a\"}}}");
    kubectl(
        "patch", "rc", "web", "--type=merge", "-p", "{\"metadata\":{\"labels\":{\"x\":\"b\"}}}");
    assertThat(kubectl("get", "rc", "-l", "x=b", "-o", "name")).contains("/web");
    kubectl(
        "patch",
        "rc",
        "web",
        "--type=json",
        "-p",
        "[{\"op\":\"remove\",\"path\":\"/metadata/labels/x\"}]");
    kubectl("label", "rc", "web", "tier=front");
    assertThat(run("label", "rc", "web", "tier=back").text()).contains("--overwrite");
    kubectl("label", "rc", "web", "tier=back", "--overwrite");
    kubectl("annotate", "rc", "web", "note=hello");
    assertThat(kubectl("get", "rc", "web", "-o", "yaml"))
        .contains("tier: back", "note: hello")
        .doesNotContain("x: ");
    kubectl("scale", "rc", "web", "--current-replicas=3", "--replicas=4");
    kubectl("wait", "rc/web", "--for=jsonpath={.status.readyReplicas}=4", "--timeout=20s");
    assertThat(kubectl("expose", "rc", "web", "--port=80", "--name=front")).contains("exposed");
    assertThat(kubectl("get", "svc", "front")).contains("80/TCP");
    assertThat(kubectl("create", "namespace", "shop")).contains("created");
    assertThat(kubectl("create", "configmap", "conf", "--from-literal=k=v")).contains("created");
    assertThat(kubectl("get", "cm", "conf", "-o", "jsonpath={.data.k}")).isEqualTo("v");
    assertThat(kubectl("create", "quota", "few", "--hard=pods=9")).contains("created");
    assertThat(kubectl("describe", "quota", "few")).containsPattern("pods +\\d +9");
    kubectl("create", "service", "clusterip", "inner", "--tcp=80:8080");
    assertThat(kubectl("get", "svc", "inner")).containsPattern("ClusterIP .* 80/TCP");
    assertThat(kubectl("delete", "namespace", "shop")).contains("deleted");
  }

  @Test
  void deletesInEveryWay() throws Exception {
    kubectl("create", "-f", "app.yaml");
    kubectl("wait", "rc/app", "--for=jsonpath={.status.replicas}=2", "--timeout=20s");
    kubectl("delete", "rc", "app", "--cascade=orphan");
    assertThat(kubectl("get", "po", "-l", "app=app", "-o", "name")).hasLineCount(2);
    kubectl("create", "-f", "app.yaml");
    kubectl("wait", "rc/app", "--for=jsonpath={.status.replicas}=2", "--timeout=20s");
    kubectl("delete", "rc", "app", "--cascade=foreground");
    assertThat(kubectl("get", "po", "-l", "app=app", "-o", "name")).isEmpty();
    kubectl("create", "-f", "app.yaml");
    kubectl("delete", "rc", "app", "--cascade=background", "--wait=false");
    kubectl("delete", "po", "-l", "app=app", "--wait=true");
    kubectl("delete", "po", "--all", "--grace-period=0", "--force");
    kubectl("delete", "rc", "web", "--wait=true");
    assertThat(kubectl("get", "rc")).contains("No resources found");
  }
}
