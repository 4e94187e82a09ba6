package dev.rolloutshell.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CoverageTest {

  private static final Map<String, Object> FILE =
      Map.of(
          "name",
          "main",
          "image",
          "v2",
          "env",
          List.of(Map.of("name", "LEVEL", "value", "1.10")),
          "resources",
          Map.of("limits", Map.of("cpu", "0.5", "memory", "1024Mi")));

  private static Map<String, Object> live(String level, Map<String, Object> more) {
    Map<String, Object> live = new java.util.TreeMap<>(more);
    live.put("name", "main");
    live.put("image", "v2");
    live.put("env", List.of(Map.of("name", "LEVEL", "value", level)));
    Map<String, Object> quantities = Map.of("cpu", "500m", "memory", "1Gi");
    live.put("resources", Map.of("limits", quantities, "requests", quantities));
    live.put("terminationMessagePath", "/dev/termination-log");
    live.put("imagePullPolicy", "IfNotPresent");
    return live;
  }

  @Test
  void seesThroughDefaultsAndQuantities() {
    assertThat(Coverage.covers(live("1.10", Map.of()), FILE)).isTrue();
    assertThat(Coverage.covers(live("1.10", Map.of("securityContext", Map.of())), FILE)).isTrue();
  }

  @Test
  void takesNoStringForANumber() {
    assertThat(Coverage.covers(live("1.1", Map.of()), FILE)).isFalse();
  }

  @Test
  void seesWhatTheFileNoLongerHas() {
    Map<String, Object> command = Map.of("command", List.of("sleep"));

    assertThat(Coverage.covers(live("1.10", command), FILE)).isFalse();
  }

  /** What a server of Kubernetes 1.21 makes of a template that says all that one may well say. */
  @Test
  void coversAWholeTemplateAsAServerStoresIt() {
    assertThat(Coverage.covers(yaml(STORED), yaml(ASKED))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hostNetwork: true|hostNetwork: false",
        "cpu: 0.1|cpu: 0.2",
        "sizeLimit: 1024Mi|sizeLimit: 1023Mi",
        "value: \"\"|value: \"x\"",
        "initialDelaySeconds: 0|initialDelaySeconds: 3",
        "privileged: false|privileged: true",
        "readOnly: false|readOnly: true",
        "serviceAccountName: builder|serviceAccountName: other",
        "optional: false|optional: true",
        "timeoutSeconds: 5|timeoutSeconds: 0",
        "path: t|path: u",
        "restartPolicy: \"\"|terminationGracePeriodSeconds: 0",
        "automountServiceAccountToken: false|automountServiceAccountToken: true",
      })
  void seesEveryChangeOfIt(String change) {
    String[] sides = change.split("\\|", -1);

    assertThat(ASKED).contains(sides[0]);
    assertThat(Coverage.covers(yaml(STORED), yaml(ASKED.replace(sides[0], sides[1])))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "automountServiceAccountToken: false",
        "securityContext: {privileged: false, capabilities: {drop: [ALL]}}",
        "tolerations: [{key: a, operator: Exists}]",
      })
  void seesWhatTheTemplateNoLongerHas(String line) {
    assertThat(ASKED).contains(line);
    assertThat(Coverage.covers(yaml(STORED), yaml(ASKED.replace(line, "")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user: admin", "protocol: TCP", "value: ''"})
  void takesNoLabelForAFieldThatTheServerFillsIn(String label) {
    String labels = "{metadata: {labels: {app: web%s}}}";
    Object with = yaml(labels.formatted(", " + label));
    Object without = yaml(labels.formatted(""));

    assertThat(Coverage.covers(with, with)).isTrue();
    assertThat(Coverage.covers(with, without)).isFalse();
    assertThat(Coverage.covers(without, with)).isFalse();
  }

  private static Object yaml(String text) {
    return new YAMLMapper().readValue(text, Map.class);
  }

  private static final String ASKED =
      """
      metadata:
        creationTimestamp: null
        labels: {app: web}
      spec:
        hostNetwork: true
        hostPID: false
        restartPolicy: ""
        automountServiceAccountToken: false
        securityContext: {}
        nodeSelector: {}
        serviceAccountName: builder
        tolerations: [{key: a, operator: Exists}]
        containers:
        - name: web
          image: example/web:v2
          stdin: false
          args: []
          env:
          - {name: A, value: ""}
          - {name: N, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
          - {name: C, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1000m}}}
          resources:
            limits: {cpu: 1000m, memory: 1024Mi}
            requests: {cpu: 0.1}
          ports: [{containerPort: 80}]
          readinessProbe: {httpGet: {port: 80}, initialDelaySeconds: 0, periodSeconds: 0}
          livenessProbe: {exec: {command: ["true"]}, timeoutSeconds: 5}
          lifecycle: {preStop: {httpGet: {port: http, path: /bye}}}
          securityContext: {privileged: false, capabilities: {drop: [ALL]}}
          volumeMounts:
          - {name: v, mountPath: /v, readOnly: false}
        volumes:
        - {name: v, emptyDir: {}}
        - {name: s, secret: {secretName: s, optional: false}}
        - {name: d, downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}
        - {name: h, hostPath: {path: /h}}
        - {name: p, projected: {sources: [{serviceAccountToken: {path: t}}]}}
        - {name: q, emptyDir: {sizeLimit: 1024Mi, medium: ""}}
      """;

  private static final String STORED =
      """
      metadata:
        creationTimestamp: null
        labels: {app: web}
      spec:
        hostNetwork: true
        automountServiceAccountToken: false
        securityContext: {}
        serviceAccountName: builder
        serviceAccount: builder
        restartPolicy: Always
        terminationGracePeriodSeconds: 30
        dnsPolicy: ClusterFirst
        schedulerName: default-scheduler
        tolerations: [{key: a, operator: Exists}]
        containers:
        - name: web
          image: example/web:v2
          imagePullPolicy: IfNotPresent
          terminationMessagePath: /dev/termination-log
          terminationMessagePolicy: File
          env:
          - {name: A}
          - {name: N, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.name}}}
          - {name: C, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: "1"}}}
          resources:
            limits: {cpu: "1", memory: 1Gi}
            requests: {cpu: 100m, memory: 1Gi}
          ports: [{containerPort: 80, hostPort: 80, protocol: TCP}]
          readinessProbe:
            httpGet: {port: 80, path: /, scheme: HTTP}
            timeoutSeconds: 1
            periodSeconds: 10
            successThreshold: 1
            failureThreshold: 3
          livenessProbe:
            exec: {command: ["true"]}
            timeoutSeconds: 5
            periodSeconds: 10
            successThreshold: 1
            failureThreshold: 3
          lifecycle: {preStop: {httpGet: {port: http, path: /bye, scheme: HTTP}}}
          securityContext: {privileged: false, capabilities: {drop: [ALL]}}
          volumeMounts:
          - {name: v, mountPath: /v}
        volumes:
        - {name: v, emptyDir: {}}
        - {name: s, secret: {secretName: s, optional: false, defaultMode: 420}}
        - name: d
          downwardAPI:
            defaultMode: 420
            items: [{path: l, fieldRef: {apiVersion: v1, fieldPath: metadata.labels}}]
        - {name: h, hostPath: {path: /h, type: ""}}
        - name: p
          projected:
            defaultMode: 420
            sources: [{serviceAccountToken: {path: t, expirationSeconds: 3600}}]
        - {name: q, emptyDir: {sizeLimit: 1Gi}}
      """;
}
