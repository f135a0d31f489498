using System.Net;

namespace MissionGov.Web.Serving.Outbound;

/// <summary>What may be reached at all. No setting loosens it: only a test, which has its servers on this machine, puts another in its place.</summary>
internal class OutboundRule
{
    public virtual bool IsPort(int port) => port is 80 or 443;

    public virtual bool IsAddress(IPAddress address) => PublicAddresses.Has(address);

    /// <summary>Whether a secret may travel by this scheme.</summary>
    public virtual bool KeepsSecrets(string scheme) => scheme == Uri.UriSchemeHttps;

    public virtual Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);
}
