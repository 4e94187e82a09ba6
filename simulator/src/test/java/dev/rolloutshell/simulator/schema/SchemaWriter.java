package dev.rolloutshell.simulator.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReview;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the schema of the served kinds from fabric8's model classes. */
final class SchemaWriter {
  private static final List<Class<?>> ROOTS =
      List.of(
          Pod.class,
          ReplicationController.class,
          Service.class,
          Endpoints.class,
          Event.class,
          io.fabric8.kubernetes.api.model.events.v1.Event.class,
          ConfigMap.class,
          Namespace.class,
          ResourceQuota.class,
          Lease.class,
          EndpointSlice.class,
          Binding.class,
          Scale.class,
          DeleteOptions.class,
          Eviction.class,
          SelfSubjectAccessReview.class,
          SelfSubjectRulesReview.class);

  /** How lists and maps are merged; fabric8's classes do not say. */
  private static final Map<String, String> MERGING =
      Map.ofEntries(
          Map.entry("ObjectMeta.finalizers", "set"),
          Map.entry("ObjectMeta.ownerReferences", "key=uid"),
          Map.entry("PodSpec.containers", "key=name"),
          Map.entry("PodSpec.initContainers", "key=name"),
          Map.entry("PodSpec.ephemeralContainers", "key=name"),
          Map.entry("PodSpec.volumes", "key=name retainKeys"),
          Map.entry("PodSpec.imagePullSecrets", "key=name"),
          Map.entry("PodSpec.hostAliases", "key=ip"),
          Map.entry("PodSpec.topologySpreadConstraints", "key=topologyKey,whenUnsatisfiable"),
          Map.entry("PodSpec.nodeSelector", "atomic"),
          Map.entry("Container.ports", "key=containerPort,protocol"),
          Map.entry("Container.env", "key=name"),
          Map.entry("Container.volumeMounts", "key=mountPath"),
          Map.entry("Container.volumeDevices", "key=devicePath"),
          Map.entry("EphemeralContainer.ports", "key=containerPort,protocol"),
          Map.entry("EphemeralContainer.env", "key=name"),
          Map.entry("EphemeralContainer.volumeMounts", "key=mountPath"),
          Map.entry("EphemeralContainer.volumeDevices", "key=devicePath"),
          Map.entry("PodStatus.conditions", "key=type"),
          Map.entry("PodStatus.podIPs", "key=ip"),
          Map.entry("ReplicationControllerSpec.selector", "atomic"),
          Map.entry("ReplicationControllerStatus.conditions", "key=type"),
          Map.entry("NamespaceStatus.conditions", "key=type"),
          Map.entry("ServiceSpec.ports", "key=port,protocol"),
          Map.entry("ServiceSpec.selector", "atomic"),
          Map.entry("EndpointSlice.endpoints", "atomic"),
          Map.entry("EndpointSlice.ports", "atomic"),
          Map.entry("ServiceStatus.conditions", "key=type"));

  /** Numbers and truths that Go leaves out when they are zero. */
  private static final Set<String> OMITTED =
      Set.of(
          "ReplicationControllerSpec.minReadySeconds",
          "ReplicationControllerStatus.fullyLabeledReplicas",
          "ReplicationControllerStatus.readyReplicas",
          "ReplicationControllerStatus.availableReplicas",
          "ReplicationControllerStatus.observedGeneration",
          "Probe.initialDelaySeconds",
          "Probe.timeoutSeconds",
          "Probe.periodSeconds",
          "Probe.successThreshold",
          "Probe.failureThreshold",
          "ContainerPort.hostPort",
          "ContainerStateTerminated.signal",
          "ServicePort.nodePort",
          "ServiceSpec.healthCheckNodePort",
          "ServiceSpec.publishNotReadyAddresses",
          "Event.count",
          "events/Event.deprecatedCount",
          "ObjectMeta.generation",
          "PodSpec.hostIPC",
          "PodSpec.hostNetwork",
          "PodSpec.hostPID",
          "Container.stdin",
          "Container.stdinOnce",
          "Container.tty",
          "VolumeMount.readOnly");

  private static final Set<String> ATOMIC =
      Set.of(
          "ObjectReference",
          "LocalObjectReference",
          "TypedLocalObjectReference",
          "ConfigMapKeySelector",
          "SecretKeySelector",
          "ObjectFieldSelector",
          "ResourceFieldSelector",
          "LabelSelector",
          "NodeSelector",
          "NodeSelectorTerm",
          "ScopeSelector",
          "SecretReference",
          "EndpointAddress",
          "EndpointPort",
          "ScopedResourceSelectorRequirement");

  /** Fields that came after the version of Kubernetes that is simulated. */
  private static final Set<String> LATER =
      Set.of(
          "PodSpec.hostUsers",
          "PodSpec.evictionResponders",
          "PodSpec.schedulingGroup",
          "PodStatus.nodeAllocatableResourceClaimStatuses",
          "PodSpec.hostnameOverride",
          "PodSpec.os",
          "PodSpec.resourceClaims",
          "PodSpec.resources",
          "PodSpec.schedulingGates",
          "PodSpec.workloadRef",
          "PodStatus.allocatedResources",
          "PodStatus.extendedResourceClaimStatus",
          "PodStatus.hostIPs",
          "PodStatus.observedGeneration",
          "PodStatus.resize",
          "PodStatus.resourceClaimStatuses",
          "PodStatus.resources",
          "PodCondition.observedGeneration",
          "Container.resizePolicy",
          "Container.restartPolicy",
          "Container.restartPolicyRules",
          "ContainerStatus.allocatedResources",
          "ContainerStatus.allocatedResourcesStatus",
          "ContainerStatus.resources",
          "ContainerStatus.stopSignal",
          "ContainerStatus.user",
          "ContainerStatus.volumeMounts",
          "EphemeralContainer.resizePolicy",
          "EphemeralContainer.restartPolicy",
          "EphemeralContainer.restartPolicyRules",
          "EnvVarSource.fileKeyRef",
          "Lifecycle.stopSignal",
          "LifecycleHandler.sleep",
          "LeaseSpec.preferredHolder",
          "LeaseSpec.strategy",
          "Probe.grpc",
          "ResourceRequirements.claims",
          "SecurityContext.appArmorProfile",
          "PodSecurityContext.appArmorProfile",
          "PodSecurityContext.seLinuxChangePolicy",
          "PodSecurityContext.supplementalGroupsPolicy",
          "Endpoint.hints",
          "EndpointConditions.serving",
          "EndpointConditions.terminating",
          "ServiceSpec.trafficDistribution",
          "TopologySpreadConstraint.matchLabelKeys",
          "TopologySpreadConstraint.minDomains",
          "TopologySpreadConstraint.nodeAffinityPolicy",
          "TopologySpreadConstraint.nodeTaintsPolicy",
          "Volume.image",
          "VolumeMount.recursiveReadOnly",
          "DeleteOptions.ignoreStoreReadErrorWithClusterBreakingPotential",
          "PodAffinityTerm.matchLabelKeys",
          "PodAffinityTerm.mismatchLabelKeys");

  private static final Set<String> TIMES =
      Set.of(
          "creationTimestamp",
          "deletionTimestamp",
          "startTime",
          "startedAt",
          "finishedAt",
          "lastProbeTime",
          "lastTransitionTime",
          "firstTimestamp",
          "lastTimestamp",
          "deprecatedFirstTimestamp",
          "deprecatedLastTimestamp",
          "time");

  private final Map<String, String> written = new TreeMap<>();
  private final Deque<Class<?>> left = new ArrayDeque<>(ROOTS);
  private final Set<String> seen = new TreeSet<>();

  static String write() {
    SchemaWriter writer = new SchemaWriter();
    while (!writer.left.isEmpty()) {
      Class<?> next = writer.left.pop();
      if (writer.seen.add(struct(next))) {
        writer.type(next);
      }
    }
    return String.join("", writer.written.values());
  }

  private void type(Class<?> type) {
    String name = struct(type);
    Map<String, String> fields = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      JsonProperty property = field.getAnnotation(JsonProperty.class);
      if (property != null && !LATER.contains(name + "." + property.value())) {
        fields.put(property.value(), line(name, property.value(), field.getGenericType()));
      }
    }
    String atomic = ATOMIC.contains(name) ? " atomic" : "";
    written.put(name, "type " + name + atomic + "\n" + String.join("", fields.values()));
  }

  private String line(String owner, String field, Type type) {
    String merging = MERGING.get(owner + "." + field);
    String suffix = merging == null ? "" : " " + merging;
    if (OMITTED.contains(owner + "." + field)) {
      suffix += " omitzero";
    }
    return "  " + field + " " + name(owner, field, type) + suffix + "\n";
  }

  private String name(String owner, String field, Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      return parameterized.getRawType() == List.class
          ? "[]" + name(owner, field, arguments[0])
          : "{}" + (field.equals("binaryData") ? "bytes" : name(owner, field, arguments[1]));
    }
    if (type == String.class) {
      boolean time = TIMES.contains(field) && !owner.equals("LeaseSpec");
      return time ? "time" : "string";
    }
    Map<Type, String> simple =
        Map.of(
            Integer.class, "int32",
            Long.class, "int64",
            Boolean.class, "bool",
            Quantity.class, "quantity",
            IntOrString.class, "intOrString",
            MicroTime.class, "microTime",
            ZonedDateTime.class, "microTime");
    if (simple.containsKey(type)) {
      return simple.get(type);
    }
    Class<?> model = (Class<?>) type;
    if (!model.getName().startsWith("io.fabric8") || model.getSimpleName().equals("FieldsV1")) {
      return "any";
    }
    left.push(model);
    return struct(model);
  }

  /** Of the two kinds of the same name, that of the core group has no prefix. */
  private static String struct(Class<?> model) {
    String name = model.getSimpleName();
    return name.equals("Event") && model.getPackageName().endsWith(".events.v1")
        ? "events/" + name
        : name;
  }
}
