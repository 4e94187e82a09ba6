package dev.rolloutshell.simulator.json;

import dev.rolloutshell.simulator.model.JsonObject;

/** Structs of the server as Go prints them in messages; a pointer's address differs each time. */
public final class GoStructs {
  private GoStructs() {}

  private static String pointer(JsonObject owner, String key, String type) {
    return "(*" + type + ")(" + (owner.get(key) == null ? "nil" : "0xc000000000") + ")";
  }

  private static String handler(JsonObject handler) {
    return "core.Handler{Exec:%s, HTTPGet:%s, TCPSocket:%s}"
        .formatted(
            pointer(handler, "exec", "core.ExecAction"),
            pointer(handler, "httpGet", "core.HTTPGetAction"),
            pointer(handler, "tcpSocket", "core.TCPSocketAction"));
  }

  /** How Go prints a container's lifecycle. */
  public static String lifecycle(JsonObject lifecycle) {
    return "core.Lifecycle{PostStart:%s, PreStop:%s}"
        .formatted(
            pointer(lifecycle, "postStart", "core.Handler"),
            pointer(lifecycle, "preStop", "core.Handler"));
  }

  /** How Go prints a probe. */
  public static String probe(JsonObject probe) {
    return "core.Probe{Handler:%s, InitialDelaySeconds:%d, TimeoutSeconds:%d, PeriodSeconds:%d,"
            .formatted(
                handler(probe),
                probe.number("initialDelaySeconds", 0),
                probe.number("timeoutSeconds", 0),
                probe.number("periodSeconds", 0))
        + " SuccessThreshold:%d, FailureThreshold:%d, TerminationGracePeriodSeconds:%s}"
            .formatted(
                probe.number("successThreshold", 0),
                probe.number("failureThreshold", 0),
                pointer(probe, "terminationGracePeriodSeconds", "int64"));
  }

  /** How Go prints a toleration. */
  public static String toleration(JsonObject toleration) {
    return "core.Toleration{Key:%s, Operator:%s, Value:%s, Effect:%s, TolerationSeconds:%s}"
        .formatted(
            GoValues.quote(toleration.string("key", "")),
            GoValues.quote(toleration.string("operator", "")),
            GoValues.quote(toleration.string("value", "")),
            GoValues.quote(toleration.string("effect", "")),
            pointer(toleration, "tolerationSeconds", "int64"));
  }

  /** How Go prints a security context. */
  public static String securityContext(JsonObject context) {
    return "core.SecurityContext{Capabilities:%s, Privileged:%s, SELinuxOptions:%s,"
            .formatted(
                pointer(context, "capabilities", "core.Capabilities"),
                pointer(context, "privileged", "bool"),
                pointer(context, "seLinuxOptions", "core.SELinuxOptions"))
        + " WindowsOptions:%s, RunAsUser:%s, RunAsGroup:%s, RunAsNonRoot:%s,"
            .formatted(
                pointer(context, "windowsOptions", "core.WindowsSecurityContextOptions"),
                pointer(context, "runAsUser", "int64"),
                pointer(context, "runAsGroup", "int64"),
                pointer(context, "runAsNonRoot", "bool"))
        + " ReadOnlyRootFilesystem:%s, AllowPrivilegeEscalation:%s, ProcMount:%s,"
            .formatted(
                pointer(context, "readOnlyRootFilesystem", "bool"),
                pointer(context, "allowPrivilegeEscalation", "bool"),
                pointer(context, "procMount", "core.ProcMountType"))
        + " SeccompProfile:%s}"
            .formatted(pointer(context, "seccompProfile", "core.SeccompProfile"));
  }
}
