using System.Net;
using System.Net.Sockets;

namespace MissionGov.Web.Serving.Outbound;

/// <summary>Which addresses belong to everybody's internet. Whatever leads back into this machine, its network or its provider does not.</summary>
internal static class PublicAddresses
{
    // The special-purpose registries of IANA, RFC 6890 and after; the last but two is the address that machines of Azure ask about themselves.
    private static readonly IPNetwork[] NotOfVersion4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "168.63.129.16/32", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(block => IPNetwork.Parse(block)),
    ];

    // All that is given out to be reached: loopback, link-local, unique local, multicast and the 64:ff9b::/96 of NAT64 lie outside.
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    // Teredo and its neighbours, documentation, and 6to4, each of which can name an address of version 4 in disguise.
    private static readonly IPNetwork[] NotOfVersion6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(block => IPNetwork.Parse(block))];

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(NotOfVersion4, block => block.Contains(address))
            : GivenOut.Contains(address) && !Array.Exists(NotOfVersion6, block => block.Contains(address));
    }
}
