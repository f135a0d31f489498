namespace MissionGov.Web.Cluster;

/// <summary>The embedded cluster cannot be opened. The message says why and what to do; print it as it is.</summary>
internal sealed class ClusterUnavailable(string message, Exception? inner = null) : Exception(message, inner);
