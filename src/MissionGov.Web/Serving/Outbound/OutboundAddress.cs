using MissionGov.Domain;

namespace MissionGov.Web.Serving.Outbound;

/// <summary>An address outside that somebody typed, held to the list of hosts. The door looks again at what a name leads to.</summary>
internal sealed class OutboundAddress(OutboundRule rule)
{
    /// <summary>Code of the problem; its end is the field of the forms.</summary>
    public const string Code = "outbound.address";

    private const int Longest = 2000;

    /// <returns>The address, or null and what is wrong with it.</returns>
    public Uri? Read(string text, HostList hosts, bool secret, out Problem? problem)
    {
        problem = null;
        if (text.Length is > 0 and <= Longest
            && !text.Any(letter => letter is '\\' || char.IsControl(letter) || char.IsWhiteSpace(letter))
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address is { UserInfo: "", Fragment: "" } && !text.Contains('@', StringComparison.Ordinal)
            && rule.IsPort(address.Port)
            && hosts.Has(address))
        {
            if (!secret || rule.KeepsSecrets(address.Scheme)) return address;
            problem = new(Code, "Use an address that begins with https, so that nobody can read it on its way");
            return null;
        }

        problem = new(Code, text.Length == 0
            ? "Enter an address, like https://data.example.gov.uk/figures.csv"
            : $"That address is not on the approved list. {(hosts.IsEmpty ? "No host is on it yet" : $"Hosts on it: {string.Join(", ", hosts.Names)}")}");
        return null;
    }
}
