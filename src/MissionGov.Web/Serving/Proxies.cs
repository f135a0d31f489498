using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace MissionGov.Web.Serving;

/// <summary>Which proxies may say from where a request came, and whether it came by https. Anybody else's word is not taken.</summary>
internal static class Proxies
{
    public const string Section = "Proxies";

    public static IReadOnlyList<IPNetwork> Read(string? text, string name, List<string> problems)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(part, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else problems.Add($"{name} holds \"{part}\". Write addresses or networks, like 10.0.0.1, 10.1.0.0/16.");
        }

        // The one empty list there is, so that settings that say the same are equal.
        if (networks.Count == 0) return [];
        return networks;
    }

    public static void UseProxies(this WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<Configured>().Proxies;
        if (trusted.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
